import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../src/domain/policy/actor.ts';
import { actOnDossier } from '../src/features/dossiers/actOnDossier.ts';
import type { Dossier } from '../src/features/dossiers/store.ts';
import { type Submission, submitDossier } from '../src/features/dossiers/submitDossier.ts';
import { actorOf, postsHeld } from '../src/platform/auth/signedInActor.ts';
import { loadConfig } from '../src/platform/config/config.ts';
import { type Ctx, wallClock } from '../src/platform/context.ts';
import { createDatabase, createPool, type Database } from '../src/platform/db/database.ts';
import { COPY_ID, copyCodePrefix, copyDossiers, copyId, countCopies } from './loadDossiers.ts';
import { callsPerSecond, type Pair, scriptPerSecond } from './measure.ts';
import { pgbenchScript, recordStatements, type Statement } from './statements.ts';

/** So that the number of a request can be told from other ids. */
const REQUEST = 'bench-';
const AGENCY = 'H99.05';
const PROCESS = 'standard-six-step';

/** What our use cases work on: a receptionist, and dossiers on the desk to be forwarded. */
export interface Work {
  db: Database;
  officer: Ctx & { actor: Actor & { kind: 'OFFICER' } };
  /** submits a dossier, each time another */
  submit(): Promise<Dossier>;
  /** puts dossiers on the receptionist's desk and gives the number of the first copy; `forUs`: `act` is to forward them */
  layOnDesk(count: number, forUs: boolean): Promise<number>;
  /** forwards a dossier, each time another */
  act(): Promise<Dossier>;
  /** the statements sent since the last call */
  recorded(): Statement[];
  stop(): Promise<void>;
}

/** Begins the work over a pool of eight connections. */
export async function prepareWork(url: string, home: string): Promise<Work> {
  const pool = createPool(url, 8);
  const recorder = recordStatements(pool);
  const db = createDatabase(pool);
  const citizen = await person(db, home, '+84900000001');
  const officer = (await person(db, home, 'tiepnhan.trungtam')) as Work['officer'];
  const submission = await sampleSubmission(db, citizen);
  const submit = () => submitDossier({ ...citizen, requestId: REQUEST + uuidv7() }, submission);
  const original = await submit();
  await actOnDossier({ ...officer, requestId: uuidv7() }, original.id, { action: 'RECEIVE' });
  const waiting: number[] = [];
  return {
    db,
    officer,
    submit,
    async layOnDesk(count, forUs) {
      const first = (await countCopies(db)) + 1;
      await copyDossiers(db, [original.id], first, count);
      if (forUs) waiting.push(...Array.from({ length: count }, (_, place) => first + place));
      return first;
    },
    async act() {
      const number = waiting.pop();
      if (number === undefined) throw new Error('More step actions than dossiers on the desk: lay more on it');
      return actOnDossier({ ...officer, requestId: REQUEST + uuidv7() }, copyId(number), { action: 'FORWARD' });
    },
    recorded: recorder.take,
    stop: () => pool.end(),
  };
}

export interface Transactions {
  pairs: Pair[];
  /** what one of each sends */
  statements: { submit: number; action: number };
}

/** Step actions of all rounds together. */
const MOST_ACTIONS = 20_000;

/** Our use cases beside pgbench with the statements they were recorded to send. */
export async function transactionPairs(url: string, home: string, work: Work, seconds: number): Promise<Transactions> {
  // half for us, half for pgbench, which asks nobody whether it may
  await work.layOnDesk(MOST_ACTIONS, true);
  const first = await work.layOnDesk(MOST_ACTIONS, false);
  await work.act();
  work.recorded();
  const submitted = await work.submit();
  const submission = work.recorded();
  const acted = await work.act();
  const action = work.recorded();
  const fresh = `('0190b000-0000-7000-8000-' || lpad(to_hex(:n::bigint), 12, '0'))::uuid`;
  const submitFile = path.join(home, 'submit.sql');
  const actionFile = path.join(home, 'action.sql');
  writeFileSync(
    submitFile,
    pgbenchScript(submission, [1, 2 ** 40], (value) => {
      if (value === submitted.id) return fresh;
      if (value === submitted.state.submissionNumber) return `'N' || :n::text`;
      return isRequestId(value) ? `'r' || :n::text` : undefined;
    }),
  );
  writeFileSync(
    actionFile,
    // The program asks once for a dossier; pgbench forwards the same ones again and again, so the number of the event differs.
    pgbenchScript(action, [first, first + MOST_ACTIONS - 1], (value) => {
      if (value === acted.id) return COPY_ID(':n::bigint');
      if (value === acted.state.code) return COPY_CODE(acted.state.receivingAgencyCode);
      return isRequestId(value) ? `gen_random_uuid()::text` : undefined;
    }).replace(/(insert into "dossier_event".*?::uuid, )\d+/, '$1(random() * 2000000000)::int'),
  );
  return {
    statements: { submit: submission.length, action: action.length },
    pairs: [
      {
        name: 'Submit a dossier',
        unit: 'transactions/s',
        goal: 0.6,
        ours: () => callsPerSecond(work.submit, seconds),
        bare: () => scriptPerSecond(url, submitFile, seconds),
      },
      {
        name: 'Step action (forward)',
        unit: 'transactions/s',
        goal: 0.6,
        ours: () => callsPerSecond(work.act, seconds),
        bare: () => scriptPerSecond(url, actionFile, seconds),
      },
    ],
  };
}

const COPY_CODE = (agencyCode: string) => `'${copyCodePrefix(agencyCode)}' || lpad(:n::text, 6, '0')`;

function isRequestId(value: unknown): boolean {
  return typeof value === 'string' && value.startsWith(REQUEST);
}

async function person(db: Database, home: string, login: string): Promise<Ctx> {
  const now = new Date();
  const account = await db
    .selectFrom('account')
    .select(['id as accountId', 'kind', 'fullName', 'mustChangePassword'])
    .select(postsHeld(now).as('posts'))
    .where('login', '=', login)
    .executeTakeFirstOrThrow();
  const config = loadConfig({ MOTCUA_HOME: home });
  return { db, actor: actorOf(account), clock: wallClock, requestId: uuidv7(), language: 'vi', config };
}

async function sampleSubmission(db: Database, { actor }: Ctx): Promise<Submission> {
  const { procedureCode } = await db
    .selectFrom('offering')
    .innerJoin('processDefinition', 'processDefinition.id', 'offering.processId')
    .select('offering.procedureCode')
    .where('processDefinition.key', '=', PROCESS)
    .where('offering.competentAgencyCode', '=', AGENCY)
    .where('offering.active', '=', true)
    .orderBy('offering.procedureCode')
    .executeTakeFirstOrThrow();
  return {
    procedureCode,
    competentAgencyCode: AGENCY,
    channel: 'ONLINE',
    ownerAccountId: 'accountId' in actor ? actor.accountId : null,
    applicant: { kind: 'CITIZEN', name: 'Nguyễn Văn Mẫu', phone: '0900000001', address: 'Số 1 đường Ví Dụ' },
    answers: { purpose: 'Đề nghị giải quyết theo quy định.' },
    components: [],
    setCount: 1,
    delivery: { method: 'COUNTER' },
  };
}
