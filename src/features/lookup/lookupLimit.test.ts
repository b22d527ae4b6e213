import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../test/database.ts';
import { systemCtx } from '../../../test/sampleProvince.ts';
import type { Ctx } from '../../platform/context.ts';
import { createDatabase, createPool, type Database } from '../../platform/db/database.ts';
import { createLookupLimit } from './lookupLimit.ts';

let database: TestDatabase;
let db: Database;
beforeAll(async () => {
  database = await testDatabase();
  db = createDatabase(createPool(database.url, 2));
});
afterAll(async () => {
  await db.destroy();
  await database.drop();
});

const START = Date.parse('2026-11-23T02:00:00Z');
const refused = expect.objectContaining({ message: 'common.too_many_requests' });

function ctxAt(milliseconds: number): Ctx {
  return systemCtx(db, { now: new Date(START + milliseconds) });
}

describe('the limit of look-ups', () => {
  it('lets 60 through at once, then one every two seconds, each visitor apart', () => {
    const limit = createLookupLimit();
    const at = (milliseconds: number) => ctxAt(milliseconds).clock;
    for (let count = 0; count < 60; count++) limit.take('203.0.113.5', at(0));
    expect(() => limit.take('203.0.113.5', at(0))).toThrow(refused);
    expect(() => limit.take('203.0.113.6', at(0))).not.toThrow();
    expect(() => limit.take('203.0.113.5', at(1000))).toThrow(refused);
    expect(() => limit.take('203.0.113.5', at(2000))).not.toThrow();
    expect(() => limit.take('203.0.113.5', at(2000))).toThrow(refused);
    expect(() => limit.take('203.0.113.5', at(3_600_000))).not.toThrow();
  });

  it('counts 20 codes that do not exist over all web processes, then refuses whatever is asked', async () => {
    const [one, other] = [createLookupLimit(), createLookupLimit()];
    for (let miss = 0; miss < 20; miss++) await (miss % 2 ? one : other).countMiss(ctxAt(miss), '203.0.113.9');
    await expect(one.countMiss(ctxAt(30_000), '203.0.113.9')).rejects.toEqual(refused);
    expect(() => one.take('203.0.113.9', ctxAt(60_000).clock)).toThrow(refused);
    expect(() => one.take('203.0.113.9', ctxAt(601_000).clock)).not.toThrow();
  });

  it('says how many seconds to wait', () => {
    const limit = createLookupLimit();
    for (let count = 0; count < 60; count++) limit.take('203.0.113.7', ctxAt(0).clock);
    expect(() => limit.take('203.0.113.7', ctxAt(0).clock)).toThrow(
      expect.objectContaining({ values: { seconds: 2 } }),
    );
  });
});
