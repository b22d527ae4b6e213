import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from './database.ts';

describe('the database of a test file', () => {
  let database: TestDatabase;
  let other: TestDatabase;
  beforeAll(async () => {
    [database, other] = await Promise.all([testDatabase(), testDatabase()]);
  });
  afterAll(async () => {
    await Promise.all([database.drop(), other.drop()]);
  });

  it('is migrated, and private: what one writes the other does not see', async () => {
    const tables = await query(database.url, "SELECT to_regclass('migration') IS NOT NULL AS migrated");
    expect(tables).toEqual([{ migrated: true }]);
    await query(database.url, 'CREATE TABLE only_here ()');
    const seen = await query(other.url, "SELECT to_regclass('only_here') AS name");
    expect(seen).toEqual([{ name: null }]);
  });

  it('sorts Vietnamese names as a dictionary does and lowers every Vietnamese letter', async () => {
    const sorted = await query(
      database.url,
      `SELECT string_agg(w, ' ' ORDER BY w COLLATE "vi-x-icu") AS words, lower('ĐẶNG ƯỚC') AS low
       FROM unnest(ARRAY['ô','đ','a','ơ','ă','d','â','o','ê','e','ư','u']) w`,
    );
    expect(sorted).toEqual([{ words: 'a ă â d đ e ê o ô ơ u ư', low: 'đặng ước' }]);
  });
});

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}
