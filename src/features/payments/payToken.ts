import { createHmac, timingSafeEqual } from 'node:crypto';
import { parse, stringify } from 'uuid';
import { dayNumber, type IsoDate, isoDate, vietnamDate } from '../../domain/calendar/instant.ts';
import type { Config } from '../../platform/config/config.ts';
import { PATHS } from '../../ui/paths.ts';

const ID_BYTES = 16;
const DAY_BYTES = 2;
const MAC_BYTES = 16;

/**
 * The unguessable part of a pay link: whoever has it may pay this one obligation, and see no more than that needs, until the
 * last day it is good for. Counted from the day it is given out: whoever may see the dossier always gets a fresh one.
 */
export function payToken(
  { secret, payLinkDays }: Pick<Config, 'secret' | 'payLinkDays'>,
  obligationId: string,
  from: Date,
): string {
  const lastDay = Buffer.alloc(DAY_BYTES);
  lastDay.writeUInt16BE(dayNumber(vietnamDate(from.getTime())) + payLinkDays);
  const said = Buffer.concat([parse(obligationId), lastDay]);
  return Buffer.concat([said, macOf(secret, said)]).toString('base64url');
}

/** Address of the page on which an obligation is paid, given out at a moment. */
export function payPath(config: Pick<Config, 'secret' | 'payLinkDays'>, obligationId: string, from: Date): string {
  return PATHS.pay(payToken(config, obligationId, from));
}

/** The obligation of a pay link and the last day it is good for; undefined when we did not make it. */
export function readPayToken(
  { secret }: Pick<Config, 'secret'>,
  token: string,
): { obligationId: string; lastDay: IsoDate } | undefined {
  const bytes = Buffer.from(token, 'base64url');
  if (bytes.length !== ID_BYTES + DAY_BYTES + MAC_BYTES) return undefined;
  const said = bytes.subarray(0, -MAC_BYTES);
  if (!timingSafeEqual(bytes.subarray(-MAC_BYTES), macOf(secret, said))) return undefined;
  return { obligationId: stringify(said.subarray(0, ID_BYTES)), lastDay: isoDate(said.readUInt16BE(ID_BYTES)) };
}

function macOf(secret: string, said: Buffer): Buffer {
  return createHmac('sha256', secret).update('motcua pay link\n').update(said).digest().subarray(0, MAC_BYTES);
}
