import { sql } from 'kysely';
import { vietnamDate } from '../../domain/calendar/instant.ts';
import { stepBudgetMinutes, stepDue } from '../../domain/clock/stepTime.ts';
import type { DossierEvent, Position } from '../../domain/dossier/events.ts';
import type { DossierState } from '../../domain/dossier/state.ts';
import { STATUS } from '../../domain/dossier/status.ts';
import type { FormDefinition } from '../../domain/form/form.ts';
import type { Words } from '../../domain/language.ts';
import { papersToShow } from '../../domain/papers/lettersOfWays.ts';
import type { PaperKind } from '../../domain/papers/paperKinds.ts';
import type { ProcessDefinition, StepAction } from '../../domain/process/process.ts';
import type { Ctx } from '../../platform/context.ts';
import { findFormAt } from '../catalogue/getForm.ts';
import { getDossier } from '../dossiers/getDossier.ts';
import type { Dossier } from '../dossiers/store.ts';
import { listEvents } from '../dossiers/store.ts';
import { requestsUsedUp } from '../dossiers/supplementRequests.ts';
import { describeFiles } from '../files/describeFiles.ts';
import type { StoredFile } from '../files/storeFile.ts';
import { getAgencyCalendar } from '../organisation/agencyCalendar.ts';
import { stepDayMinutes } from '../parameters/legalParameter.ts';
import { type HistoryEntry, historyEntry, type Names } from './historyEntry.ts';

/** A dossier with everything that its page says around it. */
export interface DossierDescription {
  dossier: Dossier;
  process: ProcessDefinition;
  names: Names;
  form: FormDefinition | null;
  files: StoredFile[];
  history: HistoryEntry[];
  /** where each action of the present step leads */
  leadsTo: { action: StepAction; stepName: Words }[];
  /** papers that each action of the present step names; actions that are not here show what the law attaches to them */
  letters: { action: StepAction; papers: PaperKind[] }[];
  /** when the present step should be done: its share of the limit, from when it began; null where there is none */
  stepDueAt: Date | null;
  /** a further request for papers lies before a leader first */
  requestNeedsLeader: boolean;
}

/** Reads all of it for somebody who may see the dossier; the look is recorded. At most eleven queries. Throws `dossier.not_found`. */
export async function describeDossier(ctx: Ctx, id: string): Promise<DossierDescription> {
  const { dossier, process } = await getDossier(ctx, id);
  const { state } = dossier;
  const events = await listEvents(ctx.db, id);
  const { names, former } = await findNames(ctx, state, events);
  const files = await describeFiles(ctx, fileIds(state));
  return {
    dossier,
    process,
    names,
    form: (state.formKey && (await findFormAt(ctx, state.formKey, state.submittedAt))) || null,
    files: [...files.values()],
    history: events.map((event) => historyEntry(event, namesOn(event.at, names, former), ctx.language)).reverse(),
    leadsTo: leadsTo(process, state),
    letters: lettersAt(process, state),
    stepDueAt: await findStepDue(ctx, process, state),
    requestNeedsLeader: state.receivedAt !== null || (await requestsUsedUp(ctx, state, ctx.clock.now())),
  };
}

function fileIds(state: DossierState): string[] {
  const { draft, result, voidedResults, branches } = state;
  const single = [draft, result, ...voidedResults, ...branches.map((part) => part.result)].map(
    (paper) => paper?.fileId,
  );
  const attached = [
    ...state.components,
    ...state.opinions,
    ...state.opinions.flatMap(({ answer }) => answer ?? []),
    ...state.visits.flatMap(({ record }) => record ?? []),
    ...state.extensions,
    ...(state.decision?.kind === 'EXTENSION' ? [state.decision] : []),
  ];
  return [...attached.flatMap((one) => one.fileIds), ...single.filter((id) => typeof id === 'string')];
}

/** What an agency was called up to a day, the last included. */
interface FormerName {
  code: string;
  until: string;
  name: string;
}

/** The names as they were that day: who reads a history reads what stood on the papers then. */
function namesOn(at: string, names: Names, former: readonly FormerName[]): Names {
  const day = vietnamDate(Date.parse(at));
  const then = former
    .filter(({ until }) => until >= day)
    .sort((a, b) => b.until.localeCompare(a.until))
    .map(({ code, name }) => [code, name]);
  return then.length === 0 ? names : { ...names, agencies: { ...names.agencies, ...Object.fromEntries(then) } };
}

