import Type from 'typebox';
import type { Ctx } from '../../platform/context.ts';
import { ProblemError } from '../../platform/errors.ts';
import type { App } from '../../platform/http/app.ts';
import { type PageResult, page } from '../../platform/http/route.ts';
import { PATHS } from '../../ui/paths.ts';
import { type CheckedDraft, checkDraft } from '../drafts/checkDraft.ts';
import { draftNotFound } from '../drafts/errors.ts';
import { type Draft, getDraft } from '../drafts/getDraft.ts';
import { applicantPost, type FileHandler, type Posted } from './applicantPost.tsx';
import { confirmationPath } from './paths.ts';

/** What a page of a draft is made from. */
export interface DraftRequest {
  ctx: Ctx;
  draft: Draft;
  checked: CheckedDraft;
  /** token for forms */
  csrf: string;
  query: { tin?: string; them?: string; tu?: string; sua?: string };
}

export interface PostedDraft extends Posted {
  /** the draft as it is now, for showing the page again */
  reload(): Promise<DraftRequest>;
}

const Params = Type.Object({ id: Type.String({ format: 'uuid' }) });
const Small = Type.Optional(Type.String({ maxLength: 40 }));
const Path = Type.Optional(Type.String({ maxLength: 200 }));
const Query = Type.Object({ tin: Small, them: Small, tu: Path, sua: Small });
const PATH = `${PATHS.draft('')}:id`;

/** A page of a draft. One that was submitted leads on to its dossier. */
export function draftPage(
  app: App,
  slug: string,
  show: (request: DraftRequest) => Promise<PageResult> | PageResult,
): void {
  page(app, {
    path: `${PATH}${slug}`,
    access: 'APPLICANT',
    params: Params,
    query: Query,
    handler: async ({ ctx, params, query, csrfToken }) => {
      const draft = await getDraft(ctx, params.id);
      if (draft.submittedDossierId) return { redirect: confirmationPath(draft.submittedDossierId) };
      return show({ ctx, draft, checked: checkDraft(draft), csrf: csrfToken, query });
    },
  });
}

/**
 * A form of a draft; what is typed survives the end of the session. When the draft was submitted meanwhile, in another window or
 * before going back, the answer is the page that says so.
 */
export function draftPost(
  app: App,
  slug: string,
  handle: (posted: PostedDraft) => Promise<PageResult>,
  onFile?: FileHandler,
): void {
  applicantPost(
    app,
    `${PATH}${slug}`,
    async (posted) => {
      const reload = async () => {
        const draft = await getDraft(posted.ctx, posted.id);
        return { ctx: posted.ctx, draft, checked: checkDraft(draft), csrf: posted.csrf(), query: {} };
      };
      try {
        return await handle({ ...posted, reload });
      } catch (error) {
        if (!(error instanceof ProblemError) || error.kind !== draftNotFound.kind) throw error;
        const { submittedDossierId } = await getDraft(posted.ctx, posted.id);
        if (!submittedDossierId) throw error;
        return { redirect: `${confirmationPath(submittedDossierId)}?tin=tu-truoc` };
      }
    },
    onFile,
  );
}
