import type { Language } from '../domain/language.ts';
import { words } from '../i18n/words.ts';
import { Icon } from './Icon.tsx';

/** Keyset paging: a page knows its neighbours, not its number. */
export function Pagination({ language, previous, next }: { language: Language; previous?: string; next?: string }) {
  if (!previous && !next) return null;
  const { pagination } = words(language).common;
  return (
    <nav className="pagination" aria-label={pagination.label}>
      {previous && (
        <a href={previous} rel="prev">
          <Icon name="arrowLeft" />
          <span>{pagination.previous}</span>
        </a>
      )}
      {next && (
        <a href={next} rel="next" className="pagination-next">
          <span>{pagination.next}</span>
          <Icon name="arrowRight" />
        </a>
      )}
    </nav>
  );
}
