import type pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../test/database.ts';
import { createDatabase, createPool, type Database } from '../db/database.ts';
import { findApiToken, issueApiToken } from './apiToken.ts';
import { forgetAttempts, SIGN_IN_ATTEMPTS, takeAttempt } from './attempts.ts';
import { issueCode, redeemCode } from './oneTimeCode.ts';
import { hashPassword, needsRehash, verifyPassword } from './password.ts';
import { sweepHits, takeHit } from './rateLimit.ts';
import { closeAllSessions, closeSession, findSession, openSession } from './session.ts';

const settings = { sessionHours: 12, secret: 'a secret for tests, of more than 32 characters' };
const MINUTE = 60;
const HOUR = 60 * MINUTE;

let database: TestDatabase;
let pool: pg.Pool;
let db: Database;
let statements: string[] = [];
let seconds = 0;
const clock = { now: () => new Date(Date.parse('2026-11-23T01:00:00Z') + seconds * 1000) };

beforeAll(async () => {
  database = await testDatabase();
  pool = createPool(database.url, 5);
  db = createDatabase(pool, (sql) => statements.push(sql));
  await db.insertInto('calendar').values({ id: 'test', name: 'Giờ hành chính', content: '{}' }).execute();
  await db
    .insertInto('agency')
    .values({
      code: 'H99.91',
      name: 'Sở Mẫu',
      shortName: 'Sở Mẫu',
      tier: 'PROVINCE',
      kind: 'DEPARTMENT',
      address: 'Số 1 đường Ví Dụ',
      calendarId: 'test',
    })
    .execute();
});

afterAll(async () => {
  await pool.end();
  await database.drop();
});

beforeEach(() => {
  seconds = 0;
  statements = [];
});

async function insertAccount(kind: 'CITIZEN' | 'OFFICER', more: { mustChangePassword?: boolean } = {}) {
  const id = uuidv7();
  await db
    .insertInto('account')
    .values({ id, kind, login: id, fullName: 'Trần Thị Ví Dụ', passwordHash: '', ...more })
    .execute();
  return { id, kind };
}

async function insertPost(accountId: string, role: string, days: { validFrom?: string; validTo?: string } = {}) {
  await db
    .insertInto('post')
    .values({ id: uuidv7(), accountId, role, agencyCode: 'H99.91', ...days })
    .execute();
}

const open = (account: { id: string; kind: string }) => openSession(db, account, 'Test', clock, settings);
const find = (token: string) => findSession(db, token, clock, settings);

