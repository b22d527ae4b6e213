import { words } from '../../i18n/words.ts';
import type { Ctx } from '../../platform/context.ts';
import { ProblemError } from '../../platform/errors.ts';
import type { App } from '../../platform/http/app.ts';
import { ErrorSummary, type FieldProblem } from '../../ui/ErrorSummary.tsx';
import { PageHeading } from '../../ui/Panel.tsx';
import { PATHS } from '../../ui/paths.ts';
import { ConversationPanel } from '../conversation/ConversationPanel.tsx';
import { readConversation } from '../conversation/readConversation.ts';
import { writeMessage } from '../conversation/writeMessage.ts';
import { storeFile } from '../files/storeFile.ts';
import { uploadedFileIds } from '../files/uploadPath.ts';
import { applicantPost } from '../submission/applicantPost.tsx';
import { explainFileRefusal, maxMegabytes } from '../submission/fileRefusal.ts';
import { CopiesPanel } from './CopiesPanel.tsx';
import { DOSSIER_PATH } from './dossierRoute.ts';
import { getOwnDossier } from './getOwnDossier.ts';
import { listPaperCopies, orderPaperCopy } from './paperCopies.ts';

/** Writing to the office, and ordering the result on paper. */
export function registerTalk(app: App): void {
  const arrived = new WeakMap<Ctx, string[]>();

  applicantPost(
    app,
    `${DOSSIER_PATH}/nhan-tin`,
    async ({ ctx, id, fields, fileProblems, csrf }) => {
      const fileIds = [...(arrived.get(ctx) ?? []), ...uploadedFileIds(fields.messageFilesUpload ?? '')];
      const body = fields.body ?? '';
      const problems = [...fileProblems];
      if (problems.length === 0) {
        const once = /^[\w-]{8,40}$/.test(fields._once ?? '') ? { requestId: `message-${fields._once}` } : {};
        const found = await problemsOf(() => writeMessage({ ...ctx, ...once }, id, { body, fileIds }));
        if (!found) return { redirect: `${PATHS.myDossier(id)}?tin=da-nhan-tin#trao-doi` };
        problems.push(...found);
      }
      const { state } = await getOwnDossier(ctx, id);
      const { title } = words(ctx.language).conversation;
      return {
        title,
        layout: 'narrow',
        personal: true,
        hasErrors: true,
        status: 422,
        scripts: ['upload'],
        crumbs: [{ href: PATHS.myDossier(id), label: state.code ?? state.submissionNumber }],
        body: (
          <div className="stack">
            <ErrorSummary language={ctx.language} problems={problems} />
            <PageHeading above={state.procedureName} title={title} />
            <ConversationPanel
              language={ctx.language}
              messages={await readConversation(ctx, id, state)}
              action={`${PATHS.myDossier(id)}/nhan-tin`}
              csrf={csrf()}
              nonce={fields._once ?? ''}
              maxMegabytes={maxMegabytes(ctx)}
              typed={body}
            />
          </div>
        ),
      };
    },
    async (ctx, _id, file) => {
      if (file.field !== 'messageFiles') return undefined;
      try {
        const stored = await storeFile(ctx, { name: file.name, stream: file.stream });
        arrived.set(ctx, [...(arrived.get(ctx) ?? []), stored.id]);
        return undefined;
      } catch (error) {
        return explainFileRefusal(ctx, file, error);
      }
    },
  );

  applicantPost(app, `${DOSSIER_PATH}/ban-giay`, async ({ ctx, id, fields, csrf }) => {
    const typed = {
      copies: Number(fields.copies),
      method: fields.method === 'POST' ? ('POST' as const) : ('COUNTER' as const),
      address: fields.address ?? '',
    };
    const problems = await problemsOf(() => orderPaperCopy(ctx, id, typed));
    if (!problems) return { redirect: `${PATHS.myDossier(id)}?tin=da-yeu-cau-ban-giay` };
    const { state } = await getOwnDossier(ctx, id);
    const { title } = words(ctx.language).tracking.copies;
    return {
      title,
      layout: 'narrow',
      personal: true,
      hasErrors: true,
      status: 422,
      crumbs: [{ href: PATHS.myDossier(id), label: state.code ?? state.submissionNumber }],
      body: (
        <div className="stack">
          <ErrorSummary language={ctx.language} problems={problems} />
          <PageHeading above={state.procedureName} title={title} />
          <CopiesPanel
            language={ctx.language}
            action={`${PATHS.myDossier(id)}/ban-giay`}
            csrf={csrf()}
            orders={await listPaperCopies(ctx, id)}
            typed={{ ...typed, copies: fields.copies ?? '' }}
            problems={problems}
          />
        </div>
      ),
    };
  });
}

/** What is wrong with the form, to be shown beside it; anything else is thrown on. Undefined: nothing. */
async function problemsOf(work: () => Promise<void>): Promise<FieldProblem[] | undefined> {
  try {
    await work();
    return undefined;
  } catch (error) {
    if (!(error instanceof ProblemError) || error.fields.length === 0) throw error;
    return error.fields.map(({ field, message = '' }) => ({ field, message }));
  }
}
