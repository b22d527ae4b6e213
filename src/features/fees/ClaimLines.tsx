import type { Language } from '../../domain/language.ts';
import { formatDate } from '../../domain/text/format.ts';
import { words } from '../../i18n/words.ts';
import { PATHS } from '../../ui/paths.ts';
import { Tag } from '../../ui/Tag.tsx';
import type { FeeClaim } from './claims.ts';

export function claimPath(dossierId: string): string {
  return `${PATHS.myDossier(dossierId)}/mien-giam`;
}

const TONES = { ASKED: 'warning', CONFIRMED: 'success', REFUSED: 'neutral' } as const;

interface Props {
  dossierId: string;
  claims: readonly FeeClaim[];
  /** another ground may be claimed */
  more: boolean;
  language: Language;
}

/** What was claimed to pay less, how it was answered, and the way to claim. */
export function ClaimLines({ dossierId, claims, more, language }: Props) {
  const { claim } = words(language).money;
  return (
    <>
      {claims.length > 0 && (
        <ul className="list">
          {claims.map(({ id, name, percent, basis, status, askedAt, answer }) => (
            <li key={id}>
              <span lang="vi">{name}</span> ({claim.less(percent, basis)}){' '}
              <Tag tone={TONES[status]}>{claim.status[status]}</Tag> – {formatDate(askedAt)}
              {answer && (
                <>
                  : <span lang="vi">{answer}</span>
                </>
              )}
            </li>
          ))}
        </ul>
      )}
      {more && (
        <p>
          <a href={claimPath(dossierId)}>{claim.title}</a>
        </p>
      )}
    </>
  );
}
