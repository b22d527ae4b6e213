import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ctxAs, dossiersDatabase, type SampleDatabase } from '../../../test/sampleProvince.ts';
import { exportQueue } from './exportQueue.ts';
import { listFacets } from './listFacets.ts';
import { countQueues, listQueue, selectQueue } from './listQueue.ts';
import { deleteFilter, getListView, listSavedFilters, saveFilter, setListView } from './listViews.ts';

const ME = 'tiepnhan.trungtam';
const COLLEAGUE = 'tiepnhan2.trungtam';

let sample: SampleDatabase;
beforeAll(async () => {
  sample = await dossiersDatabase();
}, 60_000);
afterAll(() => sample.drop());

describe('what an officer keeps for a queue', () => {
  it('are columns in an order of one’s own, the name of the row always first', async () => {
    const me = await ctxAs(sample.db, ME);
    expect((await getListView(me, 'unit')).columns).toEqual(['applicant', 'procedure', 'step', 'due']);
    await setListView(me, 'unit', { columns: ['due', 'officer', 'applicant'], sort: 'latest' });
    expect(await getListView(me, 'unit')).toEqual({ columns: ['applicant', 'due', 'officer'], sort: 'latest' });
    expect((await getListView(await ctxAs(sample.db, COLLEAGUE), 'unit')).sort).toBe('due');
  });

  it('are filters, which colleagues see when they are shared and only their owner can delete', async () => {
    const me = await ctxAs(sample.db, ME);
    const colleague = await ctxAs(sample.db, COLLEAGUE);
    const unitId = me.actor.kind === 'OFFICER' ? me.actor.posts.find((post) => post.unitId)?.unitId : undefined;
    await saveFilter(me, 'unit', { name: 'Của riêng', criteria: { channel: 'ONLINE' } });
    const id = await saveFilter(me, 'unit', { name: 'Chung', criteria: { words: 'đất' }, sharedUnitId: unitId ?? '' });
    expect((await listSavedFilters(me, 'unit')).map(({ name }) => name)).toEqual(['Chung', 'Của riêng']);
    expect(await listSavedFilters(colleague, 'unit')).toMatchObject([{ name: 'Chung', own: false, shared: true }]);
    await expect(deleteFilter(colleague, id)).rejects.toMatchObject({ kind: { code: 'queue.filter_not_found' } });
    await deleteFilter(me, id);
    expect(await listSavedFilters(colleague, 'unit')).toEqual([]);
    const stranger = await ctxAs(sample.db, 'tiepnhan.vidu');
    const theirs = saveFilter(stranger, 'unit', { name: 'Sai', criteria: {}, sharedUnitId: unitId ?? '' });
    await expect(theirs).rejects.toMatchObject({ kind: { code: 'common.forbidden' } });
  });
});

describe('a narrowed queue', () => {
  it('holds for every value that occurs as many dossiers as the value says, and “all that match” are the same', async () => {
    const me = await ctxAs(sample.db, ME);
    const facets = await listFacets(me, 'wholeUnit');
    expect(new Set(facets.map(({ name }) => name)).size).toBeGreaterThanOrEqual(6);
    for (const { name, value, count } of facets) {
      const wish = { [name]: name === 'status' ? Number(value) : value };
      const { items } = await listQueue(me, 'wholeUnit', { ...wish, limit: 500 });
      expect({ name, value, count: items.length }).toEqual({ name, value, count });
      const chosen = await selectQueue(me, 'wholeUnit', wish, 500);
      expect(chosen.map(({ id }) => id)).toEqual(items.map(({ id }) => id));
    }
  });

  it('is taken out as a file with every line once, and the look at all these people is recorded', async () => {
    const me = await ctxAs(sample.db, ME);
    await sample.db
      .updateTable('dossier')
      .set({ applicantName: '=HYPERLINK("x")' })
      .where('id', '=', (await listQueue(me, 'wholeUnit', { limit: 1 })).items[0]?.id ?? '')
      .execute();
    const csv = await text(await exportQueue(me, 'wholeUnit', {}, ['applicant', 'due']));
    const lines = csv.trimEnd().split('\r\n');
    expect(lines[0]).toBe('\uFEFFMã hồ sơ,Người nộp,Hạn');
    expect(lines).toHaveLength(1 + (await countQueues(me)).wholeUnit);
    // no spreadsheet takes a name for a formula
    expect(lines[1]).toContain(`"'=HYPERLINK(""x"")"`);
    const looks = await sample.db.selectFrom('accessLog').select('subjectId').where('action', '=', 'EXPORT').execute();
    expect(looks).toEqual([{ subjectId: 'wholeUnit' }]);
  });
});
