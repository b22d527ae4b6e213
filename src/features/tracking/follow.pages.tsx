import { v4 as uuidv4 } from 'uuid';
import { STATUS } from '../../domain/dossier/status.ts';
import { pickUpText } from '../../domain/identity/pickUp.ts';
import { words } from '../../i18n/words.ts';
import type { Ctx } from '../../platform/context.ts';
import type { App } from '../../platform/http/app.ts';
import { page } from '../../platform/http/route.ts';
import { qrSvg } from '../../platform/qr.ts';
import { Button } from '../../ui/Button.tsx';
import { Form } from '../../ui/Form.tsx';
import { Alert } from '../../ui/Notice.tsx';
import { PATHS } from '../../ui/paths.ts';
import { ConversationPanel } from '../conversation/ConversationPanel.tsx';
import { readConversation } from '../conversation/readConversation.ts';
import { beginEdit } from '../drafts/beginEdit.ts';
import { readOwnMessages } from '../notifications/dossierMessages.ts';
import { readDossierMoney } from '../payments/DossierMoney.tsx';
import { getOwnPost } from '../post/getOwnPost.ts';
import { PostPanel } from '../post/PostPanel.tsx';
import { canBeRated } from '../rating/canBeRated.ts';
import { isRated } from '../rating/isRated.ts';
import { pickUpCode } from '../reception/pickUpCode.ts';
import { applicantPost } from '../submission/applicantPost.tsx';
import { maxMegabytes } from '../submission/fileRefusal.ts';
import { CopiesPanel } from './CopiesPanel.tsx';
import { DOSSIER_PATH, DossierParams, NewsQuery } from './dossierRoute.ts';
import { FollowView } from './FollowView.tsx';
import { getOwnDossier, type OwnDossierDetails } from './getOwnDossier.ts';
import type { ShownPickUp } from './NeedsYou.tsx';
import { listPaperCopies } from './paperCopies.ts';
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
      const talk = await readConversation(ctx, params.id, details.state);
      const orders = await listPaperCopies(ctx, params.id);
      const ratable = canBeRated(details.state) && !(await isRated(ctx, params.id));
      const pickUp = await pickUpFor(ctx, details);
      const { tracking } = words(language);
      const news = new Map([
        ['da-bo-sung', tracking.supplement.sent],
        ['da-rut', tracking.withdraw.done],
        ['da-de-nghi-rut', tracking.withdraw.askDone],
        ['thoi-rut', tracking.withdraw.cancelled],
        ['da-sua', tracking.edit.done],
        ['da-nhan-tin', words(language).conversation.sent],
        ['da-yeu-cau-ban-giay', tracking.copies.ordered],
        ['da-danh-gia', words(language).rating.thanks],
        ['da-dat-buu-chinh', words(language).post.order.done],
        ['da-huy-buu-chinh', words(language).post.order.cancelled],
        ['da-khai-mien-giam', words(language).money.claim.sent],
        ['da-thu-hoi-lien-ket', words(language).money.links.withdrawn],
        ['da-chon-tra-phi', words(language).post.order.onDelivery.saved],
      ]).get(query.tin ?? '');
      const asked = details.allowed.includes('SUPPLEMENT');
      return {
        title: details.state.code ?? details.state.submissionNumber,
        personal: true,
        crumbs: [{ href: PATHS.myDossiers, label: tracking.listTitle }],
        scripts: ['upload', 'pwa'],
        body: (
          <div className="stack">
            {news && (
              <Alert tone="success" language={language} live>
                <p>{news}</p>
              </Alert>
            )}
            <FollowView
              details={details}
              csrf={csrfToken}
              money={await readDossierMoney(ctx, params.id, details.state)}
              messages={messages}
              language={language}
              pickUp={pickUp}
              ratable={ratable}
              now={ctx.clock.now()}
              post={
                <PostPanel
                  dossierId={params.id}
                  own={await getOwnPost(ctx, params.id, details.state)}
                  csrf={csrfToken}
                  language={language}
                />
              }
              talk={
                <ConversationPanel
                  language={language}
                  messages={talk}
                  action={`${PATHS.myDossier(params.id)}/nhan-tin`}
                  csrf={csrfToken}
                  nonce={uuidv4()}
                  maxMegabytes={maxMegabytes(ctx)}
                />
              }
              copies={
                details.state.result?.fileId &&
                details.state.status !== STATUS.IN_PROCESS && (
                  <CopiesPanel
                    language={language}
                    action={`${PATHS.myDossier(params.id)}/ban-giay`}
                    csrf={csrfToken}
                    orders={orders}
                    address={details.state.delivery.address ?? details.state.applicant.address}
                  />
                )
              }
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

/** While the result waits at a counter. */
async function pickUpFor(ctx: Ctx, { id, state }: OwnDossierDetails): Promise<ShownPickUp | undefined> {
  const waits = state.status === STATUS.RESOLVED || state.status === STATUS.STOPPED;
  if (!waits || state.delivery.method !== 'COUNTER' || !state.code) return undefined;
  const pin = pickUpCode(ctx.config, id, state.result?.number ?? '');
  return { pin, svg: await qrSvg(pickUpText({ code: state.code, pin })) };
}
