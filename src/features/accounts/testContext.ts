import { v7 as uuidv7 } from 'uuid';
import { type Actor, ANONYMOUS } from '../../domain/policy/actor.ts';
import type { Role } from '../../domain/process/process.ts';
import { hashPassword } from '../../platform/auth/password.ts';
import { loadConfig } from '../../platform/config/config.ts';
import type { Clock, Ctx } from '../../platform/context.ts';
import type { Database } from '../../platform/db/database.ts';

/** A clock that stands still until it is moved on. */
export interface TestClock extends Clock {
  advance(seconds: number): void;
}

export function testClock(start = '2026-11-23T01:00:00Z'): TestClock {
  let now = Date.parse(start);
  return {
    now: () => new Date(now),
    advance: (seconds) => {
      now += seconds * 1000;
    },
  };
}

export const testConfig = loadConfig({
  MOTCUA_HOME: '/tmp/motcua-test',
  MOTCUA_SECRET: 'a secret for tests, of more than 32 characters',
});

/** A request of nobody in particular, in Vietnamese. */
export function testCtx(db: Database, clock: Clock, actor: Actor = ANONYMOUS): Ctx {
  return { db, actor, clock, requestId: uuidv7(), language: 'vi', config: testConfig };
}

/** Two agencies of the sample kind, each with one unit. */
export async function insertAgencies(db: Database): Promise<{ units: Record<'H99.91' | 'H99.92', string> }> {
  await db.insertInto('calendar').values({ id: 'test', name: 'Giờ hành chính', content: '{}' }).execute();
  const units = { 'H99.91': uuidv7(), 'H99.92': uuidv7() };
  for (const code of ['H99.91', 'H99.92'] as const) {
    await db
      .insertInto('agency')
      .values({
        code,
        name: `Sở Mẫu ${code}`,
        shortName: 'Sở Mẫu',
        tier: 'PROVINCE',
        kind: 'DEPARTMENT',
        address: 'Số 1 đường Ví Dụ',
        calendarId: 'test',
      })
      .execute();
    await db
      .insertInto('unit')
      .values({ id: units[code], agencyCode: code, key: 'phong-mau', name: 'Phòng Mẫu', kind: 'DIVISION' })
      .execute();
  }
  return { units };
}

/** An officer who has already set a password of their own. */
export async function insertOfficer(
  db: Database,
  officer: { login: string; password: string; posts: { role: Role; agencyCode: string; validTo?: string }[] },
): Promise<string> {
  const id = uuidv7();
  await db
    .insertInto('account')
    .values({
      id,
      kind: 'OFFICER',
      login: officer.login,
      fullName: 'Nguyễn Văn Mẫu',
      passwordHash: await hashPassword(officer.password),
    })
    .execute();
  for (const post of officer.posts)
    await db
      .insertInto('post')
      .values({ id: uuidv7(), accountId: id, ...post })
      .execute();
  return id;
}

/** The six figures of the last message sent to an address. */
export async function lastCode(db: Database, address: string): Promise<string> {
  const row = await db
    .selectFrom('notification')
    .select('body')
    .where('address', '=', address)
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow();
  const code = /\b\d{6}\b/.exec(row.body)?.[0];
  if (!code) throw new Error(`No code in: ${row.body}`);
  return code;
}
