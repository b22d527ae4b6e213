import type { DossierState } from '../../domain/dossier/state.ts';
import { inLanguage, type Language } from '../../domain/language.ts';
import { formatDateTime } from '../../domain/text/format.ts';
import { words } from '../../i18n/words.ts';
import { type Ctx, inTransaction, type TxCtx } from '../../platform/context.ts';
import type { JobPayloads } from '../../platform/jobs/enqueue.ts';
import { type FindTemplate, readTemplates } from '../notifications/compose.ts';
import { type MessageKind, type News, news } from '../notifications/messageKinds.ts';
import { type Named, nameDossier, tellApplicant, tellOfficer } from '../notifications/notifyDossier.ts';
import { desksAsked } from '../notifications/officerNews.ts';
import { type Desk, findApplicant, findReaders, peopleAtDesks } from '../notifications/readers.ts';
import { itemsOf } from '../notifications/told.ts';
import { legalParameter } from '../parameters/legalParameter.ts';
import type { ClockFacts, Mark } from './clockMarks.ts';
import { createClockReader } from './clockReader.ts';
import { findPlaceNames } from './queries.ts';

/** News for people at desks; whoever is named first hears it in that way. */
interface Warning {
  desks: Desk[];
  accountIds?: string[];
  /** composed for each reader's language */
  news(language: Language): News;
}

const KINDS: MessageKind[] = [
  'clockWarning',
  'clockOver',
  'clockEscalated',
  'apologyDue',
  'supplementReminder',
  'supplementUnanswered',
  'opinionReminded',
  'opinionLate',
  'resultReminder',
];

/**
 * Tells whom a crossing concerns, if it still does: whoever has the dossier, from the second warning on the head of the unit,
 * in the end the leaders of the agency and the head of the centre. Each person hears of a crossing once.
 */
export async function warnOfClock(ctx: Ctx, crossing: JobPayloads['clock.warn']): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const row = await tx.db
      .selectFrom('dossier')
      .select('state')
      .where('id', '=', crossing.dossierId)
      .executeTakeFirst();
    if (!row) return;
    const state = row.state;
    const reader = createClockReader(tx);
    const mark = (await reader.marksOf(state)).find((one) => isSame(one, crossing));
    // Done meanwhile, or promised anew: the new date has warnings of its own.
    if (!mark) return;
    const dossier = await nameDossier(tx, crossing.dossierId, state);
    const template = await readTemplates(tx.db, KINDS, state.receivingAgencyCode);
    const eventKey = `clock:${crossing.dossierId}:${mark.clock}:${crossing.dueAt}:${mark.percent}`;
    const facts = await reader.factsOf(state);
    await tellApplicantOf(tx, dossier, mark, { eventKey, template });
    const told = new Set<string>();
    for (const warning of await warningsOf(tx, facts, mark)) {
      const ids = [...(warning.accountIds ?? []), ...(await peopleAtDesks(tx, warning.desks))];
      const readers = await findReaders(
        tx,
        ids.filter((id) => !told.has(id)),
      );
      for (const one of readers) {
        told.add(one.accountId ?? '');
        await tellOfficer(tx, dossier, { eventKey, news: warning.news(one.language), reader: one, template });
      }
    }
  });
}

function isSame(mark: Mark, { clock, percent, dueAt }: JobPayloads['clock.warn']): boolean {
  return mark.clock === clock && mark.percent === percent && mark.dueAt === Date.parse(dueAt);
}

/** Reminders of what the applicant has to do. */
async function tellApplicantOf(
  tx: TxCtx,
  dossier: Named,
  { clock, percent, dueAt }: Mark,
  way: { eventKey: string; template: FindTemplate },
): Promise<void> {
  const { state } = dossier;
  const until = formatDateTime(new Date(dueAt));
  let reminder: News | undefined;
  if (clock === 'SUPPLEMENT' && percent < 100 && state.supplement) {
    reminder = news('supplementReminder', { items: itemsOf(state.supplement.items), until });
  }
  if (clock === 'UNCOLLECTED' && state.finishedAt) {
    reminder = news('resultReminder', { since: formatDateTime(state.finishedAt) });
  }
  // A branch of an interlinked procedure is the agencies' own matter.
  if (!reminder || state.parent) return;
  await tellApplicant(tx, dossier, { ...way, news: reminder, reader: await findApplicant(tx, state) });
}

