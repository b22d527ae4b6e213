import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SampleDatabase, sampleDatabase, systemCtx } from '../../../test/sampleProvince.ts';
import type { DossierEvent, Payloads, Position } from '../../domain/dossier/events.ts';
import type { DossierState } from '../../domain/dossier/state.ts';
import { SUBMISSION, T0 } from '../../domain/dossier/testHistory.ts';
import { play, WORLD, type World } from '../../domain/dossier/testPlay.ts';
import type { Actor } from '../../domain/policy/actor.ts';
import type { ProcessDefinition } from '../../domain/process/process.ts';
import { QUEUES, type QueueName } from '../../domain/queues/queues.ts';
import type { Ctx, TxCtx } from '../../platform/context.ts';
import { appendEvent, type Dossier, openDossier } from '../dossiers/store.ts';
import { countQueues, listQueue } from './listQueue.ts';
import { inQueue, queueMoment } from './queueDefinitions.ts';

const FOLDER = new URL('../../../data/sample-province/processes/', import.meta.url);
const PROCESSES = readdirSync(FOLDER).map(
  (file) => JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8')) as ProcessDefinition,
);
/** Where a dossier in nobody's hands is found at its desk: in one of them. */
const PLACES: readonly QueueName[] = ['unit', 'toReceive', 'toReturn', 'waiting'];
/** Queues of the desk itself; the others look at desks of others. */
const OF_OTHER_DESKS: readonly QueueName[] = ['wholeUnit', 'elsewhere', 'opinions', 'withdrawals'];

let sample: SampleDatabase;
let world: World;
let procedure: Pick<Payloads['SUBMITTED'], 'procedureCode' | 'procedureVersionId' | 'processId' | 'ownerAccountId'>;

beforeAll(async () => {
  sample = await sampleDatabase();
  const { db } = sample;
  const units = await db.selectFrom('unit').select(['id', 'agencyCode', 'kind']).orderBy('key').execute();
  const unitId = (agencyCode: string, kind: string) => {
    const unit = units.find((one) => one.agencyCode === agencyCode && one.kind === kind);
    if (!unit) throw new Error(`${agencyCode} has no ${kind}`);
    return unit.id;
  };
  const accounts = await db.selectFrom('account').select(['id', 'kind']).orderBy('login').execute();
  const known = new Map<string, string>();
  const real = (actor: Actor): Actor => {
    if (!('accountId' in actor)) return actor;
    const account = accounts.find(
      ({ id, kind }) => (kind === 'OFFICER') === (actor.kind === 'OFFICER') && ![...known.values()].includes(id),
    );
    known.set(actor.accountId, account?.id ?? '');
    return { ...actor, accountId: account?.id ?? '' };
  };
  world = { people: WORLD.people.map(real), unitId, newId: () => uuidv7() };
  const offered = await db
    .selectFrom('procedure')
    .innerJoin('offering', 'offering.procedureCode', 'procedure.code')
    .innerJoin('procedureVersion', 'procedureVersion.code', 'procedure.code')
    .select(['procedure.code as procedureCode', 'procedureVersion.id as procedureVersionId', 'offering.processId'])
    .limit(1)
    .executeTakeFirstOrThrow();
  procedure = { ...offered, ownerAccountId: known.get('owner') ?? null };
});
afterAll(() => sample.drop());

interface Kept extends Dossier {
  position: Position | null;
  test: boolean;
}

let number = 0;

/** Stores a history as the use cases do: event by event, with the row that follows. */
async function keep(tx: TxCtx, events: readonly DossierEvent[], isTest: boolean): Promise<Kept> {
  number += 1;
  const [first, ...rest] = events;
  const ctx = { ...tx, quiet: true, requestId: uuidv7() };
  const own = { submissionNumber: `NOP-${number}`, lookupKey: `key-${number}`, test: isTest, ...procedure };
  const submitted = { ...SUBMISSION, ...(first?.payload as Payloads['SUBMITTED']), ...own };
  let dossier: Dossier = await openDossier(ctx, uuidv7(), submitted, { at: new Date(T0) });
  for (const event of rest) {
    const payload = event.type === 'RECEIVED' ? { ...event.payload, code: `H99.03-${number}` } : event.payload;
    const at = new Date(event.at);
    dossier = await appendEvent({ ...ctx, requestId: uuidv7() }, dossier, event.type as 'MOVED', payload as never, {
      at,
    });
  }
  return { ...dossier, position: dossier.state.position, test: dossier.state.test };
}

const officerAt = ({ role, agencyCode, unitId }: Position, accountId: string = uuidv7()): OfficerCtxActor => ({
  kind: 'OFFICER',
  accountId,
  name: 'Cán bộ Mẫu',
  mustChangePassword: false,
  posts: [{ role, agencyCode, unitId }],
});
type OfficerCtxActor = Extract<Actor, { kind: 'OFFICER' }>;

/** In which queues of the officer each dossier is: by the conditions that lists and counts use. One query. */
async function queuesOf(ctx: Ctx, actor: OfficerCtxActor, ids: string[]): Promise<Map<string, QueueName[]>> {
  const moment = queueMoment(actor, ctx.clock.now());
  const rows = await ctx.db
    .selectFrom('dossier')
    .select('dossier.id')
    .select((where) => QUEUES.map((name) => sql<boolean>`${inQueue(name, where, moment)}`.as(name)))
    .where('dossier.id', 'in', ids)
    .execute();
  return new Map(rows.map((row) => [row.id, QUEUES.filter((name) => row[name])]));
}

