import { words } from '../../i18n/words.ts';
import type { App } from '../../platform/http/app.ts';
import { page } from '../../platform/http/route.ts';
import { Button } from '../../ui/Button.tsx';
import { Form } from '../../ui/Form.tsx';
import { Alert } from '../../ui/Notice.tsx';
import { PATHS } from '../../ui/paths.ts';
import { beginEdit } from '../drafts/beginEdit.ts';
import { readOwnMessages } from '../notifications/dossierMessages.ts';
import { applicantPost } from '../submission/applicantPost.tsx';
import { DOSSIER_PATH, DossierParams, NewsQuery } from './dossierRoute.ts';
import { FollowView } from './FollowView.tsx';
import { getOwnDossier } from './getOwnDossier.ts';
import { supplementForm } from './supplement.pages.tsx';

/** One dossier, followed by its applicant: what is asked of me now comes first. */
export function registerFollow(app: App): void {
  page(app, {
    path: DOSSIER_PATH,
    access: 'APPLICANT',
    params: DossierParams,
    query: NewsQuery,
    handler: async ({ ctx, params, query, csrfToken }) => {
      const { language } = ctx;
      const details = await getOwnDossier(ctx, params.id);
      const messages = await readOwnMessages(ctx, params.id);
      const { tracking } = words(language);
      const news = new Map([
        ['da-bo-sung', tracking.supplement.sent],
        ['da-rut', tracking.withdraw.done],
        ['da-sua', tracking.edit.done],
      ]).get(query.tin ?? '');
      const asked = details.allowed.includes('SUPPLEMENT');
      return {
        title: details.state.code ?? details.state.submissionNumber,
        personal: true,
        crumbs: [{ href: PATHS.myDossiers, label: tracking.listTitle }],
        scripts: asked ? ['upload'] : [],
        body: (
          <div className="stack">
            {news && (
              <Alert tone="success" language={language} live>
                <p>{news}</p>
              </Alert>
            )}
            <FollowView
              details={details}
              messages={messages}
              language={language}
              edit={
                details.allowed.includes('EDIT') && (
                  <Form action={`${PATHS.myDossier(params.id)}/sua`} csrf={csrfToken}>
                    <p className="muted">{tracking.edit.hint}</p>
                    <Button kind="secondary">{tracking.edit.begin}</Button>
                  </Form>
                )
              }
              supplement={asked ? supplementForm({ ctx, details, csrf: csrfToken }) : undefined}
            />
          </div>
        ),
      };
    },
  });

  applicantPost(app, `${DOSSIER_PATH}/sua`, async ({ ctx, id }) => {
    const draft = await beginEdit(ctx, id);
    return { redirect: PATHS.draft(draft.id) };
  });
}
