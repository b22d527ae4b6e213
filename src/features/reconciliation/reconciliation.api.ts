import Type, { type Static } from 'typebox';
import { LISTED_WAYS, type ListedWay } from '../../domain/money/obligation.ts';
import { RECONCILED } from '../../domain/money/reconcile.ts';
import { invalidInput } from '../../platform/errors.ts';
import type { App } from '../../platform/http/app.ts';
import { api } from '../../platform/http/route.ts';
import { readSentFile } from '../../platform/http/sentFile.ts';
import { nullable } from '../../platform/nullable.ts';
import { reconciliationCsv, reconciliationXlsx } from './exportReconciliation.ts';
import { importList } from './importList.ts';
import { getReconciliation, listReconciliations } from './listReconciliations.ts';
import { confirmLine, resolveLine, signOff } from './resolve.ts';

const Text = Type.String();
const Day = Type.String({ format: 'date' });
const WayOf = Type.Enum([...LISTED_WAYS]);
const ById = Type.Object({ id: Type.String({ format: 'uuid' }) });
const OfLine = Type.Object({
  id: Type.String({ format: 'uuid' }),
  number: Type.Integer({ minimum: 1, maximum: 100_000 }),
});
const Done = Type.Object({ done: Type.Literal(true) });
const done = { done: true } as const;
/** a list of some 50,000 payments */
const MOST_BYTES = 8 * 1024 * 1024;
/** lines that agree and are shown; the exports have them all */
const MOST_MATCHED = 200;

const DayHead = {
  id: Text,
  agencyCode: Text,
  way: WayOf,
  day: Day,
  importedAt: Text,
  importedByName: Text,
  signedAt: nullable(Text),
  signedByName: nullable(Text),
};
const Reconciliations = Type.Object({
  items: Type.Array(Type.Object({ ...DayHead, lines: Type.Integer(), matched: Type.Integer() })),
  merchants: Type.Array(Type.Object({ agencyCode: Text, way: WayOf, name: Text })),
});
export type Reconciliations = Static<typeof Reconciliations>;

const ReconciliationView = Type.Object({
  ...DayHead,
  fileName: Text,
  more: Type.Integer({ description: 'lines that agree beyond those listed' }),
  lines: Type.Array(
    Type.Object({
      number: Type.Integer(),
      result: Type.Enum([...RECONCILED]),
      ref: nullable(Text),
      transactionIds: Type.Array(Text),
      localVnd: nullable(Type.Integer()),
      gatewayVnd: nullable(Type.Integer()),
      resolution: nullable(Text),
      resolvedAt: nullable(Text),
      resolvedByName: nullable(Text),
    }),
  ),
});
export type ReconciliationView = Static<typeof ReconciliationView>;

const Bytes = Type.Unsafe<Buffer | string>({ type: 'string', format: 'binary' });

/** Daily reconciliation with each provider's list. */
export function registerReconciliationApi(app: App): void {
  api(app, {
    method: 'GET',
    path: '/api/v1/reconciliations',
    access: 'OFFICER',
    summary: 'Days compared so far, and the accounts that can be reconciled',
    tags: ['money'],
    response: Reconciliations,
    handler: async ({ ctx }) => {
      const { items, merchants } = await listReconciliations(ctx);
      return {
        items: items.map((row) => ({
          ...headOf(row),
          lines: Number(row.lines ?? 0),
          matched: Number(row.matched ?? 0),
        })),
        merchants: merchants.map(({ way, ...merchant }) => ({ ...merchant, way: way as ListedWay })),
      };
    },
  });

  api(app, {
    method: 'POST',
    path: '/api/v1/reconciliations',
    access: 'OFFICER',
    summary: 'Import a provider’s list of a day (CSV or XLSX, as a form with one file) and compare it',
    tags: ['money'],
    query: Type.Object({ agencyCode: Type.String({ maxLength: 35 }), way: WayOf, day: Day }),
    response: Type.Object({ id: Text }),
    handler: async ({ ctx, query, raw }) => {
      const sent = await readSentFile(raw, MOST_BYTES);
      if (!sent) throw invalidInput({ fields: [{ field: 'file', code: 'required' }] });
      return importList(ctx, { ...query, fileName: sent.name, content: sent.content });
    },
  });

  api(app, {
    method: 'GET',
    path: '/api/v1/reconciliations/:id',
    access: 'OFFICER',
    summary: 'One day with its lines, differences first',
    tags: ['money'],
    params: ById,
    response: ReconciliationView,
    handler: async ({ ctx, params }) => {
      const row = await getReconciliation(ctx, params.id, MOST_MATCHED);
      return {
        ...headOf(row),
        fileName: row.fileName,
        more: row.more,
        lines: row.lines.map(({ reconciliationId: _, resolvedAt, ...line }) => ({
          ...line,
          resolvedAt: resolvedAt?.toISOString() ?? null,
        })),
      };
    },
  });

  api(app, {
    method: 'POST',
    path: '/api/v1/reconciliations/:id/lines/:number',
    access: 'OFFICER',
    summary: 'Record how a difference was resolved, or settle what only the provider had',
    tags: ['money'],
    params: OfLine,
    body: Type.Object({
      resolution: Type.Optional(Type.String({ maxLength: 2000 })),
      confirm: Type.Optional(Type.Boolean()),
      ref: Type.Optional(Type.String({ maxLength: 40, description: 'of the payment, where the list has none' })),
    }),
    response: Done,
    handler: async ({ ctx, params, body }) => {
      if (body.confirm) await confirmLine(ctx, params.id, params.number, body.ref);
      else await resolveLine(ctx, params.id, params.number, body.resolution ?? '');
      return done;
    },
  });

  api(app, {
    method: 'POST',
    path: '/api/v1/reconciliations/:id/sign',
    access: 'OFFICER',
    summary: 'Sign off a day',
    tags: ['money'],
    params: ById,
    body: Type.Object({}),
    response: Done,
    handler: async ({ ctx, params }) => {
      await signOff(ctx, params.id);
      return done;
    },
  });

  api(app, {
    method: 'GET',
    path: '/api/v1/reconciliations/:id/export.csv',
    access: 'OFFICER',
    summary: 'A day as CSV',
    tags: ['money'],
    params: ById,
    response: Bytes,
    handler: async ({ ctx, params, reply }) => {
      reply.header('content-disposition', 'attachment; filename="doi-soat.csv"').type('text/csv; charset=utf-8');
      return reconciliationCsv(ctx, params.id);
    },
  });

  api(app, {
    method: 'GET',
    path: '/api/v1/reconciliations/:id/export.xlsx',
    access: 'OFFICER',
    summary: 'A day as a spreadsheet',
    tags: ['money'],
    params: ById,
    response: Bytes,
    handler: async ({ ctx, params, reply }) => {
      reply.header('content-disposition', 'attachment; filename="doi-soat.xlsx"');
      reply.type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet');
      return reconciliationXlsx(ctx, params.id);
    },
  });
}

interface Row {
  id: string;
  agencyCode: string;
  way: string;
  day: string;
  importedAt: Date;
  importedByName: string;
  signedAt: Date | null;
  signedByName: string | null;
}

function headOf({ id, agencyCode, way, day, importedAt, importedByName, signedAt, signedByName }: Row) {
  return {
    id,
    agencyCode,
    way: way as ListedWay,
    day,
    importedAt: importedAt.toISOString(),
    importedByName,
    signedAt: signedAt?.toISOString() ?? null,
    signedByName,
  };
}
