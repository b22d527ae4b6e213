import Type from 'typebox';
import type { App } from '../../platform/http/app.ts';
import { page } from '../../platform/http/route.ts';
import { renderPaper } from '../../platform/pdf/renderPaper.ts';
import { PATHS } from '../../ui/paths.ts';
import { assembleBlankForm } from './assembleBlankForm.ts';
import { formNotFound } from './errors.ts';
import { findForm } from './getForm.ts';
import { getProcedure } from './getProcedure.ts';

/** The blank form of a procedure, to print and fill by hand. @throws procedure.no_form */
export function registerBlankFormPage(app: App): void {
  page(app, {
    path: `${PATHS.procedures}/:code/to-khai.pdf`,
    access: 'PUBLIC',
    params: Type.Object({ code: Type.String({ maxLength: 60 }) }),
    rateLimit: { key: 'ip', hits: 60, seconds: 60 },
    handler: async ({ ctx, params }) => {
      const { content } = await getProcedure(ctx, params.code);
      const found = content.formKey === undefined ? undefined : await findForm(ctx, content.formKey);
      if (!found) throw formNotFound();
      const pdf = await renderPaper('blank-form', assembleBlankForm(found.form, content));
      return { download: pdf, mediaType: 'application/pdf', fileName: `to-khai-${content.code}.pdf`, inline: true };
    },
  });
}
