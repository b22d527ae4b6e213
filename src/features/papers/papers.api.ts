import Type from 'typebox';
import { PAPER_KINDS, type PaperKind } from '../../domain/papers/paperKinds.ts';
import type { App } from '../../platform/http/app.ts';
import { api, page } from '../../platform/http/route.ts';
import { ActionInput } from '../dossiers/actionInput.ts';
import { getPaper, listPapers } from './getPaper.ts';
import { registerPaperLists } from './lists/paperLists.api.ts';
import { paperTitle } from './paperKinds.ts';
import { previewPaper } from './previewPaper.ts';
import { CONTENT_POLICY, Pdf, sendPdf } from './sendPdf.ts';
import { registerTemplates } from './templates/templates.api.ts';

const ById = Type.Object({ id: Type.String({ format: 'uuid' }) });
const ByPaper = Type.Object({ id: Type.String({ format: 'uuid' }), paper: Type.Enum([...PAPER_KINDS]) });
const OfEvent = Type.Object({
  seq: Type.Optional(Type.Integer({ minimum: 1, description: 'number of the event that issued it, if not the last' })),
});
/** Address of a paper for the applicant; `seq`: by which event it was issued, where there are several. */
export function paperPath(dossierId: string, kind: PaperKind, seq?: number): string {
  return `/ho-so/${dossierId}/giay-to/${kind}${seq === undefined ? '' : `?seq=${seq}`}`;
}

/** The papers of a dossier as PDF, for officers and other systems, and for its applicant. */
export function registerPapers(app: App): void {
  registerPaperLists(app);
  registerTemplates(app);

  api(app, {
    method: 'GET',
    path: '/api/v1/dossiers/:id/papers',
    access: 'SIGNED_IN',
    summary: 'The papers issued for a dossier',
    tags: ['papers'],
    params: ById,
    response: Type.Object({
      items: Type.Array(
        Type.Object({
          paper: Type.Enum([...PAPER_KINDS]),
          seq: Type.Integer({ description: 'number of the event that issued it' }),
          at: Type.String({ description: 'ISO 8601, UTC' }),
          name: Type.String(),
          href: Type.String(),
        }),
      ),
    }),
    handler: async ({ ctx, params }) => {
      const papers = await listPapers(ctx, params.id);
      return {
        items: papers.map(({ kind, seq, at }) => ({
          paper: kind,
          seq,
          at,
          name: paperTitle({ kind, at }, papers, ctx.language),
          href: `/api/v1/dossiers/${params.id}/papers/${kind}?seq=${seq}`,
        })),
      };
    },
  });

  api(app, {
    method: 'GET',
    path: '/api/v1/dossiers/:id/papers/:paper',
    access: 'SIGNED_IN',
    summary: 'A paper of a dossier as PDF',
    tags: ['papers'],
    params: ByPaper,
    query: OfEvent,
    response: Pdf,
    handler: async ({ ctx, params, query, reply }) =>
      sendPdf(reply, await getPaper(ctx, params.id, params.paper, query.seq)),
  });

  api(app, {
    method: 'POST',
    path: '/api/v1/dossiers/:id/papers/preview',
    access: 'SIGNED_IN',
    summary: 'The paper that an action would issue, marked as a preview; nothing is changed',
    tags: ['papers'],
    rateLimit: { key: 'account', hits: 60, seconds: 60 },
    params: ById,
    query: Type.Object({ paper: Type.Optional(Type.Enum([...PAPER_KINDS])) }),
    body: ActionInput,
    response: Pdf,
    handler: async ({ ctx, params, query, body, reply }) =>
      sendPdf(reply, await previewPaper(ctx, params.id, body, query.paper)),
  });

  page(app, {
    path: '/ho-so/:id/giay-to/:paper',
    access: 'SIGNED_IN',
    params: ByPaper,
    query: OfEvent,
    handler: async ({ ctx, params, query, reply }) => {
      const { pdf, fileName } = await getPaper(ctx, params.id, params.paper, query.seq);
      reply.header('content-security-policy', CONTENT_POLICY);
      return { download: pdf, mediaType: 'application/pdf', fileName, inline: true };
    },
  });
}
