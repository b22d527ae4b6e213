import { words } from '../../i18n/words.ts';
import type { App } from '../../platform/http/app.ts';
import { page } from '../../platform/http/route.ts';
import { Button } from '../../ui/Button.tsx';
import { TextArea } from '../../ui/Field.tsx';
import { Form } from '../../ui/Form.tsx';
import { ButtonRow } from '../../ui/Layout.tsx';
import { Alert } from '../../ui/Notice.tsx';
import { PageHeading } from '../../ui/Panel.tsx';
import { PATHS } from '../../ui/paths.ts';
import { actOnDossier } from '../dossiers/actOnDossier.ts';
import { applicantPost } from '../submission/applicantPost.tsx';
import { DOSSIER_PATH, DossierParams } from './dossierRoute.ts';
import { getOwnDossier } from './getOwnDossier.ts';

const LONGEST_REASON = 1000;

/** Taking a dossier back: asked once more, since it cannot be undone. After acceptance the one-stop confirms it. */
export function registerWithdraw(app: App): void {
  page(app, {
    path: `${DOSSIER_PATH}/rut`,
    access: 'APPLICANT',
    params: DossierParams,
    handler: async ({ ctx, params, csrfToken }) => {
      const { language } = ctx;
      const { state, allowed } = await getOwnDossier(ctx, params.id);
      const freely = allowed.includes('WITHDRAW');
      if (!freely && !allowed.includes('ASK_WITHDRAWAL')) return { redirect: PATHS.myDossier(params.id) };
      const text = words(language).tracking.withdraw;
      const title = freely ? text.title : text.ask;
      return {
        title,
        layout: 'narrow',
        personal: true,
        crumbs: [{ href: PATHS.myDossier(params.id), label: state.code ?? state.submissionNumber }],
        body: (
          <div className="stack">
            <PageHeading
              above={state.procedureName}
              title={title}
              lead={text.lead(state.code ?? state.submissionNumber)}
            />
            <Alert tone="warning" language={language}>
              <p>{freely ? text.warning : text.askWarning}</p>
            </Alert>
            <Form action={`${PATHS.myDossier(params.id)}/rut`} csrf={csrfToken}>
              <TextArea
                language={language}
                name="reason"
                label={text.reason}
                hint={text.reasonHint}
                required={false}
                maxLength={LONGEST_REASON}
              />
              <ButtonRow>
                <Button kind="danger">{freely ? text.submit : text.ask}</Button>
                <a href={PATHS.myDossier(params.id)}>{text.keep}</a>
              </ButtonRow>
            </Form>
          </div>
        ),
      };
    },
  });

  applicantPost(app, `${DOSSIER_PATH}/rut`, async ({ ctx, id, fields }) => {
    const reason = (fields.reason ?? '').slice(0, LONGEST_REASON);
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
