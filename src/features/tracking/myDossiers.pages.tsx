import Type from 'typebox';
import type { Language } from '../../domain/language.ts';
import { formatDate, formatDateTime } from '../../domain/text/format.ts';
import { words } from '../../i18n/words.ts';
import type { App } from '../../platform/http/app.ts';
import { page } from '../../platform/http/route.ts';
import { ButtonLink } from '../../ui/Button.tsx';
import { ResultList } from '../../ui/Cards.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Alert } from '../../ui/Notice.tsx';
import { Pagination } from '../../ui/Pagination.tsx';
import { PageHeading } from '../../ui/Panel.tsx';
import { PATHS } from '../../ui/paths.ts';
import { Tabs } from '../../ui/Tabs.tsx';
import { DraftTag, StatusTag, Tag } from '../../ui/Tag.tsx';
import { type ListedDraft, listDrafts } from '../drafts/listDrafts.ts';
import { listOwnDossiers, type OwnDossier, VIEWS, type View } from './queries.ts';

const SLUGS: Record<View, string> = { all: '', open: 'dang-giai-quyet', needsMe: 'can-ban-lam', finished: 'da-xong' };

/** *My dossiers*: drafts first, never to be taken for dossiers. */
export function registerMyDossiers(app: App): void {
  page(app, {
    path: PATHS.myDossiers,
    access: 'APPLICANT',
    query: Type.Object({
      muc: Type.Optional(Type.String({ maxLength: 30 })),
      sau: Type.Optional(Type.String({ maxLength: 100 })),
      tin: Type.Optional(Type.String({ maxLength: 40 })),
    }),
    handler: async ({ ctx, query }) => {
      const { language } = ctx;
      const { tracking, submission } = words(language);
      const view = VIEWS.find((candidate) => query.muc && SLUGS[candidate] === query.muc) ?? 'all';
      const dossiers = await listOwnDossiers(ctx, view, query.sau);
      const drafts = view === 'all' && !query.sau ? await listDrafts(ctx) : [];
      return {
        title: tracking.listTitle,
        scripts: ['pwa'],
        personal: true,
        crumbs: [],
        body: (
          <div className="stack">
            {query.tin === 'da-xoa' && (
              <Alert tone="success" language={language} live>
                <p>{submission.drafts.deleted}</p>
              </Alert>
            )}
            <PageHeading title={tracking.listTitle} />
            <Drafts drafts={drafts} language={language} />
            <h2>{tracking.dossiers}</h2>
            <Tabs
              label={tracking.filtersLabel}
              tabs={VIEWS.map((one) => ({ href: listHref(one), label: tracking.filters[one], current: one === view }))}
            />
            {dossiers.items.length === 0 ? (
              <Nothing view={view} language={language} />
            ) : (
              <ResultList items={dossiers.items.map((dossier) => item(dossier, language))} />
            )}
            <Pagination
              language={language}
              previous={query.sau ? listHref(view) : undefined}
              next={dossiers.next && listHref(view, dossiers.next)}
            />
          </div>
        ),
      };
    },
  });
}

function listHref(view: View, after?: string): string {
  const query = new URLSearchParams();
  if (SLUGS[view]) query.set('muc', SLUGS[view]);
  if (after) query.set('sau', after);
  return query.size > 0 ? `${PATHS.myDossiers}?${query}` : PATHS.myDossiers;
}

function Drafts({ drafts, language }: { drafts: ListedDraft[]; language: Language }) {
  if (drafts.length === 0) return null;
  const { submission } = words(language);
  return (
    <section>
      <h2>{submission.drafts.title}</h2>
      <ResultList
        items={drafts.map((draft) => ({
          href: PATHS.draft(draft.id),
          title: draft.procedureName,
          above: draft.agencyName,
          text: submission.drafts.lastSaved(formatDateTime(draft.updatedAt)),
          tags: <DraftTag language={language} />,
        }))}
      />
    </section>
  );
}

function Nothing({ view, language }: { view: View; language: Language }) {
  const { tracking } = words(language);
  if (view !== 'all') return <EmptyState title={tracking.nothingHere} icon="inbox" />;
  return (
    <EmptyState title={tracking.listEmpty} icon="inbox">
      <p>{tracking.listEmptyHint}</p>
      <ButtonLink href={PATHS.procedures}>{tracking.find}</ButtonLink>
    </EmptyState>
  );
}

function item(dossier: OwnDossier, language: Language) {
  const { dossier: text, tracking, common } = words(language);
  const waits = dossier.status === 1 && dossier.acceptBy;
  return {
    href: PATHS.myDossier(dossier.id),
    title: dossier.procedureName,
    above: dossier.code ?? dossier.submissionNumber,
    text: [
      `${text.field.submittedAt}: ${formatDate(dossier.submittedAt)}`,
      waits && tracking.answerBy(formatDateTime(waits)),
      dossier.dueAt && !dossier.finishedAt && `${common.due.label}: ${formatDateTime(dossier.dueAt)}`,
    ]
      .filter(Boolean)
      .join(' · '),
    tags: (
      <>
        {dossier.needsMe && (
          <Tag tone="warning" icon="warning">
            {tracking.filters.needsMe}
          </Tag>
        )}
        <StatusTag status={dossier.status} language={language} />
      </>
    ),
  };
}
