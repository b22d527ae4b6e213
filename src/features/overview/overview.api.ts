import Type, { type Static } from 'typebox';
import type { App } from '../../platform/http/app.ts';
import { api } from '../../platform/http/route.ts';
import { presentRow, QueueItem } from '../queues/queues.api.ts';
import { getOversight, listOverseen, OVERSIGHT_KINDS } from './getOversight.ts';
import { getOverview, NOBODY } from './getOverview.ts';

const figures = {
  open: Type.Integer(),
  receivedToday: Type.Integer(),
  dueToday: Type.Integer(),
  late: Type.Integer(),
  paused: Type.Integer({ description: 'waiting for the applicant: the clock stands still' }),
  finished: Type.Integer({ description: 'finished this month, of those that had a date' }),
  onTime: Type.Integer({ description: 'of the finished ones' }),
};

const OverviewView = Type.Object({
  level: Type.Enum(['AGENCY', 'UNIT', 'OFFICER', 'DOSSIER']),
  figures: Type.Object(figures),
  groups: Type.Array(Type.Object({ key: Type.String(), name: Type.String(), ...figures })),
  dossiers: Type.Array(QueueItem),
  path: Type.Array(Type.String()),
});
export type OverviewView = Static<typeof OverviewView>;

const OversightView = Type.Object({
  groups: Type.Array(
    Type.Object({
      key: Type.String(),
      name: Type.String(),
      PAUSED: Type.Integer(),
      SUPPLEMENTED: Type.Integer(),
      SECOND_SUPPLEMENT: Type.Integer(),
      DECLINED: Type.Integer(),
      REFUSED: Type.Integer(),
      STOPPED: Type.Integer(),
      APOLOGISED: Type.Integer(),
    }),
  ),
});
export type OversightView = Static<typeof OversightView>;

const Overseen = Type.Object({ items: Type.Array(QueueItem) });
export type Overseen = Static<typeof Overseen>;

const Day = Type.String({ format: 'date' });
const Period = {
  agency: Type.Optional(Type.String({ maxLength: 35 })),
  unit: Type.Optional(Type.String({ maxLength: 36, description: 'the unit that acted; empty: none' })),
  from: Day,
  to: Day,
};
const LEADERS = { roles: ['CENTRE_HEAD', 'PROVINCE_LEADER', 'AGENCY_LEADER'] } as const;

const Uuid = Type.String({ format: 'uuid' });

/** Where the dossiers are and which are late, for leaders. */
export function registerOverviewApi(app: App): void {
  api(app, {
    method: 'GET',
    path: '/api/v1/overview',
    access: { roles: ['CENTRE_HEAD', 'PROVINCE_LEADER', 'AGENCY_LEADER'] },
    summary: 'Figures by agency, unit and officer, and the late dossiers',
    tags: ['overview'],
    query: Type.Object({
      agency: Type.Optional(Type.String({ maxLength: 35 })),
      unit: Type.Optional(Uuid),
      officer: Type.Optional(Type.Union([Uuid, Type.Literal(NOBODY)])),
    }),
    response: OverviewView,
    handler: async ({ ctx, query }) => {
      const overview = await getOverview(ctx, query);
      return { ...overview, dossiers: overview.dossiers.map((row) => presentRow(row, ctx)) };
    },
  });

  api(app, {
    method: 'GET',
    path: '/api/v1/oversight',
    access: LEADERS,
    summary: 'Paused, supplemented, refused and stopped dossiers and apologies, by agency or unit',
    tags: ['overview'],
    query: Type.Object(Period),
    response: OversightView,
    handler: async ({ ctx, query }) => ({ groups: await getOversight(ctx, query) }),
  });

  api(app, {
    method: 'GET',
    path: '/api/v1/oversight/dossiers',
    access: LEADERS,
    summary: 'The dossiers behind a number of the oversight',
    tags: ['overview'],
    query: Type.Object({ ...Period, kind: Type.Enum([...OVERSIGHT_KINDS]) }),
    response: Overseen,
    handler: async ({ ctx, query: { kind, ...wish } }) => ({
      items: (await listOverseen(ctx, kind, wish)).map((row) => presentRow(row, ctx)),
    }),
  });
}
