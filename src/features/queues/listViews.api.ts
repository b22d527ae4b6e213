import Type, { type Static } from 'typebox';
import { vietnamDate } from '../../domain/calendar/instant.ts';
import { BATCH_LIMIT } from '../../domain/dossier/batchActions.ts';
import { COLUMNS } from '../../domain/queues/columns.ts';
import { QUEUES } from '../../domain/queues/queues.ts';
import { SORTS } from '../../domain/queues/sorts.ts';
import type { App } from '../../platform/http/app.ts';
import { api, page } from '../../platform/http/route.ts';
import { nullable } from '../../platform/nullable.ts';
import { Criteria } from './criteria.ts';
import { exportQueue } from './exportQueue.ts';
import { FACETS, listFacets } from './listFacets.ts';
import { selectQueue } from './listQueue.ts';
import { deleteFilter, getListView, listSavedFilters, saveFilter, setListView } from './listViews.ts';

const ByQueue = Type.Object({ name: Type.Enum([...QUEUES]) });
const Sort = Type.Enum([...SORTS]);
const Columns = Type.Array(Type.Enum([...COLUMNS]), { maxItems: COLUMNS.length, uniqueItems: true });

const ListView = Type.Object({ columns: Columns, sort: Sort });
export type ListView = Static<typeof ListView>;

const SavedFilters = Type.Object({
  items: Type.Array(
    Type.Object({
      id: Type.String(),
      name: Type.String(),
      criteria: Criteria,
      own: Type.Boolean(),
      shared: Type.Boolean(),
      by: Type.String(),
    }),
  ),
});
export type SavedFilters = Static<typeof SavedFilters>;

const Selection = Type.Object({
  items: Type.Array(Type.Object({ id: Type.String(), revision: Type.Integer() })),
});
export type Selection = Static<typeof Selection>;

const Facets = Type.Object({
  items: Type.Array(
    Type.Object({
      name: Type.Enum([...FACETS]),
      value: Type.String(),
      label: nullable(Type.String()),
      count: Type.Integer(),
    }),
  ),
});
export type Facets = Static<typeof Facets>;

/** What officers keep for their lists: columns, order, filters; and lists taken out as files. */
export function registerListViewsApi(app: App): void {
  api(app, {
    method: 'GET',
    path: '/api/v1/queues/:name/view',
    access: 'OFFICER',
    summary: 'Columns and order that the officer wants of a queue',
    tags: ['queues'],
    params: ByQueue,
    response: ListView,
    handler: ({ ctx, params }) => getListView(ctx, params.name),
  });

  api(app, {
    method: 'PUT',
    path: '/api/v1/queues/:name/view',
    access: 'OFFICER',
    summary: 'Keep columns and order of a queue',
    tags: ['queues'],
    params: ByQueue,
    body: ListView,
    response: ListView,
    handler: ({ ctx, params, body }) => setListView(ctx, params.name, body),
  });

  api(app, {
    method: 'GET',
    path: '/api/v1/queues/:name/filters',
    access: 'OFFICER',
    summary: 'Filters kept for a queue: the officer’s own and those that colleagues of the unit share',
    tags: ['queues'],
    params: ByQueue,
    response: SavedFilters,
    handler: async ({ ctx, params }) => ({ items: await listSavedFilters(ctx, params.name) }),
  });

  api(app, {
    method: 'POST',
    path: '/api/v1/queues/:name/filters',
    access: 'OFFICER',
    summary: 'Keep a filter; one of the same name is replaced',
    tags: ['queues'],
    params: ByQueue,
    body: Type.Object(
      {
        name: Type.String({ minLength: 1, maxLength: 80 }),
        criteria: Criteria,
        sharedUnitId: Type.Optional(Type.String({ format: 'uuid' })),
      },
      { additionalProperties: false },
    ),
    response: Type.Object({ id: Type.String() }),
    handler: async ({ ctx, params, body }) => ({ id: await saveFilter(ctx, params.name, body) }),
  });

  api(app, {
    method: 'DELETE',
    path: '/api/v1/queue-filters/:id',
    access: 'OFFICER',
    summary: 'Forget a filter of one’s own',
    tags: ['queues'],
    params: Type.Object({ id: Type.String({ format: 'uuid' }) }),
    response: Type.Object({ deleted: Type.Boolean() }),
    handler: async ({ ctx, params }) => {
      await deleteFilter(ctx, params.id);
      return { deleted: true };
    },
  });

  api(app, {
    method: 'GET',
    path: '/api/v1/queues/:name/selection',
    access: 'OFFICER',
    summary: 'Which dossiers match, for a batch: at most 500, in the order of the list',
    tags: ['queues'],
    params: ByQueue,
    query: Type.Object({ ...Criteria.properties, sort: Type.Optional(Sort) }),
    response: Selection,
    handler: async ({ ctx, params, query }) => ({ items: await selectQueue(ctx, params.name, query, BATCH_LIMIT) }),
  });

  api(app, {
    method: 'GET',
    path: '/api/v1/queues/:name/facets',
    access: 'OFFICER',
    summary: 'By what the dossiers of a queue can be told apart, with counts',
    tags: ['queues'],
    params: ByQueue,
    response: Facets,
    handler: async ({ ctx, params }) => ({ items: await listFacets(ctx, params.name) }),
  });

  page(app, {
    path: '/can-bo/hang-doi/:name/danh-sach.csv',
    access: 'OFFICER',
    rateLimit: { key: 'account', hits: 30, seconds: 600 },
    params: ByQueue,
    query: Type.Object({
      ...Criteria.properties,
      sort: Type.Optional(Sort),
      columns: Type.Optional(Type.String({ maxLength: 300, description: 'names with commas between them' })),
    }),
    handler: async ({ ctx, params: { name }, query: { columns, ...wish } }) => {
      const wanted = columns?.split(',') ?? (await getListView(ctx, name)).columns;
      const known = COLUMNS.filter((column) => wanted.includes(column));
      const ordered = [...known].sort((one, other) => wanted.indexOf(one) - wanted.indexOf(other));
      return {
        download: await exportQueue(ctx, name, wish, ordered),
        mediaType: 'text/csv; charset=utf-8',
        fileName: `${name}-${vietnamDate(ctx.clock.now().getTime())}.csv`,
      };
    },
  });
}
