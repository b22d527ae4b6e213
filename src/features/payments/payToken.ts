import { createHmac, timingSafeEqual } from 'node:crypto';
import { parse, stringify } from 'uuid';
import type { Config } from '../../platform/config/config.ts';
import { PATHS } from '../../ui/paths.ts';

const ID_BYTES = 16;
const MAC_BYTES = 16;

/** The unguessable part of a pay link: whoever has it may pay this one obligation, and see no more than that needs. */
export function payToken({ secret }: Pick<Config, 'secret'>, obligationId: string): string {
  const id = Buffer.from(parse(obligationId));
  return Buffer.concat([id, macOf(secret, id)]).toString('base64url');
}

/** Address of the page on which an obligation is paid. */
export function payPath(config: Pick<Config, 'secret'>, obligationId: string): string {
  return PATHS.pay(payToken(config, obligationId));
}

/** The obligation of a pay link; undefined when we did not make it. */
export function readPayToken({ secret }: Pick<Config, 'secret'>, token: string): string | undefined {
  const bytes = Buffer.from(token, 'base64url');
  if (bytes.length !== ID_BYTES + MAC_BYTES) return undefined;
  const id = bytes.subarray(0, ID_BYTES);
  if (!timingSafeEqual(bytes.subarray(ID_BYTES), macOf(secret, id))) return undefined;
  try {
    return stringify(id);
  } catch {
    return undefined;
  }
}

function macOf(secret: string, id: Buffer): Buffer {
  return createHmac('sha256', secret).update('motcua pay link\n').update(id).digest().subarray(0, MAC_BYTES);
}
