import { sql } from 'kysely';
import type { Ctx } from '../../platform/context.ts';
import { type Draft, type DraftState, getDraft, listLog } from './drafts.ts';
import { draftNotFound, processNotFound } from './errors.ts';
import { mayCheck, mayEdit, maySee } from './mayEdit.ts';
import { listAgencyNames, listOfferings, readSurroundings } from './surroundings.ts';

const OPEN_STATES = ['DRAFT', 'PROPOSED', 'CHECKED'];

/** Every process one may see with its version of today, what is in the making, and whether the centre is late with it. */
export async function listProcesses(ctx: Ctx) {
  const { rows } = await sql<ProcessRow>`
    WITH newest AS (
      SELECT DISTINCT ON (key) key, id, number, agency_code, content -> 'name' AS name, effective_from
      FROM process_definition WHERE NOT trial ORDER BY key, number DESC)
    SELECT coalesce(newest.key, draft.key) AS key, newest.number, coalesce(newest.name, draft.content -> 'name') AS name,
      coalesce(newest.agency_code, draft.agency_code) AS "agencyCode", agency.name AS "agencyName",
      newest.effective_from AS "effectiveFrom", draft.id AS "draftId", draft.state AS "draftState", draft.check_by AS "checkBy",
      (SELECT count(*)::int FROM offering JOIN process_definition followed ON followed.id = offering.process_id
        WHERE followed.key = newest.key AND offering.active) AS offerings
    FROM newest
    FULL JOIN (SELECT * FROM process_draft WHERE state = ANY(${OPEN_STATES})) draft ON draft.key = newest.key
    LEFT JOIN agency ON agency.code = coalesce(newest.agency_code, draft.agency_code)
    ORDER BY 1`.execute(ctx.db);
  const now = ctx.clock.now();
  const processes = rows
    .filter((row) => maySee(ctx.actor, row.agencyCode))
    .map((row) => ({
      ...row,
      checkBy: row.checkBy?.toISOString() ?? null,
      checkLate: row.checkBy !== null && row.checkBy < now,
      mayEdit: mayEdit(ctx.actor, row.agencyCode),
    }));
  return { processes, mayOwn: await listOwners(ctx) };
}

/** The agencies of whose own processes the actor may begin; code null: the whole province. */
async function listOwners(ctx: Ctx) {
  const agencies = [...(await listAgencyNames(ctx))].map(([code, name]) => ({ code, name }));
  const own = agencies.filter(({ code }) => mayEdit(ctx.actor, code));
  return mayEdit(ctx.actor, null) ? [{ code: null, name: '' }, ...own] : own;
}

interface ProcessRow {
  key: string;
  number: number | null;
  name: { vi: string; en?: string };
  agencyCode: string | null;
  agencyName: string | null;
  effectiveFrom: string | null;
  draftId: string | null;
  draftState: DraftState | null;
  checkBy: Date | null;
  offerings: number;
}

/** The versions of a process with the decisions that published them, and what was done to make each. */
export async function getProcessHistory(ctx: Ctx, key: string) {
  const rows = await ctx.db
    .selectFrom('processDefinition')
    .leftJoin('processDraft', 'processDraft.processId', 'processDefinition.id')
    .select([
      'processDefinition.id',
      'number',
      'trial',
      'processDefinition.agencyCode',
      'processDefinition.content',
      'decisionNumber',
      'decisionDate',
      'effectiveFrom',
      'followedAt',
      'trialBy',
      'createdAt',
      'processDraft.id as draftId',
    ])
    .select(
      sql<number>`(SELECT count(*)::int FROM dossier WHERE dossier.process_id = process_definition.id AND NOT is_test)`.as(
        'dossiers',
      ),
    )
    .select(
      sql<number>`(SELECT count(*)::int FROM dossier WHERE dossier.process_id = process_definition.id AND is_test)`.as(
        'tests',
      ),
    )
    .where('processDefinition.key', '=', key)
    .orderBy('number', 'desc')
    .execute();
  const drafts = await ctx.db
    .selectFrom('processDraft')
    .select(['id', 'state', 'agencyCode'])
    .where('key', '=', key)
    .execute();
  const agencyCode = (rows[0] ?? drafts[0])?.agencyCode;
  if (agencyCode === undefined || !maySee(ctx.actor, agencyCode)) throw processNotFound();
  const log = await listLog(
    ctx,
    drafts.map(({ id }) => id),
  );
  return {
    key,
    agencyCode,
    mayEdit: mayEdit(ctx.actor, agencyCode),
    openDraftId: drafts.find(({ state }) => OPEN_STATES.includes(state))?.id ?? null,
    versions: rows.map(({ createdAt, followedAt, trialBy, content, ...row }) => ({
      ...row,
      content,
      createdAt: createdAt.toISOString(),
      followedAt: followedAt?.toISOString() ?? null,
      trialBy: trialBy?.toISOString() ?? null,
    })),
    log: log.map((line) => ({ ...line, at: line.at.toISOString() })),
  };
}

/** Everything the editor needs: the draft, the version before it, what it is proved against, what one may do. */
export async function getEditor(ctx: Ctx, id: string) {
  const draft = await getDraft(ctx.db, id);
  const { actor } = ctx;
  if (!maySee(actor, draft.agencyCode)) throw draftNotFound();
  const base = draft.baseId
    ? await ctx.db.selectFrom('processDefinition').select('content').where('id', '=', draft.baseId).executeTakeFirst()
    : undefined;
  const offerings = await listOfferings(ctx, draft);
  return {
    ...draft,
    checkBy: draft.checkBy?.toISOString() ?? null,
    checkLate: draft.checkBy !== null && draft.checkBy < ctx.clock.now(),
    base: base?.content ?? null,
    ...(await readSurroundings(ctx, draft)),
    offerings: offerings.map(({ code, name, competentAgencyCode }) => ({ code, name, competentAgencyCode })),
    offered: await listOffered(ctx, draft),
    log: (await listLog(ctx, [id])).map((line) => ({ ...line, at: line.at.toISOString() })),
    may: {
      edit: mayEdit(actor, draft.agencyCode),
      check: mayCheck(actor) && 'accountId' in actor && draft.proposedBy !== actor.accountId,
    },
  };
}

/** Procedures that the agency (or anybody in the province) decides on: those that may go over to the process. */
async function listOffered(ctx: Ctx, { agencyCode }: Draft) {
  return ctx.db
    .selectFrom('offering')
    .innerJoin('procedure', 'procedure.code', 'offering.procedureCode')
    .select(['procedure.code', 'procedure.name'])
    .distinct()
    .where('offering.active', '=', true)
    .$if(agencyCode !== null, (query) => query.where('competentAgencyCode', '=', agencyCode ?? ''))
    .orderBy('procedure.code')
    .execute();
}

/** A published version or a trial by its id. Throws process.not_found. */
export async function getVersion(ctx: Ctx, id: string) {
  const row = await ctx.db
    .selectFrom('processDefinition')
    .select(['key', 'number', 'agencyCode', 'content'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row || !maySee(ctx.actor, row.agencyCode)) throw processNotFound();
  return row;
}
