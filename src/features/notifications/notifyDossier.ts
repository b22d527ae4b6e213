import type { DossierEvent } from '../../domain/dossier/events.ts';
import { lookupLink } from '../../domain/dossier/lookupLink.ts';
import { reduce } from '../../domain/dossier/reduce.ts';
import type { DossierState } from '../../domain/dossier/state.ts';
import { isPayable } from '../../domain/money/obligation.ts';
import { formatDateTime } from '../../domain/text/format.ts';
import { words } from '../../i18n/words.ts';
import { type Ctx, inTransaction, type TxCtx } from '../../platform/context.ts';
import { enqueue, type JobPayloads } from '../../platform/jobs/enqueue.ts';
import { PATHS } from '../../ui/paths.ts';
import { listEvents } from '../dossiers/store.ts';
import { listObligations } from '../payments/store.ts';
import { COLLECTED } from '../vault/collectPapers.ts';
import { applicantNews } from './applicantNews.ts';
import { type DossierNames, type FindTemplate, readTemplates } from './compose.ts';
import { type News, news } from './messageKinds.ts';
import { type OfficerNews, officerNews } from './officerNews.ts';
import { findAgencies } from './queries.ts';
import { findApplicant, findReaders, peopleAtDesks, type Reader } from './readers.ts';
import { tell } from './tell.ts';
import { codeOf, type ToldEvent } from './told.ts';

/** A dossier as messages name it. */
export interface Named {
  id: string;
  state: DossierState;
  names: Omit<DossierNames, 'link'>;
}

/**
 * Tells everybody whom one event of a dossier concerns: the applicant, and officers who have to act. Each person hears of
 * an event once. Repeating it writes nothing twice; sending is enqueued in the same transaction. At most nine statements
 * and two a message.
 */
export async function notifyDossier(ctx: Ctx, { dossierId, seq }: JobPayloads['dossier.notify']): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const events = await listEvents(tx.db, dossierId);
    const event = events[seq - 1];
    if (!event) return;
    // As it was then: a later event has its own message.
    const state = reduce(events.slice(0, seq));
    const before = seq > 1 ? reduce(events.slice(0, seq - 1)) : state;
    if (state.ownerAccountId && COLLECTED.includes(event.type))
      await enqueue(tx.db, 'vault.collect', { dossierId, type: event.type });
    const dossier = await nameDossier(tx, dossierId, state);
    const applicant = await findApplicant(tx, state);
    const payFirstVnd = event.type === 'SUBMITTED' ? await owedFirst(tx, dossierId) : 0;
    const told = (language: Reader['language']): ToldEvent => ({
      event,
      state,
      before,
      agency: agencyName(dossier, language),
      payFirstVnd,
      language,
      text: words(language),
    });
    const own = applicantNews(told(applicant.language));
    const officers = await findOfficers(tx, officerNews(told('vi')), event);
    const kinds = [...(own ? [own.kind] : []), ...officers.map(({ kind }) => kind)];
    const template = await readTemplates(tx.db, kinds, state.receivingAgencyCode);
    const eventKey = `${dossierId}:${seq}`;
    if (own)
      await tellApplicant(tx, dossier, { eventKey, news: own, reader: applicant, template, actorId: event.actorId });
    for (const { reader, index, kind } of officers) {
      // composed again in the reader's own language
      const found = kind === 'actedForYou' ? actedFor(event) : officerNews(told(reader.language))[index]?.news;
      if (found) await tellOfficer(tx, dossier, { eventKey, news: found, reader, template });
    }
  });
}

interface ToldOfficer {
  reader: Reader;
  /** which of the news */
  index: number;
  kind: News['kind'];
}

/** Who is told which of the news: everybody one, never of their own doing; whoever was stood in for hears that. */
async function findOfficers(tx: TxCtx, all: OfficerNews[], event: DossierEvent): Promise<ToldOfficer[]> {
  const chosen = new Map<string, { index: number; kind: News['kind'] }>();
  for (const [index, { to, news: one }] of all.entries()) {
    const ids = 'accountId' in to ? [to.accountId] : await peopleAtDesks(tx, [to]);
    for (const id of ids) if (!chosen.has(id)) chosen.set(id, { index, kind: one.kind });
  }
  // an applicant acts for an organisation or another person, who hear of it as applicants do
  if (event.onBehalfOf && event.agencyCode) chosen.set(event.onBehalfOf, { index: -1, kind: 'actedForYou' });
  if (event.actorId) chosen.delete(event.actorId);
  const readers = await findReaders(tx, [...chosen.keys()]);
  return readers.flatMap((reader) => {
    const choice = chosen.get(reader.accountId ?? '');
    return choice ? [{ reader, ...choice }] : [];
  });
}

function actedFor(event: DossierEvent): News {
  return news('actedForYou', { by: event.actorName, at: formatDateTime(event.at) });
}

/** The names by which messages speak of a dossier. One query. */
export async function nameDossier(tx: TxCtx, id: string, state: DossierState): Promise<Named> {
  const { receivingAgencyCode, competentAgencyCode } = state;
  const agencies = await findAgencies(tx.db, [receivingAgencyCode, competentAgencyCode]);
  return {
    id,
    state,
    names: {
      code: codeOf(state),
      procedure: state.procedureName,
      applicant: state.applicant.organisationName || state.applicant.name,
      agency: agencies.get(receivingAgencyCode) ?? { vi: receivingAgencyCode },
      competentAgency: agencies.get(competentAgencyCode) ?? { vi: competentAgencyCode },
    },
  };
}

function agencyName({ names: { agency } }: Named, language: Reader['language']): string {
  return (language === 'en' ? agency.en : undefined) ?? agency.vi;
}

interface ToTell {
  eventKey: string;
  news: News;
  reader: Reader;
  template: FindTemplate;
  actorId?: string | null;
}

/** With the page of the account's own dossier, or without an account the link of the receipt. */
export async function tellApplicant(tx: TxCtx, { id, state, names }: Named, one: ToTell): Promise<void> {
  const { publicUrl } = tx.config;
  const { accountId } = one.reader;
  const page = PATHS.myDossier(id);
  const link = accountId ? `${publicUrl}${page}` : lookupLink(publicUrl, names.code, state.lookupKey);
  const dossier = { id, agencyCode: state.receivingAgencyCode, names: { ...names, link } };
  const ownDoing = accountId !== null && accountId === one.actorId;
  await tell(tx, { ...one, dossier, page, link, ownDoing });
}

/** With the dossier's page in the office. */
export async function tellOfficer(tx: TxCtx, { id, state, names }: Named, one: ToTell): Promise<void> {
  const page = `/office/dossiers/${id}`;
  const link = `${tx.config.publicUrl}${page}`;
  const dossier = { id, agencyCode: state.receivingAgencyCode, names: { ...names, link } };
  await tell(tx, { ...one, dossier, page, link, ownDoing: false });
}

/** What the applicant pays before the dossier is accepted, VND. One query. */
async function owedFirst(tx: TxCtx, dossierId: string): Promise<number> {
  const due = await listObligations(tx, dossierId);
  const open = due.filter(({ purpose, state }) => purpose === 'BEFORE_ACCEPTANCE' && isPayable(state));
  return open.reduce((sum, { state }) => sum + state.vnd, 0);
}
