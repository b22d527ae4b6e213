import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DossierWalk, dossierWalk } from '../../../test/dossierWalk.ts';
import { ctxAs, type SampleDatabase, sampleDatabase, systemCtx } from '../../../test/sampleProvince.ts';
import { createPool } from '../../platform/db/database.ts';
import { jobContext } from '../../platform/jobs/jobContext.ts';
import { startWorker } from '../../platform/jobs/worker.ts';
import { createLog } from '../../platform/log.ts';
import { type Dossier, listEvents } from '../dossiers/store.ts';
import { cancelBatch, retryBatch } from './changeBatch.ts';
import { batchJobs } from './jobs.ts';
import { listPossible } from './listPossible.ts';
import { getBatch, listBatches } from './queries.ts';
import { runBatchItem } from './runBatchItem.ts';
import { startBatch } from './startBatch.ts';

const RECEPTIONIST = 'tiepnhan.trungtam';

let sample: SampleDatabase;
let walk: DossierWalk;
beforeAll(async () => {
  sample = await sampleDatabase();
  walk = dossierWalk(sample);
});
afterAll(() => sample.drop());

async function submitted(count: number): Promise<Dossier[]> {
  return Promise.all(Array.from({ length: count }, () => walk.submit('sixSteps')));
}

async function receive(dossiers: Dossier[], requestId?: string): Promise<string> {
  return startBatch(await ctxAs(sample.db, RECEPTIONIST, { requestId }), {
    action: 'RECEIVE',
    input: {},
    items: dossiers.map(({ id, state }) => ({ dossierId: id, revision: state.revision })),
  });
}

const items = (batchId: string) =>
  sample.db.selectFrom('batchItem').select('number').where('batchId', '=', batchId).orderBy('number').execute();

/** What the worker does, each item as often as told and at once. */
async function run(batchId: string, times = 1): Promise<void> {
  const jobs = (await items(batchId)).flatMap(({ number }) => Array.from({ length: times }, () => number));
  await Promise.all(jobs.map((number) => runBatchItem(systemCtx(sample.db), { batchId, number })));
}

const types = async ({ id }: Dossier) => (await listEvents(sample.db, id)).map((event) => event.type);
const mine = async (batchId: string) => getBatch(await ctxAs(sample.db, RECEPTIONIST), batchId);

