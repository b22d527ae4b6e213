import { createHmac, timingSafeEqual } from 'node:crypto';
import { parse, stringify } from 'uuid';
import { dayNumber, type IsoDate, isoDate, vietnamDate } from '../../domain/calendar/instant.ts';
import type { Config } from '../../platform/config/config.ts';
import { PATHS } from '../../ui/paths.ts';

const ID_BYTES = 16;
const TIME_BYTES = 6;
const MAC_BYTES = 16;

/** What a pay link says of itself. */
export interface PayLink {
  obligationId: string;
  givenOutAt: Date;
  /** the last day it is good for */
  lastDay: IsoDate;
}

/**
 * The unguessable part of a pay link: whoever has it may pay this one obligation, and see no more than that needs, until it
 * ends or is withdrawn. Counted from when it is given out: whoever may see the dossier always gets a fresh one.
 */
export function payToken({ secret }: Pick<Config, 'secret'>, obligationId: string, givenOutAt: Date): string {
  const time = Buffer.alloc(TIME_BYTES);
  time.writeUIntBE(givenOutAt.getTime(), 0, TIME_BYTES);
  const said = Buffer.concat([parse(obligationId), time]);
  return Buffer.concat([said, macOf(secret, said)]).toString('base64url');
}

/** Address of the page on which an obligation is paid, given out at a moment. */
export function payPath(config: Pick<Config, 'secret'>, obligationId: string, givenOutAt: Date): string {
  return PATHS.pay(payToken(config, obligationId, givenOutAt));
}

/** What a pay link says; undefined when we did not make it. */
export function readPayToken(
  { secret, payLinkDays }: Pick<Config, 'secret' | 'payLinkDays'>,
  token: string,
): PayLink | undefined {
  const bytes = Buffer.from(token, 'base64url');
  if (bytes.length !== ID_BYTES + TIME_BYTES + MAC_BYTES) return undefined;
  const said = bytes.subarray(0, -MAC_BYTES);
  if (!timingSafeEqual(bytes.subarray(-MAC_BYTES), macOf(secret, said))) return undefined;
  const givenOutAt = said.readUIntBE(ID_BYTES, TIME_BYTES);
  return {
    obligationId: stringify(said.subarray(0, ID_BYTES)),
    givenOutAt: new Date(givenOutAt),
    lastDay: isoDate(dayNumber(vietnamDate(givenOutAt)) + payLinkDays),
  };
}

function macOf(secret: string, said: Buffer): Buffer {
  return createHmac('sha256', secret).update('motcua pay link\n').update(said).digest().subarray(0, MAC_BYTES);
}
