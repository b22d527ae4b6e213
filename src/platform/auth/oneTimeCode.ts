import { createHmac, randomInt } from 'node:crypto';
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Config } from '../config/config.ts';
import type { Clock } from '../context.ts';
import type { Database, Tx } from '../db/database.ts';

export type CodePurpose =
  | 'SIGN_UP'
  | 'SIGN_IN'
  | 'RESET_PASSWORD'
  | 'CHANGE_CONTACT'
  | 'REPORT_LOST'
  | 'PROVE_ACCOUNT'
  | 'POST_SUBMISSION';

export const CODE_DIGITS = 6;
export const CODE_MINUTES = 10;
const CODE_ATTEMPTS = 5;

type CodeSettings = Pick<Config, 'secret'>;

/** Six digits are few: without the secret, whoever reads the table could try them all. */
function hashCode(settings: CodeSettings, id: string, code: string): Buffer {
  return createHmac('sha256', settings.secret).update(`one-time-code:${id}:${code}`).digest();
}

/** Makes a code for an account; earlier ones of the same purpose stop working. The code itself is not kept. */
export async function issueCode(
  db: Database | Tx,
  input: { accountId: string; purpose: CodePurpose; sentTo: string },
  clock: Clock,
  settings: CodeSettings,
): Promise<{ id: string; code: string }> {
  const id = uuidv7();
  const code = String(randomInt(10 ** CODE_DIGITS)).padStart(CODE_DIGITS, '0');
  const now = clock.now();
  await db
    .deleteFrom('oneTimeCode')
    .where('accountId', '=', input.accountId)
    .where('purpose', '=', input.purpose)
    .execute();
  await db
    .insertInto('oneTimeCode')
    .values({
      id,
      ...input,
      codeHash: hashCode(settings, id, code),
      createdAt: now,
      expiresAt: new Date(now.getTime() + CODE_MINUTES * 60_000),
    })
    .execute();
  return { id, code };
}

/**
 * Uses up a code: answers the account it belongs to, or undefined when it is wrong, too old, tried too often or used.
 * Every try counts, so the caller must not run it in a transaction that it then rolls back. One statement, so that of
 * two posts at the same moment one wins.
 */
export async function redeemCode(
  db: Database | Tx,
  input: { id: string; purpose: CodePurpose; code: string },
  clock: Clock,
  settings: CodeSettings,
): Promise<string | undefined> {
  const now = clock.now();
  const right = sql<boolean>`code_hash = ${hashCode(settings, input.id, input.code.replace(/\s/g, ''))}`;
  const row = await db
    .updateTable('oneTimeCode')
    .set({
      attempts: sql`attempts + 1`,
      usedAt: sql`CASE WHEN ${right} THEN ${now}::timestamptz END`,
    })
    .where('id', '=', input.id)
    .where('purpose', '=', input.purpose)
    .where('usedAt', 'is', null)
    .where('expiresAt', '>', now)
    .where('attempts', '<', CODE_ATTEMPTS)
    .returning(['accountId', 'usedAt'])
    .executeTakeFirst();
  return row?.usedAt ? row.accountId : undefined;
}
