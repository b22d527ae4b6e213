import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ctxAs, dossiersDatabase, type SampleDatabase } from '../../../test/sampleProvince.ts';
import { ACTION_RULES, type DossierAction } from '../../domain/dossier/actions.ts';
import { agenciesTouched, type DossierState } from '../../domain/dossier/state.ts';
import { STATUS } from '../../domain/dossier/status.ts';
import { allowedActions, canRead } from '../../domain/policy/can.ts';
import { QUEUES, type QueueName } from '../../domain/queues/queues.ts';
import type { Ctx } from '../../platform/context.ts';
import { createDatabase, createPool } from '../../platform/db/database.ts';
import { actOnDossier, factsOf } from '../dossiers/actOnDossier.ts';
import { getProcess } from '../dossiers/process.ts';
import { describeDossier } from './describeDossier.ts';
import { findDossiers } from './findDossiers.ts';
import { listDeskPeople } from './listDeskPeople.ts';
import { countQueues, listQueue, listRecent } from './listQueue.ts';

interface Known {
  id: string;
  state: DossierState;
}

type Item = Awaited<ReturnType<typeof listQueue>>['items'][number];

let sample: SampleDatabase;
let officers: Ctx[];
let dossiers: Known[];
/** Every queue of every officer, as a patient officer would see it: page by page. */
let desks: { officer: Ctx; queues: Map<QueueName, Item[]> }[];

beforeAll(async () => {
  sample = await dossiersDatabase();
  const logins = await sample.db
    .selectFrom('account')
    .select('login')
    .where('kind', '=', 'OFFICER')
    .where('mustChangePassword', '=', false)
    .orderBy('login')
    .execute();
  const everybody = await Promise.all(logins.map(({ login }) => ctxAs(sample.db, login)));
  officers = oneForEachDesk(everybody);
  const rows = await sample.db.selectFrom('dossier').select(['id', 'state']).execute();
  dossiers = rows.map(({ id, state }) => ({ id, state: state as unknown as DossierState }));
  desks = await Promise.all(
    officers.map(async (officer) => {
      const pages = QUEUES.map(async (name) => [name, await listAll(officer, name, 7)] as const);
      return { officer, queues: new Map(await Promise.all(pages)) };
    }),
  );
}, 120_000);
afterAll(() => sample.drop());

/** Colleagues at the same desks see the same but for what is in their hands: two of them are enough. */
function oneForEachDesk(everybody: Ctx[]): Ctx[] {
  const seen = new Map<string, number>();
  return everybody.filter(({ actor }) => {
    if (actor.kind !== 'OFFICER') return false;
    const desks = JSON.stringify(actor.posts.map(({ role, agencyCode, unitId }) => [role, agencyCode, unitId]).sort());
    seen.set(desks, (seen.get(desks) ?? 0) + 1);
    return (seen.get(desks) ?? 0) <= 2;
  });
}

/** The whole queue, page by page. */
async function listAll(ctx: Ctx, name: QueueName, limit: number, sort?: 'due' | 'received') {
  const items: Item[] = [];
  let after: string | undefined;
  do {
    const page = await listQueue(ctx, name, { limit, sort, after });
    items.push(...page.items);
    after = page.next;
  } while (after);
  return items;
}

async function factsOfAll() {
  return Promise.all(
    dossiers.map(async ({ id, state }) => ({
      id,
      state,
      facts: factsOf(state, await getProcess(sample.db, state.processId)),
    })),
  );
}

const deskActions = (Object.keys(ACTION_RULES) as DossierAction[]).filter(
  (action) => action !== 'TAKE' && (ACTION_RULES[action].by as readonly string[]).includes('DESK'),
);

