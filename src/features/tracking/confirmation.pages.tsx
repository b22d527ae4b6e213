import Type from 'typebox';
import { lookupLink } from '../../domain/dossier/lookupLink.ts';
import { formatPhone } from '../../domain/identity/phone.ts';
import { inLanguage } from '../../domain/language.ts';
import { formatDateTime } from '../../domain/text/format.ts';
import { words } from '../../i18n/words.ts';
import type { App } from '../../platform/http/app.ts';
import { page } from '../../platform/http/route.ts';
import { qrSvg } from '../../platform/qr.ts';
import { ButtonLink } from '../../ui/Button.tsx';
import { KeyValues } from '../../ui/KeyValues.tsx';
import { ButtonRow } from '../../ui/Layout.tsx';
import { Alert } from '../../ui/Notice.tsx';
import { PageHeading, Panel } from '../../ui/Panel.tsx';
import { PATHS } from '../../ui/paths.ts';
import { QrFigure } from '../../ui/QrFigure.tsx';
import { StatusTag } from '../../ui/Tag.tsx';
import { paperPath } from '../papers/papers.api.ts';
import { DossierMoney, readDossierMoney } from '../payments/DossierMoney.tsx';
import { DOSSIER_PATH, DossierParams } from './dossierRoute.ts';
import { SubmittedFor } from './FollowView.tsx';
import { getOwnDossier } from './getOwnDossier.ts';

/** What the applicant sees right after submitting, and may come back to: number, QR, what happens next and until when. */
export function registerConfirmation(app: App): void {
  page(app, {
    path: `${DOSSIER_PATH}/da-nop`,
    access: 'APPLICANT',
    params: DossierParams,
    query: Type.Object({ tin: Type.Optional(Type.String({ maxLength: 20 })) }),
    handler: async ({ ctx, params, query, csrfToken }) => {
      const { language } = ctx;
      const { state, agencies } = await getOwnDossier(ctx, params.id);
      const { submission, tracking, dossier } = words(language);
      const text = submission.confirmation;
      const number = state.code ?? state.submissionNumber;
      const receiving = agencies.get(state.receivingAgencyCode);
      const agency = receiving ? inLanguage({ vi: receiving.name, en: receiving.nameEn ?? undefined }, language) : '';
      const { email, phone } = state.applicant;
      const contact = email ?? (phone && formatPhone(phone));
      const bring = state.components.filter((paper) => paper.remark === 'BRING');
      const money = await readDossierMoney(ctx, params.id, state);
      const next = [
        state.acceptBy ? text.within8Hours(formatDateTime(state.acceptBy)) : text.answerSoon,
        text.inAccount,
        contact && text.weWillTell(contact),
        text.afterwards,
        money.obligations.length === 0 && text.payment,
      ];
      return {
        title: `${text.title}: ${number}`,
        layout: 'narrow',
        personal: true,
        crumbs: [{ href: PATHS.myDossiers, label: tracking.listTitle }],
        body: (
          <div className="stack">
            {query.tin === 'tu-truoc' && (
              <Alert tone="warning" language={language} live>
                <p>{text.before}</p>
              </Alert>
            )}
            <PageHeading above={state.procedureName} title={text.title} lead={text.lead(agency)} />
            <SubmittedFor applicant={state.applicant} language={language} />
            <Panel tone="accent">
              <KeyValues
                rows={[
                  { key: state.code ? tracking.officialCode : text.number, value: <strong>{number}</strong> },
                  { key: text.submittedAt, value: formatDateTime(state.submittedAt) },
                  {
                    key: text.answerBy,
                    value: state.receivedAt || !state.acceptBy ? undefined : formatDateTime(state.acceptBy),
                  },
                  { key: dossier.statusLabel, value: <StatusTag status={state.status} language={language} /> },
                ]}
              />
              <p>{text.numberHint}</p>
              <QrFigure
                svg={await qrSvg(lookupLink(ctx.config.publicUrl, number, state.lookupKey))}
                code={number}
                language={language}
              />
            </Panel>
            <DossierMoney details={money} dossierId={params.id} csrf={csrfToken} language={language} />
            <Panel title={text.whatNext} icon="clock">
              <ol className="list">{next.flatMap((line) => (line ? [<li key={line}>{line}</li>] : []))}</ol>
            </Panel>
            {bring.length > 0 && (
              <Panel title={submission.papers.bringTitle} icon="paper">
                <p>{submission.papers.bringText}</p>
                <ul className="list">
                  {bring.map((paper) => (
                    <li key={paper.key}>{paper.name}</li>
                  ))}
                </ul>
                {receiving && (
                  <p>
                    {agency}, {receiving.address}
                  </p>
                )}
              </Panel>
            )}
            <ButtonRow>
              <ButtonLink href={PATHS.myDossier(params.id)} large>
                {text.follow}
              </ButtonLink>
              <ButtonLink href={paperPath(params.id, 'confirmation')} kind="secondary" icon="print">
                {text.print}
              </ButtonLink>
            </ButtonRow>
          </div>
        ),
      };
    },
  });
}
