import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Config } from '../../platform/config/config.ts';

/**
 * Names a stored photo in a form that is shown again, so that only whoever sent it can attach it: strangers have no account by
 * which that could be told.
 */
export function keepPhoto(config: Pick<Config, 'secret'>, fileId: string): string {
  return `${fileId}.${sign(config, fileId)}`;
}

/** The ids of the photos that a form names; forged ones are left out. */
export function keptPhotos(config: Pick<Config, 'secret'>, text: string | undefined): string[] {
  return (text ?? '').split(/\s+/).flatMap((one) => {
    const [, id = '', signature = ''] = /^([0-9a-f-]{36})\.([A-Za-z0-9_-]{22})$/.exec(one) ?? [];
    const right = Buffer.from(sign(config, id));
    const given = Buffer.from(signature);
    return id && right.length === given.length && timingSafeEqual(right, given) ? [id] : [];
  });
}

function sign({ secret }: Pick<Config, 'secret'>, fileId: string): string {
  return createHmac('sha256', secret).update(`feedback-photo:${fileId}`).digest('base64url').slice(0, 22);
}
