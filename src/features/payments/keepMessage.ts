import { v7 as uuidv7 } from 'uuid';
import type { OnlineWay } from '../../domain/money/obligation.ts';
import type { Ctx } from '../../platform/context.ts';

/** A message of a provider as it came. */
export interface ProviderMessage {
  way: OnlineWay;
  /** NOTICE: server to server; RETURN: the payer's browser; ANSWER: what it said when asked */
  kind: 'NOTICE' | 'RETURN' | 'ANSWER';
  ref: string | null;
  raw: object;
  /** what was decided; in words of the protocol or of `Verdict` */
  verdict: string;
}

const MOST_LETTERS = 200;

/** Keeps it for good, whatever was decided. */
export async function keepMessage(
  { db, clock }: Ctx,
  { ref, raw, verdict, ...message }: ProviderMessage,
): Promise<void> {
  await db
    .insertInto('gatewayMessage')
    .values({
      ...message,
      id: uuidv7(),
      ref: ref?.slice(0, MOST_LETTERS) ?? null,
      receivedAt: clock.now(),
      raw: JSON.stringify(raw),
      verdict,
    })
    .execute();
}