describe('the queues of an officer', () => {
  it('hold as many dossiers as their counts say, for every officer and queue of the sample province', async () => {
    const seen: Record<string, number> = {};
    for (const { officer, queues } of desks) {
      const counts = await countQueues(officer);
      for (const [name, items] of queues) {
        expect({ name, count: items.length }).toEqual({ name, count: counts[name] });
        expect(new Set(items.map((item) => item.id)).size).toBe(items.length);
        seen[name] = (seen[name] ?? 0) + items.length;
      }
    }
    const empty = QUEUES.filter((name) => seen[name] === 0);
    // nobody stands in, nothing is on trial and nothing lies before a leader or uncollected in the sample
    const without: QueueName[] = [
      'dueToday',
      'opinions',
      'withdrawals',
      'returned',
      'decisions',
      'notCollected',
      'branches',
      'standIn',
      'test',
    ];
    expect(empty.filter((name) => !without.includes(name))).toEqual([]);
  });

  it('miss no dossier in which the officer could do something', async () => {
    const all = await factsOfAll();
    for (const { officer, queues } of desks) {
      const listed = new Set([...queues.values()].flatMap((items) => items.map(({ id }) => id)));
      const open = all.filter(({ facts }) =>
        allowedActions(officer.actor, facts).some((action) => deskActions.includes(action)),
      );
      expect(open.filter(({ id }) => !listed.has(id)).map(({ state }) => state.submissionNumber)).toEqual([]);
    }
  });

  it('show only dossiers on desks of the officer or in the officer’s hands, all of which may be read', async () => {
    const byId = new Map((await factsOfAll()).map((known) => [known.id, known]));
    for (const { officer, queues } of desks) {
      if (officer.actor.kind !== 'OFFICER') throw new Error('not an officer');
      const { actor } = officer;
      for (const [name, items] of queues) {
        for (const item of items) {
          const { facts, state } = byId.get(item.id)!;
          expect(canRead(actor, facts, agenciesTouched(state))).toBe(true);
          if (['opinions', 'wholeUnit', 'elsewhere', 'withdrawals'].includes(name)) continue;
          const post = actor.posts.find(
            ({ role, agencyCode }) => role === state.position?.role && agencyCode === state.position.agencyCode,
          );
          expect(post !== undefined || state.position?.assigneeId === actor.accountId).toBe(true);
        }
      }
    }
  });

  it('put the most urgent first, or the oldest when asked', async () => {
    const officer = await ctxAs(sample.db, 'tiepnhan.trungtam');
    const due = (await listAll(officer, 'unit', 3)).map((item) => item.dueAt?.getTime() ?? Number.POSITIVE_INFINITY);
    expect(due.length).toBeGreaterThan(3);
    expect(due).toEqual([...due].sort((one, other) => one - other));
    const arrived = (await listAll(officer, 'unit', 3, 'received')).map((item) =>
      (item.receivedAt ?? item.submittedAt).getTime(),
    );
    expect(arrived).toEqual([...arrived].sort((one, other) => one - other));
  });

  it('can be narrowed down by words without diacritics, and by procedure', async () => {
    const officer = await ctxAs(sample.db, 'tiepnhan.trungtam');
    const [first] = await listAll(officer, 'toReturn', 50);
    if (!first) throw new Error('nothing to return');
    const found = await listQueue(officer, 'toReturn', { words: first.code ?? '' });
    expect(found.items.map((item) => item.id)).toEqual([first.id]);
    const same = await listQueue(officer, 'toReturn', { procedureCode: first.procedureCode });
    expect(same.items.map((item) => item.procedureCode)).toEqual(same.items.map(() => first.procedureCode));
    expect((await listQueue(officer, 'toReturn', { words: '%' })).items).toEqual([]);
  });

  it('are not for applicants', async () => {
    const citizen = await ctxAs(sample.db, '0900000001');
    await expect(countQueues(citizen)).rejects.toMatchObject({ kind: { code: 'common.forbidden' } });
    await expect(listQueue(citizen, 'mine')).rejects.toMatchObject({ kind: { code: 'common.forbidden' } });
    await expect(findDossiers(citizen, 'nguyen')).rejects.toMatchObject({ kind: { code: 'common.forbidden' } });
  });

  it('cost one query for all counts and one for a page, however many dossiers there are', async () => {
    const statements: string[] = [];
    const pool = createPool(sample.url, 1);
    try {
      const db = createDatabase(pool, (statement) => statements.push(statement));
      const officer = { ...(await ctxAs(sample.db, 'tiepnhan.trungtam')), db };
      await countQueues(officer);
      expect(statements).toHaveLength(1);
      await listQueue(officer, 'unit', { limit: 200, words: 'a' });
      expect(statements).toHaveLength(2);
      await findDossiers(officer, 'nguyen');
      expect(statements).toHaveLength(3);
      await listRecent(officer);
      expect(statements).toHaveLength(4);
    } finally {
      await pool.end();
    }
  });
});

