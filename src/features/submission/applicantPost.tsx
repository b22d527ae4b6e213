import Type from 'typebox';
import { errorWords, words } from '../../i18n/words.ts';
import { takeHit } from '../../platform/auth/rateLimit.ts';
import type { Ctx } from '../../platform/context.ts';
import { accessDenied, ProblemError, tooManyRequests } from '../../platform/errors.ts';
import type { App } from '../../platform/http/app.ts';
import { networkOf } from '../../platform/http/networkOf.ts';
import { type PostedFile, type PostedForm, readPostedForm } from '../../platform/http/postedForm.ts';
import { type PageRequest, type PageResult, page } from '../../platform/http/route.ts';
import type { FieldProblem } from '../../ui/ErrorSummary.tsx';
import { PATHS } from '../../ui/paths.ts';
import { setSessionCookie } from '../accounts/cookies.ts';
import { getApplicantProfile } from '../accounts/getApplicantProfile.ts';
import { signIn } from '../accounts/signIn.ts';
import { SaveAgain } from './SaveAgain.tsx';

/** A form that an applicant sent about one draft or dossier. */
export interface Posted {
  ctx: Ctx;
  /** of the draft or dossier, from the address */
  id: string;
  fields: Record<string, string>;
  /** files that were sent with the form and refused */
  fileProblems: FieldProblem[];
  /** token for showing the form again */
  csrf(): string;
}

export type PostHandler = (posted: Posted) => Promise<PageResult>;

/** Keeps a file, or says why not. */
export type FileHandler = (ctx: Ctx, id: string, file: PostedFile) => Promise<FieldProblem | undefined>;

type Request = PageRequest<{ id: string }, unknown, unknown>;

/**
 * A form of an applicant at `path` (with `:id`). Nothing typed is lost when the session has ended meanwhile: the answer
 * is a page that carries it all and asks for the password, or for one more press when the person has signed in elsewhere.
 */
export function applicantPost(app: App, path: string, handle: PostHandler, onFile?: FileHandler): void {
  page(app, {
    method: 'POST',
    path,
    access: 'PUBLIC',
    params: Type.Object({ id: Type.String({ format: 'uuid' }) }),
    multipart: true,
    handler: async (request) => {
      const { ctx, params, raw } = request;
      const fileProblems: FieldProblem[] = [];
      const form = await readPostedForm(raw, async (file) => {
        if (!onFile || ctx.actor.kind !== 'APPLICANT') return;
        const problem = await onFile(ctx, params.id, file);
        if (problem) fileProblems.push(problem);
      });
      if (ctx.actor.kind === 'OFFICER') throw accessDenied();
      if (ctx.actor.kind === 'APPLICANT') {
        if (!form.genuine) return again(request, form, { signedIn: true });
        return handle({ ctx, id: params.id, fields: form.fields, fileProblems, csrf: () => request.csrfToken });
      }
      // a guest has no password here: the page of the help says that it has ended, or asks for the code again
      if (raw.visitor.pastHelperId) return { redirect: PATHS.help(raw.visitor.pastHelperId) };
      if (!form.genuine || form.fields._password === undefined) return again(request, form, { signedIn: false });
      return signInAndSave(request, form, handle);
    },
  });
}

async function signInAndSave(request: Request, form: PostedForm, handle: PostHandler): Promise<PageResult> {
  const { ctx, raw, reply } = request;
  const { _login: login = '', _password: password = '' } = form.fields;
  const limit = { hits: 100, seconds: 60 };
  // the same counter as the door itself
  const { allowed } = await takeHit(ctx.db, `${PATHS.signIn}|${networkOf(raw.ip)}`, limit, ctx.clock);
  if (!allowed) throw tooManyRequests();
  try {
    const signedIn = await signIn(ctx, {
      audience: 'APPLICANT',
      login,
      password,
      userAgent: raw.headers['user-agent'],
    });
    setSessionCookie(reply, ctx.config, signedIn);
    const actor = { kind: 'APPLICANT' as const, accountId: signedIn.accountId, name: '' };
    const { fullName } = await getApplicantProfile({ ...ctx, actor });
    const result = await handle({
      ctx: { ...ctx, actor: { ...actor, name: fullName } },
      id: request.params.id,
      fields: form.fields,
      fileProblems: [],
      csrf: () => '',
    });
    if ('redirect' in result) return result;
    // a page shown now would carry the token of the session that was
    return { redirect: `${raw.url.split('?')[0]}?sua=1` };
  } catch (error) {
    if (!(error instanceof ProblemError) || !error.kind.code.startsWith('account.')) throw error;
    return again(request, form, { signedIn: false, login, failure: errorWords(ctx.language, error.kind.code) });
  }
}

function again(
  request: Request,
  { fields, hadFiles }: PostedForm,
  state: { signedIn: boolean; login?: string; failure?: { title: string; detail: string } },
): PageResult {
  const { ctx, raw } = request;
  const { language } = ctx;
  const text = words(language).submission.again;
  return {
    title: state.signedIn ? text.staleTitle : text.expiredTitle,
    layout: 'narrow',
    personal: true,
    status: state.signedIn ? 409 : 401,
    hasErrors: state.failure !== undefined,
    body: (
      <SaveAgain
        language={language}
        action={raw.url}
        csrf={request.csrfToken}
        fields={fields}
        hadFiles={hadFiles}
        {...state}
      />
    ),
  };
}
