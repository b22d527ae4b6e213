import Type, { type Static } from 'typebox';
import type { ProcessDefinition } from '../../domain/process/process.ts';
import type { Follower, RosterAgency } from '../../domain/process/staffing.ts';
import type { App } from '../../platform/http/app.ts';
import { api } from '../../platform/http/route.ts';
import { nullable } from '../../platform/nullable.ts';
import { DRAFT_STATES, LOG_ACTIONS } from './drafts.ts';
import { exportBpmn } from './exportBpmn.ts';
import { importDraft } from './importDraft.ts';
import { PROCESS_ROLES } from './mayEdit.ts';
import { openTestDossier } from './openTestDossier.ts';
import { PlayBody, playDraft } from './playDraft.ts';
import { KEY_PATTERN, ProcessSchema } from './processSchema.ts';
import { checkDraft, proposeDraft } from './proposeDraft.ts';
import { publishDraft } from './publishDraft.ts';
import { getEditor, getProcessHistory, getVersion, listProcesses } from './queries.ts';
import { readBpmn } from './readBpmn.ts';
import { discardDraft, saveDraft } from './saveDraft.ts';
import { startDraft } from './startDraft.ts';
import { listAgencyNames, type ProcessLimit } from './surroundings.ts';

const ACCESS = { roles: PROCESS_ROLES };
const tags = ['processes'];
const oneOf = <const T extends string>(values: readonly T[]) => Type.Unsafe<T>({ type: 'string', enum: [...values] });
const Text = Type.String();
const Key = Type.String({ pattern: KEY_PATTERN, maxLength: 60 });
const Code = Type.String({ minLength: 1, maxLength: 60 });
const Day = Type.String({ maxLength: 10, description: 'YYYY-MM-DD' });
const Note = Type.String({ maxLength: 2000 });
const Instant = Type.String({ format: 'date-time' });
const ById = Type.Object({ id: Type.String({ format: 'uuid' }) });
const Done = Type.Object({ done: Type.Literal(true) });
const done = { done: true as const };
/** A `ProcessDefinition` as it is stored; its shape is that of the body that saves it. */
const Definition = Type.Unsafe<ProcessDefinition>({ type: 'object', additionalProperties: true });

const LogLine = Type.Object({
  draftId: Text,
  at: Instant,
  actorName: Text,
  action: oneOf(LOG_ACTIONS),
  note: Text,
});

const ListedProcess = Type.Object({
  key: Text,
  number: nullable(Type.Integer()),
  name: Type.Object({ vi: Text, en: Type.Optional(Text) }),
  agencyCode: nullable(Text),
  agencyName: nullable(Text),
  effectiveFrom: nullable(Text),
  draftId: nullable(Text),
  draftState: nullable(oneOf(DRAFT_STATES)),
  checkBy: nullable(Instant),
  checkLate: Type.Boolean(),
  offerings: Type.Integer(),
  mayEdit: Type.Boolean(),
});
const ProcessList = Type.Object({
  processes: Type.Array(ListedProcess),
  /** whose own processes one may begin; null among them: the whole province */
  mayOwn: Type.Array(Type.Object({ code: nullable(Text), name: Text })),
});
export type ProcessListView = Static<typeof ProcessList>;

const Version = Type.Object({
  id: Text,
  number: Type.Integer(),
  trial: Type.Boolean(),
  content: Definition,
  decisionNumber: nullable(Text),
  decisionDate: nullable(Text),
  effectiveFrom: nullable(Text),
  followedAt: nullable(Instant),
  trialBy: nullable(Instant),
  createdAt: Instant,
  draftId: nullable(Text),
  dossiers: Type.Integer(),
  tests: Type.Integer(),
});
const History = Type.Object({
  key: Text,
  agencyCode: nullable(Text),
  mayEdit: Type.Boolean(),
  openDraftId: nullable(Text),
  versions: Type.Array(Version),
  log: Type.Array(LogLine),
});
export type ProcessHistoryView = Static<typeof History>;