describe('looking a dossier up', () => {
  it('finds for every officer exactly the dossiers that the policy lets them read', async () => {
    const all = await factsOfAll();
    for (const officer of officers) {
      const found = (await findDossiers(officer, 'a', 1000)).map((item) => item.id).sort();
      const readable = all.filter(({ state, facts }) => canRead(officer.actor, facts, agenciesTouched(state)));
      expect(found).toEqual(readable.map(({ id }) => id).sort());
    }
  }, 60_000);

  it('remembers what the officer worked on last', async () => {
    const officer = await ctxAs(sample.db, 'tiepnhan.trungtam');
    const [next] = await listAll(officer, 'unit', 50);
    if (!next) throw new Error('nothing to take');
    await actOnDossier(officer, next.id, { action: 'TAKE' });
    expect((await listRecent(officer)).items[0]?.id).toBe(next.id);
    expect((await listAll(officer, 'mine', 50)).map((item) => item.id)).toContain(next.id);
  });
});

describe('the page of a dossier', () => {
  it('says in words what happened, where each action leads and until when the step should be done', async () => {
    const known = dossiers.find(
      ({ state }) => state.position?.role === 'UNIT_HEAD' && state.status === STATUS.IN_PROCESS,
    )!;
    const head = officers.find(
      ({ actor }) =>
        actor.kind === 'OFFICER' &&
        actor.posts.some((post) => post.role === 'UNIT_HEAD' && post.unitId === known.state.position?.unitId),
    )!;
    const description = await describeDossier(head, known.id);
    expect(description.history.at(-1)?.title).toBe('Nộp hồ sơ');
    expect(description.history.map((entry) => entry.title)).toContain('Tiếp nhận hồ sơ');
    expect(description.history.every((entry) => entry.details.every((detail) => detail.text !== ''))).toBe(true);
    expect(description.leadsTo.length).toBeGreaterThan(0);
    expect(description.stepDueAt).toBeInstanceOf(Date);
    const english = await describeDossier({ ...head, language: 'en' }, known.id);
    expect(english.history.at(-1)?.title).toBe('Dossier submitted');
  });

  it('offers for assignment whoever holds the next step in its division, and each of them can be assigned', async () => {
    const known = dossiers.find(({ state }) => state.position?.stepId === 'assign')!;
    const head = officers.find(
      ({ actor }) =>
        actor.kind === 'OFFICER' &&
        actor.posts.some((post) => post.role === 'UNIT_HEAD' && post.unitId === known.state.position?.unitId),
    )!;
    const people = await listDeskPeople(head, known.id);
    expect(people.length).toBeGreaterThan(0);
    const [least] = people;
    const assigned = await actOnDossier(head, known.id, { action: 'ASSIGN', assigneeId: least!.accountId });
    expect(assigned.state.position?.assigneeId).toBe(least!.accountId);
    await expect(listDeskPeople(head, known.id)).rejects.toMatchObject({
      kind: { code: 'dossier.action_not_allowed' },
    });
  });
});
