import type { Language } from '../domain/language.ts';
import { words } from '../i18n/words.ts';
import { Icon } from './Icon.tsx';

/** On every page of a draft: no agency has it yet. */
export function DraftBanner({ language }: { language: Language }) {
  const { submission } = words(language);
  return (
    <div className="draft-banner">
      <strong>
        <Icon name="pencil" />
        {submission.notSubmitted}
      </strong>
      <span>{submission.notSubmittedText}</span>
    </div>
  );
}
