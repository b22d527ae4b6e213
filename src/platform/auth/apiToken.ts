import type { Actor } from '../../domain/policy/actor.ts';
import type { Clock } from '../context.ts';
import type { Database, Tx } from '../db/database.ts';
import { actorOf, postsHeld } from './signedInActor.ts';
import { hashToken, makeToken } from './token.ts';

/** So that a token that leaked into a file or log can be recognised by scanners. */
const PREFIX = 'motcua_';

/** Makes a bearer token for another system; it acts with the rights of the account. Shown once, only its hash is kept. */
export async function issueApiToken(
  db: Database | Tx,
  input: { accountId: string; name: string; expiresAt: Date | null },
  clock: Clock,
): Promise<{ token: string; tokenHash: Buffer }> {
  const token = PREFIX + makeToken();
  const tokenHash = hashToken(token);
  await db
    .insertInto('apiToken')
    .values({ tokenHash, ...input, createdAt: clock.now() })
    .execute();
  return { token, tokenHash };
}

/** Who a bearer token acts as; undefined when unknown, expired, revoked, or the account may no longer sign in. */
export async function findApiToken(db: Database | Tx, token: string, clock: Clock): Promise<Actor | undefined> {
  const now = clock.now();
  const row = await db
    .selectFrom('apiToken')
    .innerJoin('account', 'account.id', 'apiToken.accountId')
    .select([
      'apiToken.accountId',
      'account.kind',
      'account.fullName',
      'account.mustChangePassword',
      postsHeld(now).as('posts'),
    ])
    .where('apiToken.tokenHash', '=', hashToken(token))
    .where('apiToken.revokedAt', 'is', null)
    .where((where) => where.or([where('apiToken.expiresAt', 'is', null), where('apiToken.expiresAt', '>', now)]))
    .where('account.status', '=', 'ACTIVE')
    .executeTakeFirst();
  return row && actorOf(row);
}
