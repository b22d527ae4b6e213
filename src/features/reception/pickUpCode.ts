import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Config } from '../../platform/config/config.ts';

/**
 * Six digits that only the owner's page shows and the counter can check; another result of the same dossier has another
 * code. Nothing is stored: every server with the same secret makes the same one.
 */
export function pickUpCode({ secret }: Pick<Config, 'secret'>, dossierId: string, resultNumber: string): string {
  const digest = createHmac('sha256', secret).update(`pick-up:${dossierId}:${resultNumber}`).digest();
  return String(digest.readUInt32BE(0) % 1_000_000).padStart(6, '0');
}

/** Whether it is the code; blanks do not matter. */
export function isPickUpCode(typed: string, right: string): boolean {
  const given = Buffer.from(typed.replace(/\s/g, ''));
  const wanted = Buffer.from(right);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}
