import Type, { type Static } from 'typebox';
import { inLanguage, type Language } from '../../domain/language.ts';
import { PAPER_KINDS } from '../../domain/papers/paperKinds.ts';
import type { ProcessDefinition } from '../../domain/process/process.ts';
import { LISTS, QUEUES } from '../../domain/queues/queues.ts';
import { SORTS } from '../../domain/queues/sorts.ts';
import type { Ctx } from '../../platform/context.ts';
import type { App } from '../../platform/http/app.ts';
import { api } from '../../platform/http/route.ts';
import { nullable } from '../../platform/nullable.ts';
import { DossierView, presentDossier } from '../dossiers/presentDossier.ts';
import { FileView, fileHref } from '../files/files.api.ts';
import { listDesks } from '../organisation/listDesks.ts';
import { Criteria } from './criteria.ts';
import { type DossierDescription, describeDossier } from './describeDossier.ts';
import type { DossierRow } from './dossierRows.ts';
import { findDossiers } from './findDossiers.ts';
import { listDeskPeople } from './listDeskPeople.ts';
import { countQueues, listQueue, listRecent } from './listQueue.ts';
import { presentForm } from './presentForm.ts';

const Text = Type.String();
const Instant = Type.String({ description: 'ISO 8601, UTC' });
const ById = Type.Object({ id: Type.String({ format: 'uuid' }) });
const Wanted = Type.String({ maxLength: 200, description: 'Every word must occur in code, names or procedure' });

const Counts = Type.Object(Object.fromEntries(QUEUES.map((name) => [name, Type.Integer()])));

/** One line of a list of dossiers. */
export const QueueItem = Type.Object({
  id: Text,
  code: nullable(Text),
  submissionNumber: Text,
  status: Type.Integer({ description: 'official status 1–10' }),
  procedureCode: Text,
  procedureName: Text,
  applicantName: Text,
  channel: Text,
  submittedAt: Instant,
  acceptBy: nullable(Instant),
  receivedAt: nullable(Instant),
  dueAt: nullable(Instant),
  originalDueAt: nullable(Instant),
  lateFrom: nullable(Instant),
  opinionDueAt: nullable(Instant),
  finishedAt: nullable(Instant),
  stepName: nullable(Text),
  stepSince: nullable(Instant),
  unitName: nullable(Text),
  assigneeId: nullable(Text),
  assigneeName: nullable(Text),
  competentAgencyName: Text,
  receivingAgencyName: Text,
  fieldName: Text,
  decisionKind: nullable(Text),
  isTest: Type.Boolean(),
  revision: Type.Integer(),
});
export type QueueItem = Static<typeof QueueItem>;

const Items = Type.Object({ items: Type.Array(QueueItem), next: nullable(Text) });
export type QueueItems = Static<typeof Items>;

const Person = Type.Object({
  accountId: Text,
  name: Text,
  title: nullable(Text),
  open: Type.Integer(),
  late: Type.Integer(),
  awayUntil: nullable(Type.String({ format: 'date' })),
});
const People = Type.Object({ items: Type.Array(Person) });
export type DeskPeople = Static<typeof People>;

const Desks = Type.Object({
  items: Type.Array(
    Type.Object({ code: Text, name: Text, tier: Text, units: Type.Array(Type.Object({ id: Text, name: Text })) }),
  ),
});
export type OpinionDesks = Static<typeof Desks>;

/** A dossier with what its page says around it, in the caller's language. */
export const DossierPage = Type.Object({
  dossier: DossierView,
  receivingAgencyName: Text,
  competentAgencyName: Text,
  deskAgencyName: nullable(Text),
  unitName: nullable(Text),
  assigneeName: nullable(Text),
  stepDueAt: nullable(Instant),
  requestNeedsLeader: Type.Boolean(),
  /** names of the agencies and units that the dossier speaks of, by code and id */
  agencyNames: Type.Record(Text, Text),
  unitNames: Type.Record(Text, Text),
  process: Type.Object({ name: Text, basis: Text }),
  /** the parts of an interlinked procedure that the present step sends out; without an agency the officer names it */
  branching: Type.Array(Type.Object({ id: Text, name: Text, agencyCode: nullable(Text), tier: nullable(Text) })),
  steps: Type.Array(Type.Object({ id: Text, name: Text })),
  leadsTo: Type.Array(Type.Object({ action: Text, stepName: Text })),
  letters: Type.Array(Type.Object({ action: Text, papers: Type.Array(Type.Enum([...PAPER_KINDS])) }), {
    description: 'papers that the way of an action names, to be shown before it is done',
  }),
  form: nullable(
    Type.Object({
      title: Text,
      sections: Type.Array(
        Type.Object({ title: Text, answers: Type.Array(Type.Object({ key: Text, label: Text, value: Text })) }),
      ),
    }),
  ),
  files: Type.Array(FileView),
  history: Type.Array(
    Type.Object({
      seq: Type.Integer(),
      title: Text,
      at: Instant,
      recordedAt: nullable(Instant),
      by: Text,
      details: Type.Array(Type.Object({ label: Text, text: Text })),
    }),
  ),
});
export type DossierPage = Static<typeof DossierPage>;

