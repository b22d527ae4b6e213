import { useState } from 'react';
import type { SubmissionInput } from '../../features/dossiers/submissionInput.ts';
import type { ReceivableDetails } from '../../features/reception/receivable.ts';
import { Button } from '../../ui/Button.tsx';
import { Details } from '../../ui/Details.tsx';
import { TextArea } from '../../ui/Field.tsx';
import { ItemsField } from '../actions/ItemsField.tsx';
import type { TypedItem } from '../actions/typed.ts';
import { useWords } from '../language.ts';
import { type CounterDraft, componentsOf, missingPapers } from './counterDraft.ts';

type CounterAnswer = NonNullable<SubmissionInput['answer']>;

interface Props {
  draft: CounterDraft;
  procedure: ReceivableDetails;
  pending: boolean;
  send: (answer: CounterAnswer) => void;
}

/** The dossier cannot be accepted: the person leaves with a request for supplements or a refusal (Đ.17.1 NĐ 61/2018). */
export function AnswerPart({ draft, procedure, pending, send }: Props) {
  const { language, w } = useWords();
  const a = w.reception.answer;
  const missing = missingPapers(draft, procedure).map(({ name }) => ({ name, problem: w.reception.paperMissing }));
  const [items, setItems] = useState<TypedItem[]>([]);
  const [reason, setReason] = useState('');
  const [wrong, setWrong] = useState<'items' | 'reason'>();
  const chosen = items.length > 0 ? items : missing;
  const complete = chosen.length > 0 && chosen.every((item) => item.name.trim() !== '' && item.problem.trim() !== '');
  return (
    <Details summary={a.title} open={missing.length > 0}>
      <p className="small muted">{a.hint}</p>
      <ItemsField
        language={language}
        name="items"
        label={w.processing.fields.items}
        error={wrong === 'items' ? a.itemsNeeded : undefined}
        components={componentsOf(draft, procedure).map(({ name }) => name)}
        items={chosen}
        change={setItems}
      />
      <Button
        type="button"
        kind="secondary"
        icon="paperPlus"
        disabled={pending}
        onClick={() => {
          setWrong(complete ? undefined : 'items');
          if (complete) send({ action: 'REQUEST_SUPPLEMENT', items: chosen });
        }}
      >
        {a.supplement}
      </Button>
      <TextArea
        language={language}
        name="declineReason"
        label={a.declineReason}
        required={false}
        error={wrong === 'reason' ? w.common.form.invalid.required(a.declineReason) : undefined}
        rows={2}
        maxLength={4000}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <Button
        type="button"
        kind="danger"
        icon="refuse"
        disabled={pending}
        onClick={() => {
          const given = reason.trim();
          setWrong(given === '' ? 'reason' : undefined);
          if (given !== '') send({ action: 'DECLINE', reason: given });
        }}
      >
        {a.decline}
      </Button>
    </Details>
  );
}
