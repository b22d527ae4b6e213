import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../test/database.ts';
import { ANONYMOUS } from '../../domain/policy/actor.ts';
import { loadConfig } from '../config/config.ts';
import { type Ctx, inTransaction, wallClock } from '../context.ts';
import { createDatabase, createPool } from './database.ts';
import { readTogether } from './readTogether.ts';

describe('reading together', () => {
  let database: TestDatabase;
  let ctx: Ctx;
  let pool: ReturnType<typeof createPool>;
  const statements: string[] = [];

  beforeAll(async () => {
    database = await testDatabase();
    pool = createPool(database.url, 4);
    const db = createDatabase(pool, (statement) => statements.push(statement));
    ctx = { db, actor: ANONYMOUS, clock: wallClock, requestId: 'test', language: 'vi', config: loadConfig({}) };
  });
  afterAll(async () => {
    await pool.end();
    await database.drop();
  });

  const readFields = async ({ db }: Ctx, codes: string[]) => {
    const { rows } = await sql<{ code: string; name: string }>`
      SELECT code, name FROM field WHERE code = ANY(${codes})`.execute(db);
    return new Map(rows.map(({ code, name }) => [code, name]));
  };
  const name = (asker: Ctx, code: string) => readTogether(asker, readFields, code);
  const put = (asker: Ctx, code: string, text: string) =>
    sql`INSERT INTO field VALUES (${code}, ${text}) ON CONFLICT (code) DO UPDATE SET name = ${text}`.execute(asker.db);

  it('answers everybody who asks in the same turn with one statement', async () => {
    await put(ctx, 'A', 'An');
    await put(ctx, 'B', 'Bình');
    statements.length = 0;
    expect(await Promise.all(['A', 'B', 'none', 'A'].map((code) => name(ctx, code)))).toEqual([
      'An',
      'Bình',
      undefined,
      'An',
    ]);
    expect(statements).toHaveLength(1);
  });

  it('never answers with what was true before the question', async () => {
    await put(ctx, 'A', 'before');
    const early = name(ctx, 'A');
    await early;
    await put(ctx, 'A', 'after');
    expect(await name(ctx, 'A')).toBe('after');
  });

  it('lets a transaction see its own changes and nobody else see them', async () => {
    await put(ctx, 'A', 'committed');
    await inTransaction(ctx, async (tx) => {
      await put(tx, 'A', 'not yet');
      expect(await Promise.all([name(tx, 'A'), name(ctx, 'A')])).toEqual(['not yet', 'committed']);
    });
  });

  it('tells all who asked when the statement fails, and asks anew the next time', async () => {
    let broken = true;
    const readOnce = async (asker: Ctx, codes: string[]) => {
      if (broken) throw new Error('lost');
      return readFields(asker, codes);
    };
    const asked = await Promise.allSettled(['A', 'B'].map((code) => readTogether(ctx, readOnce, code)));
    expect(asked.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    broken = false;
    expect(await readTogether(ctx, readOnce, 'A')).toBe('not yet');
  });
});
