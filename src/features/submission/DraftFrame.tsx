import type { ReactNode } from 'react';
import { inLanguage, type Language } from '../../domain/language.ts';
import { words } from '../../i18n/words.ts';
import type { PageResult } from '../../platform/http/route.ts';
import type { Island } from '../../ui/assets.ts';
import { DraftBanner } from '../../ui/DraftBanner.tsx';
import { ErrorSummary, type FieldProblem } from '../../ui/ErrorSummary.tsx';
import { Alert } from '../../ui/Notice.tsx';
import { PageHeading } from '../../ui/Panel.tsx';
import { PATHS } from '../../ui/paths.ts';
import type { Draft } from '../drafts/getDraft.ts';

/** What every page of a draft has: *not submitted yet*, the procedure, what must be corrected. */
export interface DraftPageView {
  language: Language;
  draft: Draft;
  title: string;
  lead?: ReactNode;
  problems?: FieldProblem[];
  /** something that has just happened */
  news?: ReactNode;
  scripts?: Island[];
  body: ReactNode;
}

/** A page of a draft as the platform sends it. */
export function draftResult(view: DraftPageView): PageResult {
  const { language, draft, title, lead, problems = [], news, scripts, body } = view;
  const { submission, common } = words(language);
  const procedure = nameOf(draft, language);
  return {
    title: `${title} – ${procedure}`,
    layout: 'narrow',
    personal: true,
    hasErrors: problems.length > 0,
    status: problems.length > 0 ? 422 : 200,
    scripts,
    body: (
      <div className="stack">
        <DraftBanner language={language} />
        {draft.dossierId && (
          <Alert tone="info" language={language}>
            <p>{submission.editing}</p>
          </Alert>
        )}
        <nav aria-label={common.breadcrumbs}>
          <a href={PATHS.draft(draft.id)}>{submission.backToTasks}</a>
        </nav>
        <ErrorSummary language={language} problems={problems} />
        {news && (
          <Alert tone="info" language={language} live>
            <p>{news}</p>
          </Alert>
        )}
        <PageHeading above={procedure} title={title} lead={lead} />
        {body}
      </div>
    ),
  };
}

export function nameOf({ content }: Pick<Draft, 'content'>, language: Language): string {
  return inLanguage({ vi: content.name, en: content.nameEn }, language);
}
