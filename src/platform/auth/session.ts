import { randomBytes } from 'node:crypto';
import { type Actor, type Assurance, holds, type Post } from '../../domain/policy/actor.ts';
import type { Config } from '../config/config.ts';
import type { Clock } from '../context.ts';
import type { Database, Tx } from '../db/database.ts';
import { actingFor } from './actingFor.ts';
import { actorOf, postsHeld, type SignedInActor } from './signedInActor.ts';
import { hashToken, makeToken } from './token.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** 5.5 TCVN 14423:2026: business software is left after at most 15 idle minutes, an administrator's session after 5. */
const OFFICER_IDLE_MINUTES = 15;
const ADMINISTRATOR_IDLE_MINUTES = 5;

/** `last_seen_at` is exact to this: writing it on every request would cost more than reading the page. */
const TOUCH_EVERY = MINUTE;

/** Someone signed in, as one request sees them. */
export interface Session {
  /** with the organisation or person for whom they act at the moment */
  actor: SignedInActor;
  /** the person themselves, for what is their own business only */
  person: SignedInActor;
  /** the right to act for whom they had chosen is over; nothing is done in anybody's name until they choose again */
  actingEnded: boolean;
  /** SHA-256 of the cookie's token; the key of the row */
  tokenHash: Buffer;
  csrfToken: string;
  createdAt: Date;
  /** the end however busy the session is */
  expiresAt: Date;
  /** key of the provider by which they came in, if any */
  providerKey: string | null;
}

/** How somebody proved who they are. */
export interface Proof {
  assurance: Assurance;
  providerKey: string;
  /** `sid` of the provider's session, for log-out from there */
  providerSession: string | null;
  /** as the provider wants to see it at log-out */
  idToken: string | null;
  /** when they proved it there */
  authenticatedAt: Date;
}

/** What a session is opened with besides the account. */
export interface SessionGround {
  proof?: Proof;
  /** account for which the person goes on acting */
  actingForId?: string | null;
  /** the guest of a draft, whose owner's account it is */
  helperId?: string;
}

type SessionSettings = Pick<Config, 'sessionHours'>;

/**
 * Begins a session and gives the token for the cookie; only its hash is kept.
 * Applicants may be away for `sessionHours` and stay twice that; officers stay `sessionHours` at most.
 */
export async function openSession(
  db: Database | Tx,
  account: { id: string; kind: string },
  userAgent: string | undefined,
  clock: Clock,
  settings: SessionSettings,
  { proof, actingForId = null, helperId }: SessionGround = {},
): Promise<{ token: string; csrfToken: string; expiresAt: Date }> {
  const now = clock.now();
  const hours = settings.sessionHours * (account.kind === 'OFFICER' ? 1 : 2);
  const expiresAt = new Date(now.getTime() + hours * HOUR);
  const token = helperId ? `${helperId}.${makeToken()}` : makeToken();
  const csrfToken = randomBytes(18).toString('base64url');
  await db.deleteFrom('session').where('accountId', '=', account.id).where('expiresAt', '<=', now).execute();
  await db
    .insertInto('session')
    .values({
      tokenHash: hashToken(token),
      accountId: account.id,
      csrfToken,
      createdAt: now,
      lastSeenAt: now,
      expiresAt,
      userAgent: userAgent?.slice(0, 300) ?? null,
      authenticatedAt: now,
      ...proof,
      actingForId,
      helperId: helperId ?? null,
    })
    .execute();
  return { token, csrfToken, expiresAt };
}

/** The help for which a guest's token was made, also when its session is no more; undefined for everybody else's token. */
export function helperOf(token: string): string | undefined {
  return /^([0-9a-f-]{36})\./.exec(token)?.[1];
}

/**
 * The session of a cookie's token with the account's posts of today, in one query; undefined when it has ended,
 * was left idle too long, or the account may no longer sign in.
 */
export async function findSession(
  db: Database | Tx,
  token: string,
  clock: Clock,
  settings: SessionSettings,
): Promise<Session | undefined> {
  const now = clock.now();
  const tokenHash = hashToken(token);
  const row = await db
    .selectFrom('session')
    .innerJoin('account', 'account.id', 'session.accountId')
    .select([
      'session.accountId',
      'session.csrfToken',
      'session.createdAt',
      'session.lastSeenAt',
      'session.expiresAt',
      'session.assurance',
      'session.authenticatedAt',
      'session.providerKey',
      'session.actingForId',
      'account.kind',
      'account.fullName',
      'account.mustChangePassword',
      postsHeld(now).as('posts'),
      actingFor(now).as('acting'),
    ])
    .where('session.tokenHash', '=', tokenHash)
    .where('session.expiresAt', '>', now)
    .where('account.status', '=', 'ACTIVE')
    .executeTakeFirst();
  if (!row) return undefined;
  const actor = actorOf(row, row.acting);
  const idle = now.getTime() - row.lastSeenAt.getTime();
  if (idle >= idleLimit(actor, row.posts, settings)) return undefined;
  if (idle >= TOUCH_EVERY) {
    await db.updateTable('session').set({ lastSeenAt: now }).where('tokenHash', '=', tokenHash).execute();
  }
  const { csrfToken, createdAt, expiresAt, providerKey } = row;
  const actingEnded = row.actingForId !== null && row.acting === null;
  return { actor, person: actorOf(row), actingEnded, tokenHash, csrfToken, createdAt, expiresAt, providerKey };
}

/** Milliseconds a session may be left alone. */
function idleLimit(actor: Actor, posts: Post[], settings: SessionSettings): number {
  if (actor.kind !== 'OFFICER') return settings.sessionHours * HOUR;
  const full = { ...actor, posts };
  const administrator = holds(full, 'SYSTEM_ADMINISTRATOR') || holds(full, 'AGENCY_ADMINISTRATOR');
  return (administrator ? ADMINISTRATOR_IDLE_MINUTES : OFFICER_IDLE_MINUTES) * MINUTE;
}

/** Ends one session: the cookie is worthless from now on. */
export async function closeSession(db: Database | Tx, tokenHash: Buffer): Promise<void> {
  await db.deleteFrom('session').where('tokenHash', '=', tokenHash).execute();
}

/** Ends every session of an account, all but `except` when given. Answers how many were ended. */
export async function closeAllSessions(db: Database | Tx, accountId: string, except?: Buffer): Promise<number> {
  let ended = db.deleteFrom('session').where('accountId', '=', accountId);
  if (except) ended = ended.where('tokenHash', '!=', except);
  return Number((await ended.executeTakeFirst()).numDeletedRows);
}
