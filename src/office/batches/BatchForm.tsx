import { type FormEvent, useState } from 'react';
import { useNavigate } from 'react-router';
import type { BatchAction } from '../../domain/dossier/batchActions.ts';
import { Button } from '../../ui/Button.tsx';
import { Select } from '../../ui/Choice.tsx';
import { TextArea } from '../../ui/Field.tsx';
import { Alert } from '../../ui/Notice.tsx';
import { PersonField } from '../actions/PersonField.tsx';
import { useWords } from '../language.ts';
import { type ChosenDossier, useStartBatch } from './useStartBatch.ts';

interface Props {
  action: BatchAction;
  /** with how many it can be done now */
  count: number;
  chosen: ChosenDossier[];
  cancel: () => void;
}

/** The text that goes with an action, by the name of its field; none for the others. */
const TEXT: Partial<Record<BatchAction, 'comment' | 'reason' | 'note'>> = {
  RECEIVE: 'note',
  FORWARD: 'comment',
  APPROVE: 'comment',
  ASSIGN: 'comment',
  REASSIGN: 'reason',
  RETURN: 'note',
};

/** What is the same for all dossiers of a batch, and the button that starts it. */
export function BatchForm({ action, count, chosen, cancel }: Props) {
  const { language, w } = useWords();
  const navigate = useNavigate();
  const [assigneeId, setAssigneeId] = useState('');
  const start = useStartBatch((id) => navigate(`/batches/${id}`));
  const text = TEXT[action];
  const toPerson = action === 'ASSIGN' || action === 'REASSIGN';
  const [first] = chosen;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const typed = new FormData(event.currentTarget);
    const value = text ? String(typed.get(text) ?? '').trim() : '';
    const input = {
      ...(text && value && { [text]: value }),
      ...(toPerson && assigneeId && { assigneeId }),
      ...(action === 'RETURN' && { method: typed.get('method') }),
    };
    const items = chosen.map(({ id, revision }) => ({ dossierId: id, revision }));
    if (!start.isPending) start.mutate({ action, input, items });
  };
  return (
    <form className="batch-form" onSubmit={submit}>
      {start.isError && <Alert tone="danger" language={language} title={start.error.message} live />}
      {count < chosen.length && <p>{w.batches.some(count, chosen.length)}</p>}
      {toPerson && first && (
        <PersonField
          language={language}
          name="batch-person"
          id="batch-person"
          label={w.processing.fields.assigneeId}
          dossierId={first.id}
          action={action}
          value={assigneeId}
          choose={setAssigneeId}
        />
      )}
      {action === 'RETURN' && (
        <>
          <Select
            language={language}
            name="method"
            id="batch-method"
            label={w.processing.fields.method}
            empty={false}
            options={[
              { value: 'COUNTER', label: w.dossier.returnMethod.COUNTER },
              { value: 'POST', label: w.dossier.returnMethod.POST },
              { value: 'ONLINE', label: w.dossier.returnMethod.ELECTRONIC },
            ]}
          />
          <p className="muted">{w.batches.returnToApplicant}</p>
        </>
      )}
      {text && (
        <TextArea
          language={language}
          name={text}
          id={`batch-${text}`}
          label={w.processing.fields[text]}
          required={text === 'reason'}
          rows={2}
          maxLength={4000}
        />
      )}
      <p className="muted small">{w.batches.each}</p>
      <div className="button-row">
        <Button disabled={start.isPending || (action === 'ASSIGN' && !assigneeId)}>
          {start.isPending ? w.processing.sending : w.batches.start(w.dossier.action[action], chosen.length)}
        </Button>
        <Button type="button" kind="quiet" onClick={cancel}>
          {w.common.actions.cancel}
        </Button>
      </div>
    </form>
  );
}
