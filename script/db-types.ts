import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { migrate } from '../src/platform/db/migrate.ts';
import { packagePath } from '../src/platform/packageRoot.ts';
import { joinEmbedded } from '../src/platform/postgres/embedded.ts';

/** Columns of which src/domain knows more than PostgreSQL. Documents (jsonb) are written as text and read as what they hold. */
const COLUMNS = {
  'bulk_submission.actor': 'Generated<JSONColumnType<Applicant>>',
  'calendar.content': 'JSONColumnType<CalendarContent>',
  'dossier.state': 'JSONColumnType<DossierState>',
  'form_definition.content': 'JSONColumnType<StoredForm>',
  'form_draft.content': 'JSONColumnType<StoredForm>',
  'form_draft.tests': 'Generated<JSONColumnType<KeptAnswers[]>>',
  'identity_provider.claims': 'JSONColumnType<ClaimMapping>',
  'identity_provider.levels': 'JSONColumnType<LevelMapping[]>',
  'obligation.state': 'JSONColumnType<ObligationState>',
  'post_order.address': 'JSONColumnType<PostalAddress>',
  'post_order.kind': 'PostKind',
  'post_order.state': 'PostState',
  'post_order.items': 'Generated<JSONColumnType<ParcelItem[]>>',
  'priority_list.lines': 'JSONColumnType<ScoredProcedure[]>',
  'priority_list.weights': 'JSONColumnType<Weights>',
  'procedure_version.content': 'JSONColumnType<ProcedureContent>',
  'process_definition.content': 'JSONColumnType<ProcessContent>',
  'process_draft.content': 'JSONColumnType<ProcessContent>',
  'reorganisation_plan.content': 'JSONColumnType<PlanContent>',
  'reorganisation_plan.outcome': 'JSONColumnType<Outcome | null, string | null, string | null>',
};
const IMPORTS = {
  JSONColumnType: 'kysely',
  Applicant: '../../domain/policy/actor.ts',
  CalendarContent: '../../domain/calendar/calendar.ts',
  ClaimMapping: '../../domain/identity/providerIdentity.ts',
  DossierState: '../../domain/dossier/state.ts',
  KeptAnswers: '../../domain/form/keptAnswers.ts',
  LevelMapping: '../../domain/identity/providerIdentity.ts',
  ObligationState: '../../domain/money/obligation.ts',
  Outcome: '../../domain/reorganisation/outcome.ts',
  ParcelItem: '../../domain/post/order.ts',
  PlanContent: '../../domain/reorganisation/plan.ts',
  PostalAddress: '../../domain/post/order.ts',
  PostKind: '../../domain/post/order.ts',
  PostState: '../../domain/post/order.ts',
  ProcedureContent: '../../domain/procedure/procedure.ts',
  ProcessContent: '../../domain/process/process.ts#ProcessDefinition',
  ScoredProcedure: '../../domain/priority/scoreProcedures.ts',
  StoredForm: '../../domain/form/storedForm.ts',
  Weights: '../../domain/priority/scoreProcedures.ts',
};

// Writes src/platform/db/schema.ts from the migrations, run on a throw-away PostgreSQL.
const folder = mkdtempSync(path.join(tmpdir(), 'motcua-types-'));
const postgres = await joinEmbedded(folder, { durable: false });
try {
  await postgres.ensureDatabase('types');
  await migrate(postgres.url('types'));
  const options = [
    '--dialect=postgres',
    '--exclude-pattern=migration',
    '--camel-case',
    '--date-parser=string',
    '--log-level=error',
    `--overrides=${JSON.stringify({ columns: COLUMNS })}`,
    `--custom-imports=${JSON.stringify(IMPORTS)}`,
  ];
  const target = process.argv[2] ?? packagePath('src', 'platform', 'db', 'schema.ts');
  const { status } = spawnSync(
    packagePath('node_modules', '.bin', 'kysely-codegen'),
    [...options, `--url=${postgres.url('types')}`, `--out-file=${target}`],
    { stdio: 'inherit' },
  );
  process.exitCode = status ?? 1;
} finally {
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
}
