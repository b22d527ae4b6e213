import type { Language } from '../../domain/language.ts';
import { formatDate } from '../../domain/text/format.ts';
import { words } from '../../i18n/words.ts';
import { Alert } from '../../ui/Notice.tsx';
import { PATHS } from '../../ui/paths.ts';
import { StatusTag } from '../../ui/Tag.tsx';
import type { UnfinishedDossier } from '../tracking/listUnfinished.ts';

/** The person has handed in the same thing and it is not finished: said, not forbidden. */
export function Duplicates({ dossiers, language }: { dossiers: readonly UnfinishedDossier[]; language: Language }) {
  if (dossiers.length === 0) return null;
  const { start } = words(language).submission;
  return (
    <Alert tone="warning" language={language} title={start.duplicate}>
      <p>{start.duplicateText}</p>
      <ul className="list">
        {dossiers.map((dossier) => (
          <li key={dossier.id}>
            <a href={PATHS.myDossier(dossier.id)}>{dossier.number}</a> ({formatDate(dossier.submittedAt)}){' '}
            <StatusTag status={dossier.status} language={language} />
          </li>
        ))}
      </ul>
    </Alert>
  );
}
