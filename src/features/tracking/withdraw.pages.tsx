import { words } from '../../i18n/words.ts';
import type { App } from '../../platform/http/app.ts';
import { type PageResult, page } from '../../platform/http/route.ts';
import { textProblem } from '../../platform/textProblem.ts';
import { Button } from '../../ui/Button.tsx';
import { ErrorSummary, type FieldProblem } from '../../ui/ErrorSummary.tsx';
import { TextArea } from '../../ui/Field.tsx';
import { Form } from '../../ui/Form.tsx';
import { ButtonRow } from '../../ui/Layout.tsx';
import { Alert } from '../../ui/Notice.tsx';
import { PageHeading } from '../../ui/Panel.tsx';
import { PATHS } from '../../ui/paths.ts';
import { actOnDossier } from '../dossiers/actOnDossier.ts';
import { applicantPost, type Posted } from '../submission/applicantPost.tsx';
import { DOSSIER_PATH, DossierParams } from './dossierRoute.ts';
import { getOwnDossier } from './getOwnDossier.ts';

const LONGEST_REASON = 1000;

/** Taking a dossier back: asked once more, since it cannot be undone. After acceptance the one-stop confirms it. */
export function registerWithdraw(app: App): void {
  page(app, {
    path: `${DOSSIER_PATH}/rut`,
    access: 'APPLICANT',
    params: DossierParams,
    handler: ({ ctx, params, csrfToken }) => showForm({ ctx, id: params.id, csrf: () => csrfToken }),
  });

  applicantPost(app, `${DOSSIER_PATH}/rut`, async (posted) => {
    const { ctx, id, fields } = posted;
    const { reason = '' } = fields;
    const label = words(ctx.language).tracking.withdraw.reason;
    const problems = textProblem(reason, { field: 'reason', label, most: LONGEST_REASON }, ctx.language);
    if (problems.length > 0) return showForm(posted, reason, problems);
    const { state } = await getOwnDossier(ctx, id);
    if (state.receivedAt !== null) {
      if (!state.withdrawalAsked) await actOnDossier(ctx, id, { action: 'ASK_WITHDRAWAL', reason });
      return { redirect: `${PATHS.myDossier(id)}?tin=da-de-nghi-rut` };
    }
    // Pressed twice it is one withdrawal.
    await actOnDossier({ ...ctx, requestId: `withdraw-${id}` }, id, { action: 'WITHDRAW', reason });
    return { redirect: `${PATHS.myDossier(id)}?tin=da-rut` };
  });

  applicantPost(app, `${DOSSIER_PATH}/rut/thoi`, async ({ ctx, id }) => {
    const { state } = await getOwnDossier(ctx, id);
    // Pressed twice, or after the one-stop has confirmed: the page tells how it is.
    if (!state.withdrawalAsked) return { redirect: PATHS.myDossier(id) };
    await actOnDossier(ctx, id, { action: 'CANCEL_WITHDRAWAL' });
    return { redirect: `${PATHS.myDossier(id)}?tin=thoi-rut` };
  });
}

async function showForm(
  { ctx, id, csrf }: Pick<Posted, 'ctx' | 'id' | 'csrf'>,
  reason = '',
  problems: FieldProblem[] = [],
): Promise<PageResult> {
  const { language } = ctx;
  const { state, allowed } = await getOwnDossier(ctx, id);
  const freely = allowed.includes('WITHDRAW');
  if (!freely && !allowed.includes('ASK_WITHDRAWAL')) return { redirect: PATHS.myDossier(id) };
  const text = words(language).tracking.withdraw;
  const title = freely ? text.title : text.ask;
  const code = state.code ?? state.submissionNumber;
  return {
    title,
    layout: 'narrow',
    personal: true,
    hasErrors: problems.length > 0,
    status: problems.length > 0 ? 422 : 200,
    crumbs: [{ href: PATHS.myDossier(id), label: code }],
    body: (
      <div className="stack">
        <ErrorSummary language={language} problems={problems} />
        <PageHeading above={state.procedureName} title={title} lead={text.lead(code)} />
        <Alert tone="warning" language={language}>
          <p>{freely ? text.warning : text.askWarning}</p>
        </Alert>
        <Form action={`${PATHS.myDossier(id)}/rut`} csrf={csrf()}>
          <TextArea
            language={language}
            name="reason"
            label={text.reason}
            hint={text.reasonHint}
            error={problems[0]?.message}
            defaultValue={reason}
            required={false}
            maxLength={LONGEST_REASON}
          />
          <ButtonRow>
            <Button kind="danger">{freely ? text.submit : text.ask}</Button>
            <a href={PATHS.myDossier(id)}>{text.keep}</a>
          </ButtonRow>
        </Form>
      </div>
    ),
  };
}