/** Work queues, look-up and the page of a dossier, for officers. */
export function registerQueuesApi(app: App): void {
  api(app, {
    method: 'GET',
    path: '/api/v1/queues',
    access: 'OFFICER',
    summary: 'How many dossiers each work queue of the officer holds',
    tags: ['queues'],
    response: Counts,
    handler: ({ ctx }) => countQueues(ctx),
  });

  api(app, {
    method: 'GET',
    path: '/api/v1/queues/:name/dossiers',
    access: 'OFFICER',
    summary: 'A page of a work queue, or what the officer has worked on lately (recent)',
    tags: ['queues'],
    params: Type.Object({ name: Type.Enum([...LISTS]) }),
    query: Type.Object({
      ...Criteria.properties,
      sort: Type.Optional(Type.Enum([...SORTS])),
      after: Type.Optional(Type.String({ maxLength: 200, description: '`next` of the page before' })),
      limit: Type.Integer({ minimum: 1, maximum: 200, default: 50 }),
    }),
    response: Items,
    handler: async ({ ctx, params: { name }, query }) => {
      const page = name === 'recent' ? await listRecent(ctx, query.words) : await listQueue(ctx, name, query);
      return { items: page.items.map((row) => presentRow(row, ctx)), next: page.next ?? null };
    },
  });

  api(app, {
    method: 'GET',
    path: '/api/v1/dossiers',
    access: 'OFFICER',
    summary: 'Find dossiers that the officer may read, the latest first',
    tags: ['dossiers'],
    query: Type.Object({ words: Wanted, limit: Type.Integer({ minimum: 1, maximum: 100, default: 50 }) }),
    response: Items,
    handler: async ({ ctx, query }) => {
      const rows = await findDossiers(ctx, query.words, query.limit);
      return { items: rows.map((row) => presentRow(row, ctx)), next: null };
    },
  });

  api(app, {
    method: 'GET',
    path: '/api/v1/desks',
    access: 'OFFICER',
    summary: 'Agencies at work with their units, to choose whose opinion is asked or who has a part',
    tags: ['dossiers'],
    response: Desks,
    handler: async ({ ctx }) => ({ items: await listDesks(ctx) }),
  });

  api(app, {
    method: 'GET',
    path: '/api/v1/dossiers/:id/desk-people',
    access: 'OFFICER',
    summary: 'To whom the dossier can be assigned, the least busy first',
    tags: ['dossiers'],
    params: ById,
    query: Type.Object({ action: Type.Optional(Type.Enum(['ASSIGN', 'REASSIGN'])) }),
    response: People,
    handler: async ({ ctx, params, query }) => ({ items: await listDeskPeople(ctx, params.id, query.action) }),
  });

  api(app, {
    method: 'GET',
    path: '/api/v1/dossiers/:id/page',
    access: 'OFFICER',
    summary: 'A dossier with names, form, files and history in words',
    tags: ['dossiers'],
    params: ById,
    response: DossierPage,
    handler: async ({ ctx, params }) => presentPage(await describeDossier(ctx, params.id), ctx),
  });
}

/** A line of a list in the caller's language. */
export function presentRow({ stepName, ...row }: DossierRow, { language }: Ctx): QueueItem {
  return {
    ...row,
    stepName: stepName && inLanguage(stepName, language),
    submittedAt: row.submittedAt.toISOString(),
    acceptBy: row.acceptBy?.toISOString() ?? null,
    receivedAt: row.receivedAt?.toISOString() ?? null,
    dueAt: row.dueAt?.toISOString() ?? null,
    originalDueAt: row.originalDueAt?.toISOString() ?? null,
    lateFrom: row.lateFrom?.toISOString() ?? null,
    opinionDueAt: row.opinionDueAt?.toISOString() ?? null,
    finishedAt: row.finishedAt?.toISOString() ?? null,
    stepSince: row.stepSince?.toISOString() ?? null,
  };
}

function presentPage(description: DossierDescription, ctx: Ctx): DossierPage {
  const { dossier, process, names, form, files, history, leadsTo, letters, stepDueAt } = description;
  const { language } = ctx;
  const { state } = dossier;
  const { position } = state;
  return {
    dossier: presentDossier(dossier, process, ctx.actor),
    receivingAgencyName: names.agencies[state.receivingAgencyCode] ?? state.receivingAgencyCode,
    competentAgencyName: names.agencies[state.competentAgencyCode] ?? state.competentAgencyCode,
    deskAgencyName: position && (names.agencies[position.agencyCode] ?? position.agencyCode),
    unitName: (position?.unitId && names.units[position.unitId]) || null,
    assigneeName: (position?.assigneeId && names.people[position.assigneeId]) || null,
    stepDueAt: stepDueAt?.toISOString() ?? null,
    requestNeedsLeader: description.requestNeedsLeader,
    agencyNames: names.agencies,
    unitNames: names.units,
    process: { name: inLanguage(process.name, language), basis: process.basis },
    branching: branchingAt(process, position?.stepId, language),
    steps: process.steps.map(({ id, name }) => ({ id, name: inLanguage(name, language) })),
    leadsTo: leadsTo.map(({ action, stepName }) => ({ action, stepName: inLanguage(stepName, language) })),
    letters,
    form: form && presentForm(form, state, language),
    files: files.map((file) => ({ ...file, href: fileHref(file.id) })),
    history,
  };
}

function branchingAt({ steps }: ProcessDefinition, stepId: string | undefined, language: Language) {
  const parts = steps.find(({ id }) => id === stepId)?.branching?.branches ?? [];
  return parts.map(({ id, name, agency }) => ({
    id,
    name: inLanguage(name, language),
    agencyCode: typeof agency === 'object' ? agency.agencyCode : null,
    tier: typeof agency === 'object' ? null : agency,
  }));
}
