import { useState } from 'react';
import { type CitizenCard, parseCitizenCard } from '../../domain/identity/citizenCard.ts';
import { TextInput } from '../../ui/Field.tsx';
import { useWords } from '../language.ts';

interface Props {
  name: string;
  label: string;
  hint?: string;
  onCard: (card: CitizenCard) => void;
}

/** A field into which a scanner types the citizen card's QR code; it empties itself when the card was read. */
export function CardField({ name, label, hint, onCard }: Props) {
  const { language, w } = useWords();
  const [typed, setTyped] = useState('');
  const [said, setSaid] = useState<string[]>([]);
  const read = (text: string, final: boolean) => {
    const card = parseCitizenCard(text);
    if (!card) {
      setTyped(text);
      setSaid(final && text.trim() !== '' ? [w.reception.scanFailed] : []);
      return;
    }
    setTyped('');
    setSaid([w.reception.scanned(card.name), ...card.doubts.map((doubt) => w.reception.scanDoubts[doubt])]);
    onCard(card);
  };
  return (
    <div className="card-field">
      <TextInput
        language={language}
        name={name}
        label={label}
        hint={hint}
        required={false}
        autoComplete="off"
        spellCheck={false}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onPaste={(event) => {
          event.preventDefault();
          read(event.clipboardData.getData('text'), true);
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.ctrlKey) return;
          // The scanner ends with Enter, which must not send the whole form; where nothing was scanned it goes on.
          event.preventDefault();
          if (typed.trim() === '') return;
          event.stopPropagation();
          read(typed, true);
        }}
        // what was said about a card stays: if it went away, the button that is being pressed would move
        onBlur={() => typed && read(typed, true)}
      />
      <p role="status" className="card-said">
        {said.join(' ')}
      </p>
    </div>
  );
}
