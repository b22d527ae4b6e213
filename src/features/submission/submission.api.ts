import Type from 'typebox';
import type { FormDefinition } from '../../domain/form/form.ts';
import { type FormJsonSchema, toJsonSchema } from '../../domain/form/toJsonSchema.ts';
import type { App } from '../../platform/http/app.ts';
import { api } from '../../platform/http/route.ts';
import { formNotFound } from '../catalogue/errors.ts';
import { findForm } from '../catalogue/getForm.ts';
import { getProcedure } from '../catalogue/getProcedure.ts';

/** What clients of the API need to fill in a form. */
export function registerSubmissionApi(app: App): void {
  api(app, {
    method: 'GET',
    path: '/api/v1/procedures/:code/form',
    access: 'PUBLIC',
    summary: 'The electronic form of a procedure: its definition, and the shape of the answers as JSON Schema',
    tags: ['catalogue'],
    params: Type.Object({ code: Type.String({ minLength: 1, maxLength: 60 }) }),
    response: Type.Object({
      key: Type.String(),
      form: Type.Unsafe<FormDefinition>({ type: 'object', additionalProperties: true }),
      schema: Type.Unsafe<FormJsonSchema>({ type: 'object', additionalProperties: true }),
    }),
    handler: async ({ ctx, params }) => {
      const { content } = await getProcedure(ctx, params.code);
      const found = content.formKey ? await findForm(ctx, content.formKey) : undefined;
      if (!found) throw formNotFound();
      return { key: found.form.key, form: found.form, schema: toJsonSchema(found.form, ctx.language) };
    },
  });
}