const Played = Type.Object({
  moments: Type.Array(
    Type.Object({
      at: Instant,
      action: Text,
      stepId: nullable(Text),
      stepDue: nullable(Instant),
      due: nullable(Instant),
      stepLate: Type.Boolean(),
      late: Type.Boolean(),
      opinionDue: nullable(Instant),
      branches: Type.Array(Type.Object({ id: Text, due: nullable(Instant) })),
    }),
  ),
  possible: Type.Array(Text),
  stoppedAt: nullable(Type.Integer()),
});
export type PlayedView = Static<typeof Played>;

/** Rows whose shape is a type of the program. */
const listOf = <T>() => Type.Unsafe<T[]>({ type: 'array', items: { type: 'object', additionalProperties: true } });

const Offered = Type.Object({ code: Text, name: Text });
const Editor = Type.Object({
  id: Text,
  key: Text,
  agencyCode: nullable(Text),
  content: Definition,
  base: nullable(Definition),
  procedureCodes: Type.Array(Text),
  state: oneOf(DRAFT_STATES),
  revision: Type.Integer(),
  checkBy: nullable(Instant),
  checkLate: Type.Boolean(),
  roster: listOf<RosterAgency>(),
  followers: listOf<Follower>(),
  limits: listOf<ProcessLimit>(),
  dayMinutes: Type.Number(),
  processes: Type.Array(Type.Object({ key: Text, name: Text, branchKeys: Type.Array(Text) })),
  offerings: Type.Array(Type.Object({ code: Text, name: Text, competentAgencyCode: Text })),
  offered: Type.Array(Offered),
  log: Type.Array(LogLine),
  may: Type.Object({ edit: Type.Boolean(), check: Type.Boolean() }),
});

const BpmnRead = Type.Object({
  content: Definition,
  notes: Type.Array(Text, { description: 'what was guessed or could not be taken, in words' }),
});
export type BpmnRead = Static<typeof BpmnRead>;

export type ProcessEditorView = Static<typeof Editor>;

