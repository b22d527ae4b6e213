import Type, { type Static } from 'typebox';
import type { FormDefinition } from '../../domain/form/form.ts';
import type { KeptAnswers } from '../../domain/form/keptAnswers.ts';
import type { App } from '../../platform/http/app.ts';
import { api } from '../../platform/http/route.ts';
import { nullable } from '../../platform/nullable.ts';
import { discardFormDraft, getFormForEditor, listForms, saveFormDraft } from './formDrafts.ts';
import { suggestPlaces } from './places.ts';
import { publishFormDraft } from './publishFormDraft.ts';

const Text = Type.String();
const FormKey = Type.Object({ key: Type.String({ pattern: '^[a-z0-9]+(-[a-z0-9]+)*$', maxLength: 60 }) });
const Answers = Type.Record(Type.String({ maxLength: 200 }), Type.String({ maxLength: 10_000 }));
const Form = Type.Unsafe<FormDefinition>({ type: 'object', additionalProperties: true });

const Kept = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 200 }),
    typed: Answers,
    today: Type.String({ format: 'date' }),
    gave: Answers,
    problems: Type.Array(Type.String({ maxLength: 300 }), { maxItems: 500 }),
  },
  { additionalProperties: false },
);

const FormRow = Type.Object({
  key: Text,
  title: Text,
  number: nullable(Type.Integer()),
  effectiveOn: nullable(Text),
  procedures: Type.Integer(),
  draft: nullable(Type.Object({ updatedByName: Text, updatedAt: Text })),
});
const FormRows = Type.Object({ items: Type.Array(FormRow) });
export type FormRows = Static<typeof FormRows>;

const FormEditorView = Type.Object({
  form: Form,
  published: nullable(Type.Object({ form: Form, number: Type.Integer(), effectiveOn: nullable(Text) })),
  tests: Type.Array(Type.Unsafe<KeptAnswers>(Kept)),
  revision: Type.Integer(),
});
export type FormEditorView = Static<typeof FormEditorView>;

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
      places: Type.Array(Type.Object({ name: Text, former: nullable(Text) })),
    }),
    handler: async ({ ctx, query }) => ({ places: await suggestPlaces(ctx, query.words) }),
  });

  api(app, {
    method: 'GET',
    path: '/api/v1/forms',
    access: { roles: ['SYSTEM_ADMINISTRATOR'] },
    summary: 'Every electronic form: what is published, and what is being written',
    tags: ['catalogue'],
    response: FormRows,
    handler: async ({ ctx }) => ({
      items: (await listForms(ctx)).map(({ draft, ...row }) => ({
        ...row,
        draft: draft && { ...draft, updatedAt: draft.updatedAt.toISOString() },
      })),
    }),
  });

  api(app, {
    method: 'GET',
    path: '/api/v1/forms/:key',
    access: { roles: ['SYSTEM_ADMINISTRATOR'] },
    summary: 'A form as the editor opens it: the draft, else what is published, with kept answers',
    tags: ['catalogue'],
    params: FormKey,
    response: FormEditorView,
    handler: ({ ctx, params }) => getFormForEditor(ctx, params.key),
  });

  api(app, {
    method: 'PUT',
    path: '/api/v1/form-drafts/:key',
    access: { roles: ['SYSTEM_ADMINISTRATOR'] },
    summary: 'Keeps the next version of a form: JSON Schema and layout, and answers to be replayed',
    tags: ['catalogue'],
    params: FormKey,
    body: Type.Object(
      {
        content: Type.Unknown({ description: 'a form as it is exported' }),
        tests: Type.Array(Type.Unsafe<KeptAnswers>(Kept), { maxItems: 100 }),
        revision: Type.Integer({ minimum: 0 }),
      },
      { additionalProperties: false },
    ),
    response: Type.Object({ revision: Type.Integer() }),
    handler: ({ ctx, params, body }) => saveFormDraft(ctx, params.key, body),
  });

  api(app, {
    method: 'DELETE',
    path: '/api/v1/form-drafts/:key',
    access: { roles: ['SYSTEM_ADMINISTRATOR'] },
    summary: 'Throws away what was written of the next version',
    tags: ['catalogue'],
    params: FormKey,
    response: Type.Object({}),
    handler: async ({ ctx, params }) => {
      await discardFormDraft(ctx, params.key);
      return {};
    },
  });

  api(app, {
    method: 'POST',
    path: '/api/v1/form-drafts/:key/publish',
    access: { roles: ['SYSTEM_ADMINISTRATOR'] },
    summary: 'Publishes the draft as the next version, when its kept answers give what they gave or that is confirmed',
    tags: ['catalogue'],
    params: FormKey,
    body: Type.Object(
      {
        revision: Type.Integer({ minimum: 0 }),
        decisionNumber: Type.String({ minLength: 1, maxLength: 100, pattern: '\\S' }),
        decisionDate: Type.String({ format: 'date' }),
        effectiveOn: Type.String({ format: 'date' }),
        confirmed: Type.Boolean(),
      },
      { additionalProperties: false },
    ),
    response: Type.Object({ number: Type.Integer() }),
    handler: ({ ctx, params, body }) => publishFormDraft(ctx, params.key, body),
  });
}
