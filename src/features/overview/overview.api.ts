import Type, { type Static } from 'typebox';
import type { App } from '../../platform/http/app.ts';
import { api } from '../../platform/http/route.ts';
import { presentRow, QueueItem } from '../queues/queues.api.ts';
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
}
