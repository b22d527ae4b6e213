import Type, { type Static } from 'typebox';
import { inLanguage } from '../../domain/language.ts';
import type { App } from '../../platform/http/app.ts';
import { api } from '../../platform/http/route.ts';
import { nullable } from '../../platform/nullable.ts';
import { listPublishedLate } from './listPublishedLate.ts';
import { listWarnings } from './listWarnings.ts';

const Text = Type.String();
const Instant = Type.String({ format: 'date-time' });

const Warnings = Type.Object({
  items: Type.Array(
    Type.Object({
      dossierId: Text,
      code: nullable(Text),
      submissionNumber: Text,
      procedureName: Text,
      clock: Type.Enum(['ACCEPTANCE', 'DOSSIER', 'STEP', 'APOLOGY', 'SUPPLEMENT', 'OPINION', 'UNCOLLECTED']),
      percent: Type.Integer(),
      dueAt: Instant,
      at: Instant,
      crossed: Type.Boolean({ description: 'It has happened; otherwise it is still to come that day' }),
      agencyName: nullable(Text),
      unitId: nullable(Text),
      unitName: nullable(Text),
      assigneeId: nullable(Text),
      assigneeName: nullable(Text),
      open: Type.Boolean(),
    }),
  ),
});
export type WarningsView = Static<typeof Warnings>;
type Clock = WarningsView['items'][number]['clock'];

const Late = Type.Object({
  items: Type.Array(
    Type.Object({
      code: Text,
      procedureName: Text,
      agencyCode: Text,
      agencyName: Text,
      dueAt: Instant,
      finishedAt: nullable(Instant),
      lateDays: Type.Integer(),
    }),
  ),
  next: nullable(Text),
});

/** What runs out today, for leaders; what ran out without an apology, for everybody. */
export function registerClocksApi(app: App): void {
  api(app, {
    method: 'GET',
    path: '/api/v1/warnings',
    access: { roles: ['UNIT_HEAD', 'AGENCY_LEADER', 'CENTRE_HEAD', 'PROVINCE_LEADER'] },
    summary: 'Clocks that cross 50, 80 or 100 per cent on a day, at the desks I lead',
    tags: ['clocks'],
    query: Type.Object({
      day: Type.Optional(Type.String({ format: 'date' })),
      unitId: Type.Optional(Type.String({ format: 'uuid' })),
    }),
    response: Warnings,
    handler: async ({ ctx, query }) => {
      const warnings = await listWarnings(ctx, query);
      return {
        items: warnings.map(({ clock, dueAt, at, ...one }) => ({
          ...one,
          clock: clock.split(':')[0] as Clock,
          dueAt: dueAt.toISOString(),
          at: at.toISOString(),
        })),
      };
    },
  });

  api(app, {
    method: 'GET',
    path: '/api/v1/late-dossiers',
    access: 'PUBLIC',
    summary: 'Dossiers late without an apology in time, with the responsible agency; no person is named',
    tags: ['clocks'],
    query: Type.Object({
      agencyCode: Type.Optional(Type.String({ maxLength: 35 })),
      after: Type.Optional(Type.String({ maxLength: 60 })),
      limit: Type.Integer({ minimum: 1, maximum: 100, default: 50 }),
    }),
    response: Late,
    rateLimit: { key: 'ip', hits: 60, seconds: 60 },
    handler: async ({ ctx, query }) => {
      const items = await listPublishedLate(ctx, query);
      return {
        items: items.map(({ agencyName, agencyNameEn, dueAt, finishedAt, ...one }) => ({
          ...one,
          agencyName: inLanguage({ vi: agencyName, en: agencyNameEn ?? undefined }, ctx.language),
          dueAt: dueAt.toISOString(),
          finishedAt: finishedAt?.toISOString() ?? null,
        })),
        next: items.length === query.limit ? (items.at(-1)?.code ?? null) : null,
      };
    },
  });
}
