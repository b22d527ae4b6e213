import { hkdfSync } from 'node:crypto';
import type { Ctx } from '../../platform/context.ts';
import { accessDenied } from '../../platform/errors.ts';

/**
 * The officer's key for what the counter keeps on a computer while the server is away, 32 bytes in base64. Always the same
 * for the same person: what was typed before a session ended can be sent in the next. Throws common.forbidden.
 */
export function offlineKey({ actor, config }: Ctx): string {
  if (actor.kind !== 'OFFICER') throw accessDenied();
  return Buffer.from(hkdfSync('sha256', config.secret, '', `offline:${actor.accountId}`, 32)).toString('base64');
}
