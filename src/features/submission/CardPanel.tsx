import type { Language } from '../../domain/language.ts';
import { words } from '../../i18n/words.ts';
import { Button } from '../../ui/Button.tsx';
import { Details } from '../../ui/Details.tsx';
import type { FieldProblem } from '../../ui/ErrorSummary.tsx';
import { describedBy, Field, TextInput } from '../../ui/Field.tsx';
import { CARD_PICTURE, CARD_PICTURE_TYPES } from './cardPicture.ts';

/** Names of the box that takes the text of a citizen card's QR code, and of its button. */
export const CARD_TEXT = '_card';
export const CARD_BUTTON = 'card';

interface CardPanelProps {
  language: Language;
  /** typed as the text of a card, and is none */
  typed?: string;
  /** of the two boxes */
  problems: readonly FieldProblem[];
}

/** A part of a form that fills in the others from a citizen card: by its picture, a scanner, or pasting. */
export function CardPanel({ language, typed, problems }: CardPanelProps) {
  const { card } = words(language).submission;
  const errorOf = (name: string) => problems.find(({ field }) => field === name)?.message;
  const picture = {
    language,
    name: CARD_PICTURE,
    label: card.picture,
    hint: card.pictureHint,
    error: errorOf(CARD_PICTURE),
    required: false,
  };
  return (
    <Details summary={card.title} open={problems.length > 0}>
      <div className="form-section" data-card="" data-words={JSON.stringify(card.script)}>
        <Field {...picture}>
          <input
            {...describedBy(picture)}
            type="file"
            name={CARD_PICTURE}
            accept={CARD_PICTURE_TYPES}
            className="file-input"
          />
        </Field>
        <TextInput
          language={language}
          name={CARD_TEXT}
          label={card.text}
          hint={card.textHint}
          error={errorOf(CARD_TEXT)}
          required={false}
          autoComplete="off"
          spellCheck={false}
          maxLength={1000}
          defaultValue={typed}
        />
        <p role="status" className="small" />
        <Button kind="secondary" name={CARD_BUTTON} value="yes" icon="person">
          {card.fill}
        </Button>
      </div>
    </Details>
  );
}