describe('a password', () => {
  it('is kept as argon2id with 19 MiB and two passes', async () => {
    expect(await hashPassword('con mèo ngủ trưa')).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  it('is the same however its diacritics were typed', async () => {
    const hash = await hashPassword('con mèo ngủ trưa'.normalize('NFC'));
    expect(await verifyPassword(hash, 'con mèo ngủ trưa'.normalize('NFD'))).toBe(true);
    expect(await verifyPassword(hash, 'con meo ngu trua')).toBe(false);
  });

  it('of an unknown login is never right', async () => {
    expect(await verifyPassword(undefined, 'nobody')).toBe(false);
  });

  it('hashed under a weaker policy is to be hashed anew', async () => {
    const weaker = '$argon2id$v=19$m=4096,t=3,p=1$c29tZXNhbHRzb21lc2FsdA$2CvlwAJZHLXbjVtAgi1ndsQYjnyFQOxUVLz3KDRUmGY';
    expect(needsRehash(weaker)).toBe(true);
    expect(needsRehash(await hashPassword('con mèo ngủ trưa'))).toBe(false);
  });
});

describe('a session', () => {
  it('is found by its token alone, in one query, with the posts held today', async () => {
    const account = await insertAccount('OFFICER');
    await insertPost(account.id, 'RECEPTIONIST');
    await insertPost(account.id, 'SPECIALIST', { validTo: '2026-11-22' });
    await insertPost(account.id, 'UNIT_HEAD', { validFrom: '2026-11-24' });
    const { token, csrfToken } = await open(account);
    statements = [];
    const session = await find(token);
    expect(statements).toHaveLength(1);
    expect(session).toMatchObject({
      csrfToken,
      actor: {
        kind: 'OFFICER',
        accountId: account.id,
        name: 'Trần Thị Ví Dụ',
        posts: [{ role: 'RECEPTIONIST', agencyCode: 'H99.91', unitId: null }],
      },
    });
    expect(await find(`${token}x`)).toBeUndefined();
  });

  it('leaves no token in the database', async () => {
    const { token } = await open(await insertAccount('CITIZEN'));
    const rows = await db.selectFrom('session').selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain(token);
    expect(rows.every((row) => row.tokenHash.length === 32)).toBe(true);
  });

  it('reckons the day of a post in Vietnam, not in Greenwich', async () => {
    const account = await insertAccount('OFFICER');
    await insertPost(account.id, 'SPECIALIST', { validFrom: '2026-11-24' });
    // 17:00 in Greenwich is midnight in Vietnam.
    seconds = 16 * HOUR - 1;
    const { token } = await open(account);
    expect((await find(token))?.actor).toMatchObject({ posts: [] });
    seconds += 1;
    expect((await find(token))?.actor).toMatchObject({ posts: [{ role: 'SPECIALIST' }] });
  });

  it('of an applicant ends after the hours set without use', async () => {
    const { token } = await open(await insertAccount('CITIZEN'));
    seconds = 12 * HOUR - 1;
    expect(await find(token)).toBeDefined();
    seconds += 12 * HOUR;
    expect(await find(token)).toBeUndefined();
  });

  it('of an officer ends after a quarter of an hour without use, and after the day however busy', async () => {
    const account = await insertAccount('OFFICER');
    await insertPost(account.id, 'RECEPTIONIST');
    const idle = await open(account);
    seconds = 15 * MINUTE;
    expect(await find(idle.token)).toBeUndefined();
    const busy = await open(account);
    const end = seconds + 12 * HOUR;
    for (seconds += 14 * MINUTE; seconds < end; seconds += 14 * MINUTE) expect(await find(busy.token)).toBeDefined();
    seconds = end;
    expect(await find(busy.token)).toBeUndefined();
  });

  it('of an administrator ends after five minutes without use', async () => {
    const account = await insertAccount('OFFICER');
    await insertPost(account.id, 'AGENCY_ADMINISTRATOR');
    const { token } = await open(account);
    seconds = 5 * MINUTE - 1;
    expect(await find(token)).toBeDefined();
    seconds += 5 * MINUTE;
    expect(await find(token)).toBeUndefined();
  });

  it('is written to at most once a minute', async () => {
    const { token } = await open(await insertAccount('CITIZEN'));
    statements = [];
    for (seconds = 0; seconds < MINUTE; seconds += 10) await find(token);
    expect(statements.filter((sql) => sql.startsWith('update'))).toHaveLength(0);
    await find(token);
    await find(token);
    expect(statements.filter((sql) => sql.startsWith('update'))).toHaveLength(1);
  });

  it('ends when it is closed, when all are closed, and when the account is disabled', async () => {
    const account = await insertAccount('CITIZEN');
    const [first, second, third] = [await open(account), await open(account), await open(account)];
    const session = await find(first.token);
    await closeSession(db, session?.tokenHash ?? Buffer.alloc(0));
    expect(await find(first.token)).toBeUndefined();
    const kept = await find(third.token);
    expect(await closeAllSessions(db, account.id, kept?.tokenHash)).toBe(1);
    expect(await find(second.token)).toBeUndefined();
    expect(await find(third.token)).toBeDefined();
    await db.updateTable('account').set({ status: 'DISABLED' }).where('id', '=', account.id).execute();
    expect(await find(third.token)).toBeUndefined();
  });

  it('gives an officer no post before the issued password is changed', async () => {
    const account = await insertAccount('OFFICER', { mustChangePassword: true });
    await insertPost(account.id, 'AGENCY_LEADER');
    const { token } = await open(account);
    expect((await find(token))?.actor).toMatchObject({ mustChangePassword: true, posts: [] });
  });
});

describe('a bearer token', () => {
  it('acts with the posts of its account until it expires or is revoked', async () => {
    const account = await insertAccount('OFFICER');
    await insertPost(account.id, 'RECEPTIONIST');
    const expiresAt = new Date(clock.now().getTime() + HOUR * 1000);
    const { token, tokenHash } = await issueApiToken(db, { accountId: account.id, name: 'LGSP', expiresAt }, clock);
    expect(await findApiToken(db, token, clock)).toMatchObject({ kind: 'OFFICER', posts: [{ role: 'RECEPTIONIST' }] });
    seconds = HOUR;
    expect(await findApiToken(db, token, clock)).toBeUndefined();
    seconds = 0;
    await db.updateTable('apiToken').set({ revokedAt: clock.now() }).where('tokenHash', '=', tokenHash).execute();
    expect(await findApiToken(db, token, clock)).toBeUndefined();
    expect(await findApiToken(db, 'motcua_unknown', clock)).toBeUndefined();
  });
});

describe('a one-time code', () => {
  async function issue(purpose: 'SIGN_IN' | 'SIGN_UP' = 'SIGN_IN') {
    const { id: accountId } = await insertAccount('CITIZEN');
    const issued = await issueCode(db, { accountId, purpose, sentTo: '+84912345678' }, clock, settings);
    return { accountId, purpose, ...issued };
  }
  const redeem = (code: { id: string; purpose: 'SIGN_IN' | 'SIGN_UP'; code: string }) =>
    redeemCode(db, code, clock, settings);
  const wrong = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0');

  it('has six figures, works once, and may be typed with a space', async () => {
    const issued = await issue();
    expect(issued.code).toMatch(/^\d{6}$/);
    const spaced = `${issued.code.slice(0, 3)} ${issued.code.slice(3)}`;
    expect(await redeem({ ...issued, code: spaced })).toBe(issued.accountId);
    expect(await redeem(issued)).toBeUndefined();
  });

  it('posted many times at the same moment works once', async () => {
    const issued = await issue();
    const answers = await Promise.all(Array.from({ length: 8 }, () => redeem(issued)));
    expect(answers.filter((answer) => answer !== undefined)).toEqual([issued.accountId]);
  });

  it('stops working after five tries, the fifth still being heard', async () => {
    const [patient, guesser] = [await issue(), await issue()];
    for (let count = 0; count < 4; count++)
      expect(await redeem({ ...patient, code: wrong(patient.code) })).toBeUndefined();
    expect(await redeem(patient)).toBe(patient.accountId);
    for (let count = 0; count < 5; count++) await redeem({ ...guesser, code: wrong(guesser.code) });
    expect(await redeem(guesser)).toBeUndefined();
  });

  it('stops working after ten minutes, for another purpose, and when a newer one is sent', async () => {
    const late = await issue();
    seconds = 10 * MINUTE;
    expect(await redeem(late)).toBeUndefined();
    const other = await issue('SIGN_UP');
    expect(await redeem({ ...other, purpose: 'SIGN_IN' })).toBeUndefined();
    const { accountId, purpose } = other;
    const newer = await issueCode(db, { accountId, purpose, sentTo: '+84912345678' }, clock, settings);
    expect(await redeem(other)).toBeUndefined();
    expect(await redeem({ ...other, ...newer })).toBe(accountId);
  });

  it('cannot be worked out from the table without the secret', async () => {
    const issued = await issue();
    const stranger = { secret: 'another secret, just as long as the first one' };
    expect(await redeemCode(db, issued, clock, stranger)).toBeUndefined();
    const row = await db.selectFrom('oneTimeCode').selectAll().where('id', '=', issued.id).executeTakeFirstOrThrow();
    expect(JSON.stringify(row)).not.toContain(issued.code);
  });
});

describe('a rate limit', () => {
  it('lets through what is allowed, then tells how long to wait, and begins anew', async () => {
    const hit = () => takeHit(db, 'look-up|192.0.2.1', { hits: 2, seconds: 60 }, clock);
    expect([await hit(), await hit()].map((result) => result.allowed)).toEqual([true, true]);
    seconds = 20;
    expect(await hit()).toEqual({ allowed: false, retryAfterSeconds: 40 });
    expect((await takeHit(db, 'look-up|192.0.2.2', { hits: 2, seconds: 60 }, clock)).allowed).toBe(true);
    seconds = 60;
    expect((await hit()).allowed).toBe(true);
  });

  it('counts every one of many calls at the same moment', async () => {
    const limit = { hits: 10, seconds: 60 };
    const results = await Promise.all(Array.from({ length: 30 }, () => takeHit(db, 'burst', limit, clock)));
    expect(results.filter((result) => result.allowed)).toHaveLength(10);
  });

  it('is swept when it has long passed', async () => {
    await takeHit(db, 'old', { hits: 1, seconds: 60 }, clock);
    expect(await sweepHits(db, clock.now())).toBe(0);
    expect(await sweepHits(db, new Date(clock.now().getTime() + 1))).toBeGreaterThan(0);
  });
});

describe('tries with a secret', () => {
  const attempt = (key: string) => takeAttempt(db, key, SIGN_IN_ATTEMPTS, clock);

  it('are heard five times, then not for a quarter of an hour after the last', async () => {
    for (let count = 0; count < 5; count++) {
      seconds = count * 10 * MINUTE;
      expect((await attempt('a')).allowed).toBe(true);
    }
    expect(await attempt('a')).toEqual({ allowed: false, retryAfterSeconds: 15 * MINUTE });
    seconds += 15 * MINUTE - 1;
    expect(await attempt('a')).toEqual({ allowed: false, retryAfterSeconds: 1 });
    seconds += 1;
    expect((await attempt('a')).allowed).toBe(true);
  });

  it('sent all at once do not slip past the lock', async () => {
    const results = await Promise.all(Array.from({ length: 20 }, () => attempt('b')));
    expect(results.filter((result) => result.allowed)).toHaveLength(5);
  });

  it('are forgotten after the right one', async () => {
    for (let count = 0; count < 5; count++) await attempt('c');
    await forgetAttempts(db, 'c');
    expect((await attempt('c')).allowed).toBe(true);
  });
});
