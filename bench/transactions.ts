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
import { COPY_ID, copyCodePrefix, copyDossiers, copyId } from './loadDossiers.ts';
import { callsPerSecond, type Pair, scriptPerSecond } from './measure.ts';
import { pgbenchScript, recordStatements, type Statement } from './statements.ts';

/** So that the number of a request can be told from other ids. */
const REQUEST = 'bench-';
const AGENCY = 'H99.05';
const PROCESS = 'standard-six-step';

/** Dossiers on the desk of our receptionist, waiting to be forwarded: half for us, half for pgbench, which asks nobody. */
const ON_OUR_DESK = 30_000;

export interface Work {
  db: Database;
  /** the receptionist who acts */
  officer: Ctx & { actor: Actor & { kind: 'OFFICER' } };
  /** submits a dossier, each time another */
  submit(): Promise<Dossier>;
  /** forwards a dossier, each time another */
  act(): Promise<unknown>;
  stop(): Promise<void>;
}

/** What our use cases work on: a receptionist with dossiers to be forwarded. */
export async function prepareWork(url: string, home: string): Promise<{ work: Work; recorded: () => Statement[] }> {
  const pool = createPool(url, 8);
  const recorder = recordStatements(pool);
  const db = createDatabase(pool);
  const citizen = await person(db, home, '+84900000001');
  const officer = (await person(db, home, 'tiepnhan.trungtam')) as Work['officer'];
  const submission = await sampleSubmission(db, citizen);
  const submit = () => submitDossier({ ...citizen, requestId: REQUEST + uuidv7() }, submission);
  const original = await submit();
  await actOnDossier({ ...officer, requestId: uuidv7() }, original.id, { action: 'RECEIVE' });
  await copyDossiers(db, [original.id], 1, ON_OUR_DESK);
  let next = 0;
  const act = () => {
    next += 1;
    if (next > ON_OUR_DESK / 2) throw new Error('More step actions than dossiers to be forwarded: raise ON_OUR_DESK');
    return actOnDossier({ ...officer, requestId: REQUEST + uuidv7() }, copyId(next), { action: 'FORWARD' });
  };
  return { work: { db, officer, submit, act, stop: () => pool.end() }, recorded: recorder.take };
}

/** Our use cases beside pgbench with the statements they were recorded to send. */
export async function transactionPairs(
  url: string,
  home: string,
  { work, recorded }: Awaited<ReturnType<typeof prepareWork>>,
  seconds: number,
): Promise<{ pairs: Pair[]; statements: { submit: number; action: number } }> {
  await work.act();
  recorded();
  const submitted = await work.submit();
  const submission = recorded();
  const acted = (await work.act()) as Dossier;
  const action = recorded();
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
    pgbenchScript(action, [ON_OUR_DESK / 2 + 1, ON_OUR_DESK], (value) => {
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
