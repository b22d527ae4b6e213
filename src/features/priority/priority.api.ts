import Type, { type Static } from 'typebox';
import { CRITERIA } from '../../domain/priority/scoreProcedures.ts';
import type { App } from '../../platform/http/app.ts';
import { api } from '../../platform/http/route.ts';
import { nullable } from '../../platform/nullable.ts';
import { adoptList } from './adoptList.ts';
import { proposeList } from './proposeList.ts';
import { listPriorityLists } from './queries.ts';

const EDITORS = { roles: ['CENTRE_HEAD', 'PROVINCE_LEADER', 'SYSTEM_ADMINISTRATOR'] } as const;
const Text = Type.String();
const Day = Type.String({ format: 'date' });
const Weight = Type.Integer({ minimum: 0, maximum: 100 });
const Weights = Type.Object({ VOLUME: Weight, ONLINE: Weight, LEVEL: Weight, REACH: Weight });
const Points = Type.Object({
  VOLUME: Type.Number(),
  ONLINE: Type.Number(),
  LEVEL: Type.Number(),
  REACH: Type.Number(),
});

const Line = Type.Object({
  code: Text,
  name: Text,
  nameEn: nullable(Text),
  fieldName: Text,
  serviceLevel: Type.Enum(['FULL', 'PARTIAL', 'NONE']),
  received: Type.Integer(),
  online: Type.Integer(),
  agencies: Type.Integer(),
  points: Points,
  total: Type.Number({ description: `0–100, the points of ${CRITERIA.join(', ')} weighed` }),
});

const ProposalView = Type.Object({ from: Day, to: Day, lines: Type.Array(Line) });
export type ProposalView = Static<typeof ProposalView>;

const ListsView = Type.Object({
  items: Type.Array(
    Type.Object({ year: Type.Integer(), decisionNumber: Text, decisionDate: Day, procedures: Type.Integer() }),
  ),
});
export type PriorityListsView = Static<typeof ListsView>;

/** The yearly list of procedures with priority for online provision: figures, points, and what was decided. */
export function registerPriorityApi(app: App): void {
  api(app, {
    method: 'GET',
    path: '/api/v1/priority-lists',
    access: EDITORS,
    summary: 'The list in force of each year',
    tags: ['priority'],
    response: ListsView,
    handler: async ({ ctx }) => ({
      items: (await listPriorityLists(ctx)).map(({ year, decisionNumber, decisionDate, lines }) => ({
        year,
        decisionNumber,
        decisionDate,
        procedures: lines.length,
      })),
    }),
  });

  api(app, {
    method: 'GET',
    path: '/api/v1/priority-lists/proposal',
    access: EDITORS,
    summary: 'Every procedure with the points that the last twelve months give it',
    tags: ['priority'],
    query: Weights,
    response: ProposalView,
    handler: ({ ctx, query }) => proposeList(ctx, query),
  });

  api(app, {
    method: 'POST',
    path: '/api/v1/priority-lists',
    access: EDITORS,
    summary: 'Enter the list that was decided',
    tags: ['priority'],
    body: Type.Object({
      year: Type.Integer({ minimum: 2020, maximum: 2100 }),
      decisionNumber: Type.String({ maxLength: 100 }),
      decisionDate: Day,
      roadmap: Type.String({ maxLength: 2000 }),
      weights: Weights,
      procedureCodes: Type.Array(Type.String({ maxLength: 40 }), { maxItems: 5000 }),
    }),
    response: Type.Object({ id: Text }),
    handler: async ({ ctx, body }) => ({ id: await adoptList(ctx, body) }),
  });
}