/** Making, checking, trying and publishing electronic processes. */
export function registerProcessesApi(app: App): void {
  api(app, {
    method: 'GET',
    path: '/api/v1/processes',
    access: ACCESS,
    summary: 'Electronic processes with what is in the making',
    tags,
    response: ProcessList,
    handler: async ({ ctx }) => listProcesses(ctx),
  });

  api(app, {
    method: 'GET',
    path: '/api/v1/processes/:key',
    access: ACCESS,
    summary: 'Versions of a process and who made them',
    tags,
    params: Type.Object({ key: Key }),
    response: History,
    handler: ({ ctx, params }) => getProcessHistory(ctx, params.key),
  });

  api(app, {
    method: 'GET',
    path: '/api/v1/process-versions/:id/bpmn',
    access: ACCESS,
    summary: 'A version as BPMN 2.0',
    tags,
    params: ById,
    response: Type.Unsafe<string>({ type: 'string', description: 'application/xml' }),
    handler: async ({ ctx, params, reply }) => {
      const { key, number, content } = await getVersion(ctx, params.id);
      const names = await listAgencyNames(ctx);
      reply
        .type('application/xml; charset=utf-8')
        .header('content-disposition', `attachment; filename="${key}-${number}.bpmn"`);
      return exportBpmn(content, (code) => names.get(code) ?? code);
    },
  });

  api(app, {
    method: 'POST',
    path: '/api/v1/process-drafts',
    access: ACCESS,
    summary: 'Begin the next version of a process, or a process of one’s own',
    tags,
    body: Type.Object({
      from: Key,
      copy: Type.Optional(
        Type.Object({
          key: Key,
          name: Type.String({ minLength: 1, maxLength: 300, pattern: '\\S' }),
          agencyCode: nullable(Code),
        }),
      ),
    }),
    response: ById,
    handler: ({ ctx, body }) => startDraft(ctx, body),
  });

  api(app, {
    method: 'POST',
    path: '/api/v1/process-drafts/read-bpmn',
    access: ACCESS,
    summary: 'Read a BPMN 2.0 file as a process; nothing is stored',
    tags,
    body: Type.Object({ xml: Type.String({ minLength: 1, maxLength: 1_000_000 }) }),
    response: BpmnRead,
    rateLimit: { key: 'account', hits: 30, seconds: 60 },
    handler: ({ ctx, body }) => readBpmn(body.xml, ctx.language),
  });

  api(app, {
    method: 'POST',
    path: '/api/v1/process-drafts/import',
    access: ACCESS,
    summary: 'Begin a draft with a process that was read from a file',
    tags,
    body: Type.Object({ content: ProcessSchema, agencyCode: nullable(Code) }),
    response: ById,
    handler: ({ ctx, body }) => importDraft(ctx, body),
  });

  api(app, {
    method: 'GET',
    path: '/api/v1/process-drafts/:id',
    access: ACCESS,
    summary: 'A draft with what it is proved against',
    tags,
    params: ById,
    response: Editor,
    handler: ({ ctx, params }) => getEditor(ctx, params.id),
  });

  api(app, {
    method: 'PUT',
    path: '/api/v1/process-drafts/:id',
    access: ACCESS,
    summary: 'Keep what was written',
    tags,
    params: ById,
    body: Type.Object({
      content: ProcessSchema,
      procedureCodes: Type.Array(Code, { maxItems: 500, uniqueItems: true }),
      revision: Type.Integer(),
    }),
    response: Type.Object({ revision: Type.Integer() }),
    handler: ({ ctx, params, body }) => saveDraft(ctx, params.id, body),
  });

  api(app, {
    method: 'POST',
    path: '/api/v1/process-drafts/:id/discard',
    access: ACCESS,
    summary: 'Give up a draft',
    tags,
    params: ById,
    response: Done,
    handler: async ({ ctx, params }) => {
      await discardDraft(ctx, params.id);
      return done;
    },
  });

  api(app, {
    method: 'POST',
    path: '/api/v1/process-drafts/:id/propose',
    access: ACCESS,
    summary: 'Lay a draft before the centre',
    tags,
    params: ById,
    body: Type.Object({ note: Note }),
    response: Done,
    handler: async ({ ctx, params, body }) => {
      await proposeDraft(ctx, params.id, body.note);
      return done;
    },
  });

  api(app, {
    method: 'POST',
    path: '/api/v1/process-drafts/:id/check',
    access: { roles: ['CENTRE_HEAD'] },
    summary: 'The centre accepts a draft or sends it back',
    tags,
    params: ById,
    body: Type.Object({ accepted: Type.Boolean(), note: Note }),
    response: Done,
    handler: async ({ ctx, params, body }) => {
      await checkDraft(ctx, params.id, body);
      return done;
    },
  });

  api(app, {
    method: 'POST',
    path: '/api/v1/process-drafts/:id/publish',
    access: ACCESS,
    summary: 'Publish a checked draft by a decision',
    tags,
    params: ById,
    body: Type.Object({ decisionNumber: Type.String({ maxLength: 100 }), decisionDate: Day, effectiveFrom: Day }),
    response: Type.Object({ number: Type.Integer() }),
    handler: ({ ctx, params, body }) => publishDraft(ctx, params.id, body),
  });

  api(app, {
    method: 'POST',
    path: '/api/v1/process-drafts/:id/test-dossiers',
    access: ACCESS,
    summary: 'Open a dossier that tries a version out; it is never counted',
    tags,
    params: ById,
    body: Type.Object({ procedureCode: Code, competentAgencyCode: Code }),
    response: Type.Object({ id: Type.String({ format: 'uuid' }), submissionNumber: Text }),
    handler: async ({ ctx, params, body }) => {
      const { id, state } = await openTestDossier(ctx, params.id, body);
      return { id, submissionNumber: state.submissionNumber };
    },
  });

  api(app, {
    method: 'POST',
    path: '/api/v1/process-drafts/:id/play',
    access: ACCESS,
    summary: 'Play a dossier through a draft with a pretend clock; nothing is stored',
    tags,
    params: ById,
    body: PlayBody,
    response: Played,
    handler: ({ ctx, params, body }) => playDraft(ctx, params.id, body),
  });
}