async function findNames(
  ctx: Ctx,
  state: DossierState,
  events: DossierEvent[],
): Promise<{ names: Names; former: FormerName[] }> {
  const desks = events.flatMap(({ payload }): Pick<Position, 'agencyCode' | 'unitId' | 'assigneeId'>[] => {
    if ('asked' in payload && 'question' in payload) return [{ ...payload.asked, assigneeId: null }];
    if ('branches' in payload)
      return payload.branches.map(({ agencyCode }) => ({ agencyCode, unitId: null, assigneeId: null }));
    if ('assigneeId' in payload) return state.position ? [{ ...state.position, assigneeId: payload.assigneeId }] : [];
    return 'to' in payload && payload.to ? [payload.to] : [];
  });
  const positions = state.position ? [...desks, state.position] : desks;
  const agencies = [state.receivingAgencyCode, state.competentAgencyCode, ...positions.map((desk) => desk.agencyCode)];
  const units = [...events.map((event) => event.unitId), ...positions.map((desk) => desk.unitId)];
  const people = [...positions.map((desk) => desk.assigneeId), ...events.map((event) => event.onBehalfOf)];
  const eventAgencies = events.map((event) => event.agencyCode);
  const { rows } = await sql<{ kind: keyof Names | 'former'; id: string; name: string }>`
    SELECT 'agencies' AS kind, code AS id, short_name AS name FROM agency WHERE code = ANY(${unique([...agencies, ...eventAgencies])}::text[])
    UNION ALL SELECT 'former', agency_code || ' ' || until, short_name FROM agency_former_name
      WHERE agency_code = ANY(${unique([...agencies, ...eventAgencies])}::text[])
    UNION ALL SELECT 'units', id::text, name FROM unit WHERE id = ANY(${unique(units)}::uuid[])
    UNION ALL SELECT 'people', id::text, full_name FROM account WHERE id = ANY(${unique(people)}::uuid[])`.execute(
    ctx.db,
  );
  const names: Names = { agencies: {}, units: {}, people: {} };
  const former: FormerName[] = [];
  for (const { kind, id, name } of rows) {
    const [code = '', until = ''] = id.split(' ');
    if (kind === 'former') former.push({ code, until, name });
    else names[kind][id] = name;
  }
  return { names, former };
}

function unique(values: (string | null)[]): string[] {
  return [...new Set(values.filter((value) => value !== null))];
}

function leadsTo(process: ProcessDefinition, { position }: DossierState): DossierDescription['leadsTo'] {
  const step = process.steps.find((candidate) => candidate.id === position?.stepId);
  return (step?.transitions ?? []).flatMap(({ action, to }) => {
    const target = process.steps.find((candidate) => candidate.id === to);
    return target ? [{ action, stepName: target.name }] : [];
  });
}

function lettersAt({ steps }: ProcessDefinition, { position }: DossierState): DossierDescription['letters'] {
  const step = steps.find((candidate) => candidate.id === position?.stepId);
  return (step?.transitions ?? []).flatMap(({ action, letters }) => {
    const papers = letters ? papersToShow(action, step).filter((paper) => paper !== 'BY_DECISION') : [];
    return papers.length > 0 ? [{ action, papers }] : [];
  });
}

const RUNNING: readonly number[] = [STATUS.RECEIVED, STATUS.IN_PROCESS];

/** Nothing while the clock stands still, or for limits in words, or for steps outside of the limit. */
async function findStepDue(ctx: Ctx, process: ProcessDefinition, state: DossierState): Promise<Date | null> {
  const { position, limit, effectiveFrom } = state;
  const step = process.steps.find((candidate) => candidate.id === position?.stepId);
  if (!step || step.sharePercent === 0 || !limit || !effectiveFrom || !RUNNING.includes(state.status)) return null;
  const calendar = await getAgencyCalendar(ctx.db, state.competentAgencyCode);
  const { competentAgencyCode: agencyCode, procedureCode } = state;
  const dayMinutes = await stepDayMinutes(ctx.db, { agencyCode, procedureCode, at: new Date(effectiveFrom) });
  const budget = stepBudgetMinutes(calendar, limit, Date.parse(effectiveFrom), dayMinutes);
  // A pause lengthens the limit, so the step begins anew when it ends.
  const resumedAt = state.pauses.at(-1)?.to;
  const from = Math.max(Date.parse(state.positionSince), resumedAt ? Date.parse(resumedAt) : 0);
  if (budget === null) return null;
  const due = stepDue(calendar, from, budget, step.sharePercent);
  // However late the step began, the applicant's date is the last.
  return new Date(state.dueAt === null ? due : Math.min(due, Date.parse(state.dueAt)));
}