describe('a batch', () => {
  it('does its action once to each dossier, although every job runs three times at once', async () => {
    const dossiers = await submitted(6);
    const id = await receive(dossiers);
    expect(await mine(id)).toMatchObject({ total: 6, waiting: 6, done: 0, finishedAt: null });
    await run(id, 3);
    expect(await mine(id)).toMatchObject({ total: 6, waiting: 0, done: 6, failed: 0 });
    for (const dossier of dossiers) expect(await types(dossier)).toEqual(['SUBMITTED', 'RECEIVED']);
  });

  it('is one batch when its request comes twice', async () => {
    const dossiers = await submitted(2);
    const [one, other] = [await receive(dossiers, 'batch-request'), await receive(dossiers, 'batch-request')];
    expect(other).toBe(one);
    const jobs = await sample.db.selectFrom('batchItem').select('number').where('batchId', '=', one).execute();
    expect(jobs).toHaveLength(2);
  });

  it('explains for each dossier why it was left, and who did what meanwhile, and goes on with the others', async () => {
    const [first, second, third] = (await submitted(3)) as [Dossier, Dossier, Dossier];
    const id = await receive([first, second, third]);
    await walk.act(second, { action: 'DECLINE', reason: 'Không thuộc thẩm quyền' }, { as: RECEPTIONIST });
    await run(id);
    const batch = await mine(id);
    expect(batch).toMatchObject({ done: 2, failed: 1, waiting: 0 });
    const failure = batch.items.find((item) => item.dossierId === second.id)?.failure;
    expect(failure).toMatchObject({
      code: 'dossier.changed_meanwhile',
      details: { changes: [{ seq: 2, title: 'Không tiếp nhận hồ sơ' }] },
    });
    expect(await types(third)).toContain('RECEIVED');
  });

  it('tries again what failed, as the dossier stands then', async () => {
    const [dossier] = (await submitted(1)) as [Dossier];
    const id = await receive([dossier]);
    await walk.act(dossier, { action: 'TAKE' }, { as: RECEPTIONIST });
    await run(id);
    expect(await mine(id)).toMatchObject({ failed: 1 });
    expect(await retryBatch(await ctxAs(sample.db, RECEPTIONIST), id)).toBe(1);
    await run(id);
    expect(await mine(id)).toMatchObject({ failed: 0, done: 1 });
    expect(await types(dossier)).toEqual(['SUBMITTED', 'TAKEN', 'RECEIVED']);
  });

  it('leaves what has not begun when it is cancelled', async () => {
    const dossiers = await submitted(3);
    const id = await receive(dossiers);
    await runBatchItem(systemCtx(sample.db), { batchId: id, number: 1 });
    expect(await cancelBatch(await ctxAs(sample.db, RECEPTIONIST), id)).toBe(2);
    await run(id);
    expect(await mine(id)).toMatchObject({ done: 1, cancelled: 2 });
    expect(await types(dossiers[2]!)).toEqual(['SUBMITTED']);
  });

  it('checks every dossier anew: who has lost the post meanwhile does nothing', async () => {
    const dossiers = await submitted(1);
    const id = await receive(dossiers);
    const locked = sample.db.updateTable('account').where('login', '=', RECEPTIONIST);
    await locked.set({ status: 'DISABLED' }).execute();
    await run(id);
    await locked.set({ status: 'ACTIVE' }).execute();
    expect((await mine(id)).items[0]?.failure?.code).toBe('dossier.action_not_allowed');
    expect(await types(dossiers[0]!)).toEqual(['SUBMITTED']);
  });

  it('belongs to its officer alone, and says nothing of dossiers that the officer may not read', async () => {
    const dossiers = await submitted(1);
    const id = await receive(dossiers);
    const stranger = await ctxAs(sample.db, 'tiepnhan.vidu');
    await expect(getBatch(stranger, id)).rejects.toMatchObject({ kind: { code: 'batch.not_found' } });
    await expect(cancelBatch(stranger, id)).rejects.toMatchObject({ kind: { code: 'batch.not_found' } });
    const wish = { action: 'TAKE' as const, input: {}, items: [{ dossierId: dossiers[0]!.id }] };
    await expect(startBatch(stranger, wish)).rejects.toMatchObject({ kind: { code: 'batch.size_wrong' } });
    expect((await listBatches(await ctxAs(sample.db, RECEPTIONIST))).map((batch) => batch.id)).toContain(id);
    expect(await listBatches(stranger)).toEqual([]);
  });

  it('holds between 1 and 500 dossiers', async () => {
    const officer = await ctxAs(sample.db, RECEPTIONIST);
    const many = Array.from({ length: 501 }, (_, number) => ({
      dossierId: `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`,
    }));
    for (const wanted of [[], many]) {
      const wish = { action: 'TAKE' as const, input: {}, items: wanted };
      await expect(startBatch(officer, wish)).rejects.toMatchObject({ kind: { code: 'batch.size_wrong' } });
    }
  });

  it('knows beforehand what can be done with how many', async () => {
    const fresh = await submitted(2);
    const received = await walk.act((await submitted(1))[0]!, { action: 'RECEIVE' }, { as: RECEPTIONIST });
    const ids = [...fresh, received].map(({ id }) => id);
    const possible = await listPossible(await ctxAs(sample.db, RECEPTIONIST), ids);
    expect(Object.fromEntries(possible.map(({ action, count }) => [action, count]))).toMatchObject({
      RECEIVE: 2,
      FORWARD: 1,
    });
  });

  it('is carried out by the worker, also when another worker was killed at its first dossier', async () => {
    const dossiers = await submitted(4);
    const id = await receive(dossiers);
    const pool = createPool(sample.url, 6);
    const log = createLog({ logLevel: 'silent', logFile: undefined });
    // Killed in the middle: the job is locked by a worker that is no more, and nothing of its transaction was kept.
    await pool.query(
      `UPDATE graphile_worker._private_jobs SET locked_by = 'killed', locked_at = now()
       WHERE id = (SELECT min(id) FROM graphile_worker._private_jobs WHERE payload ->> 'batchId' = $1)`,
      [id],
    );
    const handlers = batchJobs(jobContext({ ...systemCtx(sample.db) }));
    const { stop } = await startWorker(pool, handlers, log, { lookMilliseconds: 100 });
    try {
      await expect.poll(async () => (await mine(id)).waiting, { timeout: 10_000 }).toBe(0);
      expect(await mine(id)).toMatchObject({ done: 4, failed: 0 });
      for (const dossier of dossiers) expect(await types(dossier)).toEqual(['SUBMITTED', 'RECEIVED']);
    } finally {
      await stop();
      await pool.end();
    }
  }, 30_000);
});
