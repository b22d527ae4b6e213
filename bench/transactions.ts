import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { actOnDossier } from '../src/features/dossiers/actOnDossier.ts';
import { type Submission, submitDossier } from '../src/features/dossiers/submitDossier.ts';
import { actorOf, postsHeld } from '../src/platform/auth/signedInActor.ts';
import { loadConfig } from '../src/platform/config/config.ts';
import { type Ctx, wallClock } from '../src/platform/context.ts';
import { createDatabase, createPool, type Database } from '../src/platform/db/database.ts';
import { callsPerSecond, type Pair, scriptPerSecond } from './measure.ts';
import { pgbenchScript, recordStatements } from './statements.ts';

/** So that the number of a request can be told from other ids. */
const REQUEST = 'bench-';
const AGENCY = 'H99.05';
const PROCESS = 'standard-six-step';

/** Ids of the copies: number 1 … of a fixed shape, so that pgbench can name them too. */
const COPY_ID = (number: string) => `('0190a000-0000-7000-8000-' || lpad(to_hex(${number}), 12, '0'))::uuid`;
/** Codes of the copies: a day long ago, so that no true one is like them. */
const COPY_CODE = (number: string) => `'H99.03-010101-' || lpad((${number})::text, 6, '0')`;
const copyId = (number: number) => `0190a000-0000-7000-8000-${number.toString(16).padStart(12, '0')}`;

const copyCode = (number: number) => `H99.03-010101-${String(number).padStart(6, '0')}`;

export interface Work {
  pairs: Pair[];
  /** codes of dossiers, for look-ups */
  codes: string[];
  /** what one transaction sends */
  statements: { submit: number; action: number };
  stop(): Promise<void>;
}

/** `count` received dossiers in the database, and what is done to them: by our use cases, and by pgbench alone. */
export async function prepareWork(url: string, home: string, count: number, seconds: number): Promise<Work> {
  const pool = createPool(url, 8);
  const recorder = recordStatements(pool);
  const db = createDatabase(pool);
  const citizen = await person(db, home, '+84900000001');
  const receptionist = await person(db, home, 'tiepnhan.trungtam');
  const submission = await sampleSubmission(db, citizen);
  const submit = () => submitDossier({ ...citizen, requestId: REQUEST + uuidv7() }, submission);
  const original = await submit();
  await actOnDossier({ ...receptionist, requestId: uuidv7() }, original.id, { action: 'RECEIVE' });
  await copyDossier(db, original.id, count);
  // The first half is ours; pgbench, which asks nobody whether it may, has the second.
  const half = Math.floor(count / 2);
  let next = 0;
  const act = () => {
    next += 1;
    if (next > half) throw new Error('More step actions than dossiers: give --dossiers a larger number');
    return actOnDossier({ ...receptionist, requestId: REQUEST + uuidv7() }, copyId(next), { action: 'FORWARD' });
  };
  await act();

  recorder.take();
  const sample = await submit();
  const submitted = recorder.take();
  await act();
  const acted = recorder.take();
  const acting = copyId(next);
  const { submissionNumber } = sample.state;
  const fresh = `('0190b000-0000-7000-8000-' || lpad(to_hex(:n::bigint), 12, '0'))::uuid`;
  const submitFile = path.join(home, 'submit.sql');
  const actionFile = path.join(home, 'action.sql');
  writeFileSync(
    submitFile,
    pgbenchScript(submitted, [1, 2 ** 40], (value) => {
      if (value === sample.id) return fresh;
      if (value === submissionNumber) return `'N' || :n::text`;
      return isRequestId(value) ? `'r' || :n::text` : undefined;
    }),
  );
  writeFileSync(
    actionFile,
    // The program asks once for a dossier; pgbench forwards the same ones again and again, so the number of the event differs.
    pgbenchScript(acted, [half + 1, count], (value) => {
      if (value === acting) return COPY_ID(':n::bigint');
      if (value === copyCode(next)) return COPY_CODE(':n::bigint');
      return isRequestId(value) ? `gen_random_uuid()::text` : undefined;
    }).replace(/(insert into "dossier_event".*?::uuid, )\d+/, '$1(random() * 2000000000)::int'),
  );
  const codes = await db
    .selectFrom('dossier')
    .select('code')
    .where('code', 'like', 'H99.03-010101-%')
    .orderBy(sql`random()`)
    .limit(2_000)
    .execute();
  return {
    codes: codes.map(({ code }) => code ?? ''),
    statements: { submit: submitted.length, action: acted.length },
    pairs: [
      {
        name: 'Submit a dossier',
        unit: 'transactions/s',
        goal: 0.6,
        ours: () => callsPerSecond(submit, seconds),
        bare: () => scriptPerSecond(url, submitFile, seconds),
      },
      {
        name: 'Step action (forward)',
        unit: 'transactions/s',
        goal: 0.6,
        ours: () => callsPerSecond(act, seconds),
        bare: () => scriptPerSecond(url, actionFile, seconds),
      },
    ],
    stop: () => pool.end(),
  };
}

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

/** Copies a dossier with its history, under codes of its own. */
async function copyDossier(db: Database, id: string, count: number): Promise<void> {
  const columns = (table: string, own: string[]) =>
    sql<{ list: string }>`SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum) AS list FROM pg_attribute
      WHERE attrelid = ${table}::regclass AND attnum > 0 AND NOT attisdropped AND attname <> ALL (${own})`
      .execute(db)
      .then(({ rows }) => rows[0]?.list ?? '');
  const kept = await columns('dossier', ['id', 'submission_number', 'code', 'lookup_key', 'state']);
  const keptOfEvent = await columns('dossier_event', ['dossier_id', 'request_id']);
  const numbers = sql.raw(`generate_series(1, ${count}) AS number`);
  const copy = sql.raw(COPY_ID('number'));
  const code = sql.raw(COPY_CODE('number'));
  await sql`INSERT INTO dossier (id, submission_number, code, lookup_key, state, ${sql.raw(kept)})
    SELECT ${copy}, 'NOP-B' || number, ${code}, 'key' || number, jsonb_set(state, '{code}', to_jsonb(${code})), ${sql.raw(kept)}
    FROM dossier, ${numbers} WHERE id = ${id}`.execute(db);
  await sql`INSERT INTO dossier_event (dossier_id, request_id, ${sql.raw(keptOfEvent)})
    SELECT ${copy}, request_id || '-' || number, ${sql.raw(keptOfEvent)}
    FROM dossier_event, ${numbers} WHERE dossier_id = ${id}`.execute(db);
  await sql`ANALYZE dossier, dossier_event`.execute(db);
}
