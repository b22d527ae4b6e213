import Type from 'typebox';
import type { App } from '../../platform/http/app.ts';
import { api } from '../../platform/http/route.ts';
import { suggestPlaces } from './places.ts';

const Text = Type.String();

/** What filled-in forms ask while they are typed, and the editor of forms. */
export function registerFormsApi(app: App): void {
  api(app, {
    method: 'GET',
    path: '/api/v1/places',
    access: 'PUBLIC',
    rateLimit: { key: 'ip', hits: 300, seconds: 60 },
    summary: "Today's communes whose name, or whose name before 01/07/2025, begins with the words",
    tags: ['catalogue'],
    query: Type.Object({ words: Type.String({ maxLength: 100 }) }),
    response: Type.Object({
      places: Type.Array(Type.Object({ name: Text, former: Type.Union([Text, Type.Null()]) })),
    }),
    handler: async ({ ctx, query }) => ({ places: await suggestPlaces(ctx, query.words) }),
  });
}
