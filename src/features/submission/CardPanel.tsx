import type { Language } from '../../domain/language.ts';
import { words } from '../../i18n/words.ts';
import { Button } from '../../ui/Button.tsx';
import { Details } from '../../ui/Details.tsx';
import { TextInput } from '../../ui/Field.tsx';

/** Names of the box that takes the text of a citizen card's QR code, and of its button. */
export const CARD_TEXT = '_card';
export const CARD_BUTTON = 'card';

/** A part of a form that fills in the others from a citizen card: by its picture, a scanner, or pasting. */
export function CardPanel({ language, typed, error }: { language: Language; typed?: string; error?: string }) {
  const { card } = words(language).submission;
  return (
    <Details summary={card.title} open={error !== undefined}>
      <div className="form-section" data-card="" data-words={JSON.stringify(card.script)}>
        <div className="field" data-card-camera="" hidden>
          <label htmlFor="card-picture" className="field-label">
            {card.picture}
          </label>
          <p id="card-picture-hint" className="field-hint">
            {card.pictureHint}
          </p>
          <input
            id="card-picture"
            type="file"
            accept="image/*"
            className="file-input"
            aria-describedby="card-picture-hint"
          />
        </div>
        <TextInput
          language={language}
          name={CARD_TEXT}
          label={card.text}
          hint={card.textHint}
          error={error}
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
