import Type, { type Static } from 'typebox';
import { DOSSIER_ACTIONS } from '../../domain/dossier/actions.ts';
import { VISIT_KINDS } from '../../domain/dossier/events.ts';
import { lateFromOf } from '../../domain/dossier/punctuality.ts';
import type { DossierState } from '../../domain/dossier/state.ts';
import { STATUS_NAMES } from '../../domain/dossier/status.ts';
import type { Actor } from '../../domain/policy/actor.ts';
import { allowedActions } from '../../domain/policy/can.ts';
import type { ProcessDefinition } from '../../domain/process/process.ts';
import { nullable } from '../../platform/nullable.ts';
import { factsOf } from './actOnDossier.ts';
import type { Dossier } from './store.ts';
import { Postal } from './submissionInput.ts';

const WordsSchema = Type.Object({ vi: Type.String(), en: Type.Optional(Type.String()) });
const Instant = Type.String({ description: 'ISO 8601, UTC' });
const Text = Type.String();

const ResultView = Type.Object({ number: Text, date: Text, signer: Text, name: Text, fileId: nullable(Text) });

/** The only JSON shape of a whole dossier. `allowedActions` is what the caller may do now. */
export const DossierView = Type.Object({
  id: Text,
  revision: Type.Integer(),
  code: nullable(Text),
  submissionNumber: Text,
  status: Type.Integer({ description: 'official status 1–10, TT 21/2023/TT-BTTTT' }),
  statusName: Text,
  procedureCode: Text,
  procedureName: Text,
  procedureVersionId: Text,
  channel: Text,
  applicant: Type.Object({ kind: Text, name: Text }, { additionalProperties: Type.String() }),
  formKey: nullable(Text),
  answers: Type.Record(Text, Text),
  components: Type.Array(
    Type.Object({
      key: Text,
      name: Text,
      shape: Text,
      count: Type.Integer(),
      fileIds: Type.Array(Text),
      remark: Type.Optional(Text),
      fromVault: Type.Optional(Type.Array(Type.Object({ fileId: Text, source: Text, trust: Text }))),
    }),
  ),
  setCount: Type.Integer(),
  receivingAgencyCode: Text,
  competentAgencyCode: Text,
  delivery: Type.Object({
    method: Text,
    address: Type.Optional(Text),
    postal: Type.Optional(Postal),
    pickUp: Type.Optional(Postal),
    payOnDelivery: Type.Optional(Type.Boolean({ description: 'what is owed is paid to whoever brings the result' })),
  }),
  submittedAt: Instant,
  acceptBy: nullable(Instant),
  receivedAt: nullable(Instant),
  receivedBy: nullable(Text),
  limit: nullable(Type.Object({ unit: Text, value: Type.Optional(Type.Number()), words: Type.Optional(Text) })),
  dueAt: nullable(Instant),
  originalDueAt: nullable(Instant),
  lateFrom: nullable(Instant),
  trace: Type.Array(Type.Object({ kind: Text, words: WordsSchema })),
  warnings: Type.Array(WordsSchema),
  collectedVnd: Type.Integer(),
  supplementRequests: Type.Integer(),
  supplement: nullable(
    Type.Object({
      items: Type.Array(Type.Object({ name: Text, problem: Text })),
      reason: Text,
      until: nullable(Instant),
      requestedAt: Instant,
    }),
  ),
  obligation: nullable(Type.Object({ reason: Text, vnd: Type.Integer() })),
  position: nullable(
    Type.Object({
      stepId: Text,
      stepName: WordsSchema,
      role: Text,
      agencyCode: Text,
      unitId: nullable(Text),
      assigneeId: nullable(Text),
      since: Instant,
    }),
  ),
  test: Type.Boolean({ description: 'chạy thử: never counted' }),
  parent: nullable(Type.Object({ dossierId: Text, branchId: Text })),
  journal: Type.Array(Type.Object({ number: Text, reason: Text })),
  extensions: Type.Array(
    Type.Object({
      decidedAt: Instant,
      until: Instant,
      reason: Text,
      fileIds: Type.Array(Text),
      tooLate: Type.Boolean({ description: 'decided less than a day before the date (Đ.19.9 NĐ 61/2018)' }),
    }),
  ),
  opinions: Type.Array(
    Type.Object({
      id: Text,
      asked: Type.Object({ agencyCode: Text, unitId: nullable(Text) }),
      question: Text,
      fileIds: Type.Array(Text),
      askedAt: Instant,
      askedBy: Text,
      dueAt: Instant,
      remindedAt: Type.Array(Instant),
      answer: nullable(Type.Object({ at: Instant, by: Text, text: Text, fileIds: Type.Array(Text) })),
      cancelledAt: nullable(Instant),
    }),
  ),
  visits: Type.Array(
    Type.Object({
      id: Text,
      kind: Type.Enum([...VISIT_KINDS]),
      at: Instant,
      place: Text,
      participants: Text,
      content: Text,
      record: nullable(Type.Object({ at: Instant, participants: Text, minutes: Text, fileIds: Type.Array(Text) })),
      cancelledAt: nullable(Instant),
    }),
  ),
  decision: nullable(
    Type.Object({
      kind: Type.Enum(['SUPPLEMENT', 'EXTENSION', 'STOP']),
      reason: Text,
      until: Type.Optional(nullable(Instant)),
      items: Type.Optional(Type.Array(Type.Object({ name: Text, problem: Text }))),
      fileIds: Type.Optional(Type.Array(Text)),
      askedAt: Instant,
      askedBy: Text,
    }),
  ),
  withdrawalAsked: nullable(Type.Object({ at: Instant, reason: Text })),
  sentOut: nullable(
    Type.Object({ authority: Text, documentNumber: Text, documentDate: Text, at: Instant, until: nullable(Instant) }),
  ),
  branchMode: nullable(Type.Enum(['SEQUENTIAL', 'PARALLEL'])),
  branches: Type.Array(
    Type.Object({
      id: Text,
      name: WordsSchema,
      dossierId: Text,
      agencyCode: Text,
      dueAt: nullable(Instant),
      state: Type.Enum(['WAITING', 'RUNNING', 'RESOLVED', 'STOPPED']),
      finishedAt: nullable(Instant),
      note: Text,
      result: nullable(ResultView),
    }),
  ),
  draft: nullable(Type.Object({ proposal: Text, fileId: nullable(Text) })),
  result: nullable(ResultView),
  voidedResults: Type.Array(
    Type.Object(
      { ...ResultView.properties, voidedAt: Instant, reason: Text },
      { description: 'wrong results, no longer valid' },
    ),
  ),
  finishedAt: nullable(Instant),
  closingReason: nullable(Text),
  returned: nullable(Type.Object({ at: Instant, method: Text, collectorName: Text, authorised: Type.Boolean() })),
  allowedActions: Type.Array(Type.Enum([...DOSSIER_ACTIONS])),
});
export type DossierView = Static<typeof DossierView>;

/**
 * What the API says of a dossier to this actor. The caller has checked `canRead`. What officers lay before each other on
 * the way to a decision is not for the applicant.
 */
export function presentDossier(dossier: Dossier, process: ProcessDefinition, actor: Actor): DossierView {
  const { state } = dossier;
  const step = process.steps.find((candidate) => candidate.id === state.position?.stepId);
  return {
    ...state,
    lateFrom: lateFromOf(state),
    id: dossier.id,
    statusName: STATUS_NAMES[state.status],
    applicant: { ...state.applicant },
    position: state.position && step ? { ...state.position, stepName: step.name, since: state.positionSince } : null,
    ...(actor.kind === 'APPLICANT' && forApplicant(state)),
    allowedActions: allowedActions(actor, factsOf(state, process)),
  };
}

/** Without what officers write for each other. */
function forApplicant({ visits }: DossierState) {
  return {
    draft: null,
    opinions: [],
    decision: null,
    branches: [],
    visits: visits.map((visit) => ({ ...visit, record: null })),
  };
}
