import type pg from 'pg';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { confirmSignUp } from '../src/features/accounts/confirmSignUp.ts';
import { signIn } from '../src/features/accounts/signIn.ts';
import { signUp } from '../src/features/accounts/signUp.ts';
import {
  insertAgencies,
  lastCode,
  type TestClock,
  testClock,
  testConfig,
  testCtx,
} from '../src/features/accounts/testContext.ts';
import { findSession } from '../src/platform/auth/session.ts';
import type { Ctx } from '../src/platform/context.ts';
import { createDatabase, createPool, type Database } from '../src/platform/db/database.ts';
import { ProblemError } from '../src/platform/errors.ts';
import { type TestDatabase, testDatabase } from './database.ts';

export const PASSWORD = 'con mèo ngủ trưa';

/** Sign-up form with one thing or another filled in otherwise. */
export const form = (contact: string, more: Partial<Parameters<typeof signUp>[1]> = {}) => ({
  fullName: 'Nguyễn Văn Mẫu',
  contact,
  citizenId: '',
  password: PASSWORD,
  agreed: true,
  ...more,
});

let people = 0;
export const newPhone = () => `09123${String(++people).padStart(5, '0')}`;
/** As it is kept. */
export const stored = (phone: string) => `+84${phone.slice(1)}`;

/** Code, fields and values of a refusal: all that an answer is made of. */
export async function refusal(work: Promise<unknown>) {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof ProblemError)) throw error ?? new Error('not refused');
  return {
    code: error.kind.code,
    fields: error.fields.map(({ field, code }) => `${field}:${code}`),
    values: error.values,
  };
}

/** What the tests of a file share: an empty database with two agencies, a clock and a request of nobody for each test. */
export class AccountsTest {
  pool!: pg.Pool;
  db!: Database;
  units!: Record<'H99.91' | 'H99.92', string>;
  clock!: TestClock;
  ctx!: Ctx;

  constructor() {
    let database: TestDatabase;
    beforeAll(async () => {
      database = await testDatabase();
      this.pool = createPool(database.url, 8);
      this.db = createDatabase(this.pool);
      ({ units: this.units } = await insertAgencies(this.db));
    });
    afterAll(async () => {
      await this.pool.end();
      await database.drop();
    });
    beforeEach(() => {
      this.clock = testClock();
      this.ctx = testCtx(this.db, this.clock);
    });
  }

  /** Signs up and confirms; answers the phone as typed. */
  async register(phone = newPhone()): Promise<{ phone: string; token: string; accountId: string }> {
    const { attemptId } = await signUp(this.ctx, form(phone));
    const signedIn = await confirmSignUp(this.ctx, { attemptId, code: await lastCode(this.db, stored(phone)) });
    return { phone, ...signedIn };
  }

  enter(login: string, password: string, audience: 'APPLICANT' | 'OFFICER' = 'APPLICANT') {
    return signIn(this.ctx, { audience, login, password });
  }

  async sessionOf(token: string) {
    const session = await findSession(this.db, token, this.clock, testConfig);
    if (!session) throw new Error('no session');
    return session;
  }

  async messagesTo(address: string) {
    const rows = await this.db
      .selectFrom('notification')
      .select(['subject', 'channel'])
      .where('address', '=', address)
      .orderBy('id')
      .execute();
    return rows.map((row) => `${row.channel} ${row.subject}`);
  }
}
