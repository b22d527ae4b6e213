import Type, { type Static } from 'typebox';
import { FEE_TIMES } from '../../domain/money/fees.ts';
import { CHANNELS, SUBJECTS } from '../../domain/procedure/procedure.ts';
import type { App } from '../../platform/http/app.ts';
import { api } from '../../platform/http/route.ts';
import { nullable } from '../../platform/nullable.ts';
import { getProcedure } from '../catalogue/getProcedure.ts';
import { readFeeTable } from './assessDossier.ts';
import { listCountable } from './countable.ts';
import { addFeeReduction, addFeeRule, endFeeLine } from './editFees.ts';

const Text = Type.String();
const Day = Type.String({ format: 'date' });
const FeeKind = Type.Enum(['FEE', 'CHARGE']);

const FeeTable = Type.Object({
  procedureName: Text,
  rules: Type.Array(
    Type.Object({
      id: Text,
      code: Text,
      kind: FeeKind,
      name: Text,
      caseName: nullable(Text),
      channel: nullable(Text),
      subject: nullable(Text),
      vnd: nullable(Type.Integer()),
      perAnswer: nullable(Text),
      dueTime: Type.Enum([...FEE_TIMES]),
      basis: Text,
      validFrom: Day,
      validTo: nullable(Day),
    }),
  ),
  reductions: Type.Array(
    Type.Object({
      id: Text,
      name: Text,
      feeCode: nullable(Text),
      channel: nullable(Text),
      percent: Type.Integer(),
      automatic: Type.Boolean(),
      basis: Text,
      validFrom: Day,
      validTo: nullable(Day),
    }),
  ),
  countable: Type.Array(Type.Object({ key: Text, label: Type.Object({ vi: Text, en: Type.Optional(Text) }) })),
});
export type FeeTable = Static<typeof FeeTable>;

const ADMINISTRATOR = { roles: ['SYSTEM_ADMINISTRATOR'] } as const;
const Made = Type.Object({ id: Text });
const Done = Type.Object({ done: Type.Literal(true) });
const ById = Type.Object({ id: Type.String({ format: 'uuid' }) });

/** The fee table: read by officers, kept by administrators. */
export function registerFeesApi(app: App): void {
  api(app, {
    method: 'GET',
    path: '/api/v1/fee-tables/:code',
    access: 'OFFICER',
    summary:
      'Lines and reductions of the fee table for a procedure, and the numbers of its form that lines can count by',
    tags: ['money'],
    params: Type.Object({ code: Type.String({ maxLength: 60 }) }),
    response: FeeTable,
    handler: async ({ ctx, params }) => ({
      procedureName: (await getProcedure(ctx, params.code)).content.name,
      ...(await readFeeTable(ctx, params.code)),
      countable: await listCountable(ctx, params.code),
    }),
  });

  api(app, {
    method: 'POST',
    path: '/api/v1/fee-rules',
    access: ADMINISTRATOR,
    summary: 'Add a line to the fee table; issued obligations do not change',
    tags: ['money'],
    body: Type.Object({
      procedureCode: Type.String({ maxLength: 60 }),
      code: Type.String({ maxLength: 40 }),
      kind: FeeKind,
      name: Type.String({ maxLength: 300 }),
      caseName: nullable(Type.String({ maxLength: 500 })),
      channel: nullable(Type.Enum([...CHANNELS])),
      subject: nullable(Type.Enum([...SUBJECTS])),
      vnd: nullable(Type.Integer({ minimum: 0 })),
      perAnswer: nullable(Type.String({ maxLength: 60 })),
      dueTime: Type.Enum([...FEE_TIMES]),
      basis: Type.String({ maxLength: 500 }),
      validFrom: Day,
      validTo: nullable(Type.String({ format: 'date' })),
    }),
    response: Made,
    handler: ({ ctx, body }) => addFeeRule(ctx, body),
  });

  api(app, {
    method: 'POST',
    path: '/api/v1/fee-reductions',
    access: ADMINISTRATOR,
    summary: 'Add a ground on which less is paid, or nothing',
    tags: ['money'],
    body: Type.Object({
      procedureCode: nullable(Type.String({ maxLength: 60 })),
      feeCode: nullable(Type.String({ maxLength: 40 })),
      name: Type.String({ maxLength: 300 }),
      channel: nullable(Type.Enum([...CHANNELS])),
      percent: Type.Integer(),
      automatic: Type.Boolean(),
      basis: Type.String({ maxLength: 500 }),
      validFrom: Day,
      validTo: nullable(Type.String({ format: 'date' })),
    }),
    response: Made,
    handler: ({ ctx, body }) => addFeeReduction(ctx, body),
  });

  for (const [path, table] of [
    ['/api/v1/fee-rules/:id/end', 'feeRule'],
    ['/api/v1/fee-reductions/:id/end', 'feeReduction'],
  ] as const)
    api(app, {
      method: 'POST',
      path,
      access: ADMINISTRATOR,
      summary: 'End a line of the fee table',
      tags: ['money'],
      params: ById,
      body: Type.Object({}),
      response: Done,
      handler: async ({ ctx, params }) => {
        await endFeeLine(ctx, table, params.id);
        return { done: true as const };
      },
    });
}