const deskKey = ({ role, agencyCode, unitId }: Position) => `${role} ${agencyCode} ${unitId}`;

class Undo extends Error {}

/** Random histories in the database for as long as `look` looks at them. */
async function among(games: Game[], look: (ctx: TxCtx, dossiers: Kept[]) => Promise<void>): Promise<void> {
  const told = sample.db.transaction().execute(async (db) => {
    const now = new Date(T0 + 20 * 86_400_000);
    const tx = { ...systemCtx(sample.db, { now }), db } as TxCtx;
    const dossiers: Kept[] = [];
    for (const game of games) dossiers.push(await keep(tx, playGame(game), game.test));
    await look(tx, dossiers);
    throw new Undo();
  });
  await told.catch((cause: unknown) => {
    if (!(cause instanceof Undo)) throw cause;
  });
}

/** A history by numbers, so that one that fails can be read. */
interface Game {
  process: number;
  turns: number;
  test: boolean;
}
const GAMES = fc.array(
  fc.record<Game>({
    process: fc.nat(PROCESSES.length - 1),
    turns: fc.nat(),
    test: fc.nat(9).map((one) => one === 0),
  }),
  { minLength: 12, maxLength: 12 },
);

const TURNS = fc.array(
  fc.record({ person: fc.nat(99), choice: fc.nat(99), minutes: fc.integer({ min: 0, max: 5000 }) }),
  { minLength: 1, maxLength: 40, size: 'max' },
);

function playGame({ process, turns: seed }: Game): DossierEvent[] {
  const [turns = []] = fc.sample(TURNS, { seed, numRuns: 1 });
  return play(world, PROCESSES[process]!, turns).events;
}

/** Some of the officers of the play, by their number. */
const OFFICERS = fc.subarray(
  WORLD.people.flatMap(({ kind }, index) => (kind === 'OFFICER' ? [index] : [])),
  { minLength: 5, maxLength: 5 },
);

/** What must hold of a dossier at its desk, by whoever looks from there. */
function expectedAt({ state, test }: Kept, holder: boolean): (queues: readonly QueueName[]) => void {
  return (queues) => {
    const seen = { number: state.submissionNumber, status: state.status, queues };
    if (test) return expect(seen.queues).toEqual(['test']);
    const assigned = state.position?.assigneeId !== null;
    const places: readonly QueueName[] = holder ? ['mine', 'waiting'] : PLACES;
    const found = queues.filter((name) => places.includes(name));
    if (!assigned || holder) expect({ ...seen, found }).toMatchObject({ found: [expect.any(String)] });
    else expect({ ...seen, found }).not.toMatchObject({ found: expect.arrayContaining(['unit']) });
    if (state.decision) expect(seen.queues).toContain('decisions');
    return expect(seen.queues.includes('toSign') && state.decision !== null).toBe(false);
  };
}

const isOpen = ({ state }: { state: DossierState }) => state.position !== null;

describe('random histories in the database', () => {
  it('leave every open dossier in one queue of one desk, and what has ended in none of any', async () => {
    await fc.assert(
      fc.asyncProperty(GAMES, (games) =>
        among(games, async (ctx, dossiers) => {
          const desks = new Map(dossiers.flatMap(({ position }) => (position ? [[deskKey(position), position]] : [])));
          const ids = dossiers.map(({ id }) => id);
          for (const desk of desks.values()) {
            const queues = await queuesOf(ctx, officerAt(desk), ids);
            for (const dossier of dossiers) {
              const own = (queues.get(dossier.id) ?? []).filter((name) => !OF_OTHER_DESKS.includes(name));
              const here = dossier.position !== null && deskKey(dossier.position) === deskKey(desk);
              if (here) expectedAt(dossier, false)(own);
              else expect(own).toEqual([]);
              if (!isOpen(dossier)) expect(queues.get(dossier.id)).toEqual([]);
            }
          }
          for (const dossier of dossiers.filter(({ position }) => position?.assigneeId)) {
            const holder = officerAt(dossier.position!, dossier.position!.assigneeId!);
            const queues = await queuesOf(ctx, holder, [dossier.id]);
            expectedAt(dossier, true)((queues.get(dossier.id) ?? []).filter((name) => !OF_OTHER_DESKS.includes(name)));
          }
        }),
      ),
      { numRuns: 3, endOnFailure: true },
    );
  });

  it('are counted as they are listed, for every queue of several officers, page by page', async () => {
    await fc.assert(
      fc.asyncProperty(GAMES, OFFICERS, fc.integer({ min: 2, max: 9 }), (games, chosen, limit) =>
        among(games, async (ctx) => {
          for (const index of chosen) {
            const actor = world.people[index]!;
            const own = { ...ctx, actor };
            const counts = await countQueues(own);
            for (const name of QUEUES) {
              const listed: string[] = [];
              let after: string | undefined;
              do {
                const page = await listQueue(own, name, { limit, after });
                listed.push(...page.items.map(({ id }) => id));
                after = page.next;
              } while (after);
              expect({ name, count: new Set(listed).size }).toEqual({ name, count: counts[name] });
              expect(listed).toHaveLength(counts[name]);
            }
          }
        }),
      ),
      { numRuns: 2, endOnFailure: true },
    );
  });
});
