import Type, { type Static } from 'typebox';
import { ROLES } from '../../domain/process/process.ts';
import { words } from '../../i18n/words.ts';
import { invalidInput } from '../../platform/errors.ts';
import type { App } from '../../platform/http/app.ts';
import { api } from '../../platform/http/route.ts';
import { readSentFile } from '../../platform/http/sentFile.ts';
import { nullable } from '../../platform/nullable.ts';
import { SubmissionInput } from '../dossiers/submissionInput.ts';
import { renderInForce } from '../papers/renderInForce.ts';
import { prepareCounterForm } from '../reception/prepareCounterForm.ts';
import { assembleJournal } from './assembleJournal.ts';
import { declareDownTime, mayDeclare } from './declareDownTime.ts';
import { endDownTime } from './endDownTime.ts';
import { enterAfterwards } from './enterAfterwards.ts';
import { journalUnreadable } from './errors.ts';
import { importJournal, MOST_ROWS } from './importJournal.ts';
import { listDownTimes, listEntries } from './listDownTimes.ts';
import { offlineKey } from './offlineKey.ts';
import { journalTemplate, readJournalFile } from './readJournalFile.ts';
import { returnAfterwards } from './returnAfterwards.ts';

const MOST_BYTES = 2 * 1024 * 1024;

const Text = Type.String();
const Moment = Type.String({ format: 'date-time' });
const Uuid = Type.String({ format: 'uuid' });
const ById = Type.Object({ id: Uuid });
const Kind = Type.Enum(['PLANNED', 'OUTAGE']);

const DownTimeItem = Type.Object({
  id: Text,
  kind: Kind,
  agencyCode: nullable(Text),
  agencyName: nullable(Text),
  fromAt: Text,
  toAt: nullable(Text),
  reason: Text,
  declaredAt: Text,
  declaredByName: Text,
  endedByName: nullable(Text),
  series: Text,
  entered: Type.Integer({ description: 'lines of its journal that have been entered' }),
  mayEnd: Type.Boolean(),
});
const DownTimes = Type.Object({ items: Type.Array(DownTimeItem), mayDeclareForAll: Type.Boolean() });
export type DownTimes = Static<typeof DownTimes>;

const Entries = Type.Object({
  items: Type.Array(
    Type.Object({
      number: Text,
      kind: Type.Enum(['RECEIVED', 'RETURNED']),
      dossierId: Text,
      code: nullable(Text),
      at: Text,
      enteredAt: Text,
      enteredByName: Text,
    }),
  ),
});
export type Entries = Static<typeof Entries>;

const Line = { number: Type.String({ maxLength: 40 }), at: Moment };
const Entered = Type.Object({
  dossierId: Text,
  already: Type.Boolean({ description: 'the line had been entered before; nothing was done' }),
});

const Outcomes = Type.Object({
  dryRun: Type.Boolean(),
  items: Type.Array(
    Type.Object({
      row: Type.Integer(),
      number: Text,
      name: Text,
      status: Type.Enum(['READY', 'ENTERED', 'ALREADY', 'FAILED']),
      code: nullable(Text),
      problems: Type.Array(Type.Object({ field: Text, message: Text })),
    }),
  ),
});
export type Outcomes = Static<typeof Outcomes>;

const DECLARERS = { roles: ['AGENCY_ADMINISTRATOR', 'SYSTEM_ADMINISTRATOR', 'CENTRE_HEAD'] } as const;
const RECEPTIONISTS = { roles: ['RECEPTIONIST'] } as const;
const TAGS = ['down time'];

