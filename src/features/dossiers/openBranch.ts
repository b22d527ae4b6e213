import { sql } from 'kysely';
import type { BranchPlan, DuePromise } from '../../domain/dossier/events.ts';
import type { ProcessDefinition } from '../../domain/process/process.ts';
import type { TxCtx } from '../../platform/context.ts';
import { today } from '../catalogue/today.ts';
import { findDesk, getStaffedDesk } from './desk.ts';
import { branchOf, getProcess, getStep, nextStepId } from './process.ts';
import { appendEvent, type Dossier, openDossier } from './store.ts';

/**
 * Opens one agency's part of an interlinked dossier: a dossier of its own with the papers of the whole, accepted at once
 * and on the agency's first desk, due when its share of the time is over (Đ.19.6b NĐ 61/2018). The applicant keeps the one
 * code; the part's code is that code with the part behind it.
 */
export async function openBranch(
  whole: TxCtx,
  parent: Dossier,
  parentProcess: ProcessDefinition,
  plan: BranchPlan,
  at: Date,
): Promise<Dossier> {
  // One request opens one dossier: each of several parts at once is a request of its own.
  const ctx = { ...whole, requestId: `${whole.requestId}/${plan.id}` };
  const { state } = parent;
  const processId = await findProcessId(ctx, branchOf(parentProcess, plan.id).processKey);
  const process = await getProcess(ctx.db, processId);
  const { divisionKey } = plan;
  const belonging = {
    procedureCode: state.procedureCode,
    receivingAgencyCode: state.receivingAgencyCode,
    competentAgencyCode: plan.agencyCode,
    parent: { dossierId: parent.id, branchId: plan.id, ...(divisionKey && { divisionKey }) },
  };
  const start = await findDesk(ctx, getStep(process, process.start), belonging);
  const opened = await openDossier(
    ctx,
    plan.dossierId,
    {
      ...belonging,
      submissionNumber: `${state.submissionNumber}/${plan.id}/${plan.dossierId.slice(-4)}`,
      lookupKey: '',
      procedureName: state.procedureName,
      procedureVersionId: state.procedureVersionId,
      processId,
      channel: state.channel,
      ownerAccountId: null,
      applicant: state.applicant,
      formKey: state.formKey,
      answers: state.answers,
      components: state.components,
      setCount: state.setCount,
      delivery: { method: 'ONLINE' },
      acceptBy: null,
      at: start,
      test: state.test,
    },
    { at },
  );
  await sql`
    INSERT INTO dossier_file (dossier_id, file_id, kind, component_key, added_at)
    SELECT ${opened.id}, file_id, kind, component_key, ${at} FROM dossier_file
    WHERE dossier_id = ${parent.id} AND kind = 'COMPONENT'`.execute(ctx.db);
  const code = await partCode(ctx, parent, plan.id);
  const received = await appendEvent(
    ctx,
    opened,
    'RECEIVED',
    { code, promise: promiseOf(parent, plan, at), collectedVnd: 0, at: start },
    { at },
  );
  const next = nextStepId(process, process.start, 'FORWARD');
  if (!next) return received;
  const to = await getStaffedDesk(ctx, getStep(process, next), belonging);
  return appendEvent(ctx, received, 'MOVED', { action: 'FORWARD', to }, { at });
}

/** `H99.03-261123-0001/commune`; sent to the agency again, `…/commune.2`. One query. */
async function partCode(ctx: TxCtx, { id, state }: Dossier, partId: string): Promise<string> {
  const { count } = await ctx.db
    .selectFrom('dossier')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('parentId', '=', id)
    .where(sql<boolean>`split_part(split_part(code, '/', 2), '.', 1) = ${partId}`)
    .executeTakeFirstOrThrow();
  return `${state.code}/${partId}${count > 0 ? `.${count + 1}` : ''}`;
}

/** The date of the share; how the whole date came about is told at the whole. */
function promiseOf(parent: Dossier, { dueAt, name }: BranchPlan, at: Date): DuePromise {
  return {
    limit: { unit: 'AS_DESCRIBED', words: name.vi },
    effectiveFrom: at.toISOString(),
    dueAt,
    trace: parent.state.trace,
    warnings: [],
  };
}

/** The process of that key in its newest version in force. */
async function findProcessId(ctx: TxCtx, key: string): Promise<string> {
  const row = await ctx.db
    .selectFrom('processDefinition')
    .select('id')
    .where('key', '=', key)
    .where('trial', '=', false)
    .where((eb) => eb.or([eb('effectiveFrom', 'is', null), eb('effectiveFrom', '<=', today(ctx.clock))]))
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  return row.id;
}