async function warningsOf(tx: TxCtx, facts: ClockFacts, mark: Mark): Promise<Warning[]> {
  const { state } = facts;
  const { position } = state;
  if (!position) return [];
  const due = formatDateTime(new Date(mark.dueAt));
  const leaders: Desk[] = [{ role: 'AGENCY_LEADER', agencyCode: position.agencyCode, unitId: null }];
  if (mark.clock === 'APOLOGY') {
    const { basis } = await legalParameter(tx.db, 'apology.daysBefore', placeOf(tx, state));
    const holder = await holderName(tx, position);
    return [{ desks: [position, ...leaders], news: () => news('apologyDue', { due, holder, basis }) }];
  }
  if (mark.clock === 'SUPPLEMENT') {
    if (mark.percent < 100) return [];
    const { basis } = await legalParameter(tx.db, 'supplement.wait', placeOf(tx, state));
    return [{ desks: [position], news: () => news('supplementUnanswered', { until: due, basis }) }];
  }
  if (mark.clock === 'UNCOLLECTED') return [];
  if (mark.clock.startsWith('OPINION:')) return opinionWarnings(tx, facts, mark, due);
  return termWarnings(tx, facts, mark, due);
}

function placeOf(tx: TxCtx, { competentAgencyCode, procedureCode }: DossierState) {
  return { agencyCode: competentAgencyCode, procedureCode, at: tx.clock.now() };
}

/** Acceptance, the limit, a step. */
async function termWarnings(
  tx: TxCtx,
  { state, step, numbers }: ClockFacts,
  mark: Mark,
  due: string,
): Promise<Warning[]> {
  const { position } = state;
  if (!position) return [];
  const percent = String(mark.percent);
  const clock = (language: Language) => {
    const names = words(language).notifications.clock;
    if (mark.clock === 'STEP') return `${names.STEP} “${step ? inLanguage(step.name, language) : ''}”`;
    return mark.clock === 'ACCEPTANCE' ? names.ACCEPTANCE : names.DOSSIER;
  };
  const [, second, last] = numbers.warnings;
  const over = mark.percent >= last;
  const warnings: Warning[] = [
    {
      desks: [position],
      news: (language) =>
        over
          ? news('clockOver', { clock: clock(language), due })
          : news('clockWarning', { percent, clock: clock(language), due }),
    },
  ];
  const above: Desk[] = [];
  const { agencyCode, unitId } = position;
  // A late step is the unit's own matter as long as the limit holds.
  if (mark.percent >= (mark.clock === 'STEP' ? last : second)) above.push({ role: 'UNIT_HEAD', agencyCode, unitId });
  if (over && mark.clock !== 'STEP') {
    above.push({ role: 'AGENCY_LEADER', agencyCode, unitId: null }, ...(await centreHeads(tx, state)));
  }
  if (above.length > 0) {
    const holder = await holderName(tx, position);
    warnings.push({
      desks: above,
      news: (language) => news('clockEscalated', { percent, clock: clock(language), due, holder }),
    });
  }
  return warnings;
}

/** Đ.19.5 NĐ 61/2018: whoever asked reports a late opinion to the head of the centre. */
async function opinionWarnings(tx: TxCtx, { state }: ClockFacts, mark: Mark, due: string): Promise<Warning[]> {
  const opinion = state.opinions.find(({ id }) => mark.clock === `OPINION:${id}`);
  if (!opinion || !state.position) return [];
  const { asked, askedBy, askedById, question } = opinion;
  const askedDesks = desksAsked(asked);
  if (mark.percent < 100) {
    const reminder = (language: Language) =>
      news('opinionReminded', { by: words(language).notifications.theProgram, question, until: due });
    return [{ desks: askedDesks, news: reminder }];
  }
  const late = news('opinionLate', { asked: await holderName(tx, asked), asker: askedBy, question, until: due });
  const desks = [state.position, ...askedDesks, ...(await centreHeads(tx, state))];
  return [{ desks, accountIds: askedById ? [askedById] : [], news: () => late }];
}

/** The heads of the centre that received the dossier; of the province's centre where it has none of its own. */
async function centreHeads(tx: TxCtx, { receivingAgencyCode }: DossierState): Promise<Desk[]> {
  const rows = await tx.db
    .selectFrom('post')
    .select('agencyCode')
    .distinct()
    .where('role', '=', 'CENTRE_HEAD')
    .orderBy('agencyCode')
    .execute();
  const own = rows.filter(({ agencyCode }) => agencyCode === receivingAgencyCode);
  return (own.length > 0 ? own : rows).map(({ agencyCode }) => ({ role: 'CENTRE_HEAD', agencyCode, unitId: null }));
}

/** The person who has it in hand, else the unit, with the agency. */
async function holderName(
  tx: TxCtx,
  { agencyCode, unitId, assigneeId }: { agencyCode: string; unitId: string | null; assigneeId?: string | null },
): Promise<string> {
  const names = await findPlaceNames(tx.db, { agencyCode, unitId, assigneeId: assigneeId ?? null });
  return [names.assignee, names.unit, names.agency].filter(Boolean).join(', ');
}