/** Declared down times, and what is entered after them. */
export function registerDownTimeApi(app: App): void {
  api(app, {
    method: 'GET',
    path: '/api/v1/offline-key',
    // whoever works in the office, post officers too
    access: { roles: ROLES },
    summary:
      'Key by which the counter seals what it keeps while the server is away; for the memory of the session only',
    tags: TAGS,
    response: Type.Object({ key: Type.String({ description: '32 bytes, base64' }) }),
    handler: async ({ ctx }) => ({ key: offlineKey(ctx) }),
  });

  api(app, {
    method: 'GET',
    path: '/api/v1/down-times',
    access: 'OFFICER',
    summary: 'Declared down times, newest first',
    tags: TAGS,
    response: DownTimes,
    handler: async ({ ctx }) => ({
      items: (await listDownTimes(ctx)).map(({ number: _, fromAt, toAt, declaredAt, ...row }) => ({
        ...row,
        kind: row.kind as 'OUTAGE',
        fromAt: fromAt.toISOString(),
        toAt: toAt?.toISOString() ?? null,
        declaredAt: declaredAt.toISOString(),
      })),
      mayDeclareForAll: mayDeclare(ctx, null),
    }),
  });

  api(app, {
    method: 'POST',
    path: '/api/v1/down-times',
    access: DECLARERS,
    summary: 'Declare a time without the system; it is announced on the portal',
    tags: TAGS,
    body: Type.Object({
      kind: Kind,
      agencyCode: nullable(Type.String({ maxLength: 35 })),
      from: Moment,
      to: nullable(Type.String({ format: 'date-time' })),
      reason: Type.String({ maxLength: 1000 }),
    }),
    response: Type.Object({ id: Text, shortNotice: Type.Boolean() }),
    handler: ({ ctx, body: { from, to, ...rest } }) =>
      declareDownTime(ctx, { ...rest, from: new Date(from), to: to === null ? null : new Date(to) }),
  });

  api(app, {
    method: 'POST',
    path: '/api/v1/down-times/:id/end',
    access: DECLARERS,
    summary: 'Record since when the system works again',
    tags: TAGS,
    params: ById,
    body: Type.Object({ to: Moment }),
    response: Type.Object({ done: Type.Literal(true) }),
    handler: async ({ ctx, params, body }) => {
      await endDownTime(ctx, params.id, new Date(body.to));
      return { done: true as const };
    },
  });

  api(app, {
    method: 'GET',
    path: '/api/v1/down-times/:id/entries',
    access: 'OFFICER',
    summary: 'Lines of the journal that have been entered',
    tags: TAGS,
    params: ById,
    response: Entries,
    handler: async ({ ctx, params }) => ({
      items: (await listEntries(ctx, params.id)).map(({ journalNumber, at, enteredAt, ...row }) => ({
        ...row,
        number: journalNumber,
        kind: row.kind as 'RECEIVED',
        at: at.toISOString(),
        enteredAt: enteredAt.toISOString(),
      })),
    }),
  });

  api(app, {
    method: 'POST',
    path: '/api/v1/down-times/:id/entries',
    access: RECEPTIONISTS,
    summary: 'Enter a dossier that was received on paper during the down time, with its true time',
    tags: TAGS,
    params: ById,
    body: Type.Object({ ...Line, submission: SubmissionInput }),
    response: Entered,
    handler: async ({ ctx, params, body: { number, at, submission } }) => {
      const { channel, ...entry } = submission;
      if (channel === 'ONLINE') throw invalidInput({ fields: [{ field: 'submission.channel', code: 'invalid' }] });
      const prepared = await prepareCounterForm(ctx, submission);
      const line = { downTimeId: params.id, number, at: new Date(at) };
      return enterAfterwards(ctx, line, { ...entry, channel, ...prepared });
    },
  });

  api(app, {
    method: 'POST',
    path: '/api/v1/down-times/:id/returns',
    access: RECEPTIONISTS,
    summary: 'Enter a result that was handed over during the down time, with its true time',
    tags: TAGS,
    params: ById,
    body: Type.Object({
      ...Line,
      code: Type.String({ maxLength: 60 }),
      collectorName: Type.String({ minLength: 1, maxLength: 200 }),
      collectorId: Type.Optional(Type.String({ maxLength: 20 })),
      authorised: Type.Optional(Type.Boolean()),
      documentNumber: Type.Optional(Type.String({ maxLength: 100 })),
      note: Type.Optional(Type.String({ maxLength: 2000 })),
    }),
    response: Entered,
    handler: ({ ctx, params, body: { number, at, code, ...handover } }) =>
      returnAfterwards(ctx, { downTimeId: params.id, number, at: new Date(at) }, code, handover),
  });

  api(app, {
    method: 'POST',
    path: '/api/v1/down-times/:id/journal',
    access: RECEPTIONISTS,
    summary: `Import a filled journal (CSV or XLSX, at most ${MOST_ROWS} lines); a dry run writes nothing`,
    tags: TAGS,
    rateLimit: { key: 'account', hits: 30, seconds: 600 },
    params: ById,
    query: Type.Object({ dryRun: Type.Boolean({ default: true }) }),
    response: Outcomes,
    handler: async ({ ctx, params, query: { dryRun }, raw }) => {
      const sent = await readSentFile(raw, MOST_BYTES);
      if (!sent) throw journalUnreadable();
      const rows = await readJournalFile(sent.content);
      if (rows.length > MOST_ROWS) {
        const message = words(ctx.language).downTime.tooManyRows(MOST_ROWS);
        throw invalidInput({ fields: [{ field: 'file', code: 'tooLong', message }] });
      }
      return { dryRun, items: await importJournal(ctx, params.id, rows, dryRun) };
    },
  });

  api(app, {
    method: 'GET',
    path: '/api/v1/down-times/journal-form',
    access: RECEPTIONISTS,
    summary: 'The paper journal of a counter as PDF, to be filled by hand',
    tags: TAGS,
    query: Type.Object({
      agencyCode: Type.Optional(Type.String({ maxLength: 35 })),
      downTimeId: Type.Optional(Uuid),
      rowCount: Type.Integer({
        minimum: 5,
        maximum: 200,
        default: 37,
        description: 'three full sheets with the signatures',
      }),
    }),
    response: Type.Unsafe<Uint8Array>({ type: 'string', format: 'binary', description: 'application/pdf' }),
    handler: async ({ ctx, query, reply }) => {
      const pdf = await renderInForce(ctx, 'journal', await assembleJournal(ctx, query));
      reply.header('cache-control', 'private, no-store');
      reply.header('content-disposition', 'inline; filename="so-ghi-ho-so.pdf"');
      reply.type('application/pdf');
      return pdf;
    },
  });

  api(app, {
    method: 'GET',
    path: '/api/v1/down-times/journal-template',
    access: RECEPTIONISTS,
    summary: 'The empty journal as CSV, for typing it off',
    tags: TAGS,
    response: Type.Unsafe<string>({ type: 'string', description: 'text/csv' }),
    handler: async ({ reply }) => {
      reply.header('content-disposition', 'attachment; filename="mau-so-ghi-ho-so.csv"');
      reply.type('text/csv; charset=utf-8');
      return journalTemplate();
    },
  });
}
