import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { parseDateText } from '../../domain/text/dateText.ts';
import { formatDate, formatDateTime } from '../../domain/text/format.ts';
import type { ProcessEditorView } from '../../features/processes/processes.api.ts';
import { Button } from '../../ui/Button.tsx';
import { DateInput, TextArea, TextInput } from '../../ui/Field.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { post } from '../api.ts';
import { LoadFailed } from '../frame/messages.tsx';
import { useWords } from '../language.ts';

interface Props {
  draft: ProcessEditorView;
  /** there is unsaved work */
  changed: boolean;
  /** the prover finds no error */
  sound: boolean;
  onDone: () => Promise<unknown>;
}

/** What comes next on the way to publication: propose, check, publish; or give it up. */
export function TurnPanel({ draft, changed, sound, onDone }: Props) {
  const { w } = useWords();
  const p = w.processes;
  const { state, may, checkBy, checkLate } = draft;
  const act = useMutation({
    mutationFn: ({ action, body }: { action: string; body: object }) =>
      post(`/process-drafts/${draft.id}/${action}`, body),
    onSuccess: onDone,
  });
  const run = (action: string, body: object = {}) => act.mutate({ action, body });
  const open = state === 'DRAFT' || state === 'PROPOSED' || state === 'CHECKED';
  return (
    <Panel title={p.turn.heading}>
      <p>
        <Tag tone={state === 'PUBLISHED' ? 'success' : 'info'}>{p.state[state]}</Tag>{' '}
        {checkBy && (
          <Tag tone={checkLate ? 'danger' : 'neutral'} icon={checkLate ? 'clockLate' : 'clock'}>
            {checkLate ? p.checkLate(formatDateTime(checkBy)) : p.checkBy(formatDateTime(checkBy))}
          </Tag>
        )}
      </p>
      {act.isError && <LoadFailed error={act.error} retry={() => act.reset()} />}
      {state === 'DRAFT' && may.edit && (
        <Propose changed={changed} sound={sound} onPropose={(note) => run('propose', { note })} />
      )}
      {state === 'PROPOSED' &&
        (may.check ? (
          <Check onCheck={(accepted, note) => run('check', { accepted, note })} />
        ) : (
          <p>{p.turn.waitsForCentre}</p>
        ))}
      {state === 'CHECKED' && may.edit && <Publish onPublish={(body) => run('publish', body)} />}
      {open && may.edit && (
        <Button type="button" kind="danger" icon="trash" onClick={() => run('discard')}>
          {p.turn.discard}
        </Button>
      )}
    </Panel>
  );
}

function Propose({
  changed,
  sound,
  onPropose,
}: {
  changed: boolean;
  sound: boolean;
  onPropose: (note: string) => void;
}) {
  const { language, w } = useWords();
  const t = w.processes.turn;
  const [note, setNote] = useState('');
  const why = changed ? t.saveFirst : sound ? '' : t.fixFirst;
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        onPropose(note);
      }}
    >
      <TextArea
        language={language}
        name="propose-note"
        label={t.proposeNote}
        required={false}
        rows={2}
        maxLength={2000}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      {why && <p id="propose-why">{why}</p>}
      <Button disabled={why !== ''} aria-describedby={why ? 'propose-why' : undefined} icon="arrowRight">
        {t.propose}
      </Button>
    </form>
  );
}

function Check({ onCheck }: { onCheck: (accepted: boolean, note: string) => void }) {
  const { language, w } = useWords();
  const t = w.processes.turn;
  const [note, setNote] = useState('');
  return (
    <fieldset className="field">
      <legend className="field-label">{t.check}</legend>
      <TextArea
        language={language}
        name="check-note"
        label={t.checkNote}
        required={false}
        rows={2}
        maxLength={2000}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      <div className="button-row">
        <Button type="button" icon="check" onClick={() => onCheck(true, note)}>
          {t.accept}
        </Button>
        <Button
          type="button"
          kind="secondary"
          icon="undo"
          disabled={note.trim() === ''}
          onClick={() => onCheck(false, note)}
        >
          {t.sendBack}
        </Button>
      </div>
    </fieldset>
  );
}

interface Decision {
  decisionNumber: string;
  decisionDate: string;
  effectiveFrom: string;
}

function Publish({ onPublish }: { onPublish: (decision: Decision) => void }) {
  const { language, w } = useWords();
  const t = w.processes.turn;
  const today = formatDate(new Date());
  const [typed, setTyped] = useState<Decision>({ decisionNumber: '', decisionDate: today, effectiveFrom: today });
  const field = (name: keyof Decision) => ({
    language,
    name,
    label: t[name],
    value: typed[name],
    autoComplete: 'off',
    onChange: (event: { target: { value: string } }) => setTyped({ ...typed, [name]: event.target.value }),
  });
  const dates = { decisionDate: parseDateText(typed.decisionDate), effectiveFrom: parseDateText(typed.effectiveFrom) };
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        onPublish({
          decisionNumber: typed.decisionNumber,
          decisionDate: dates.decisionDate ?? '',
          effectiveFrom: dates.effectiveFrom ?? '',
        });
      }}
    >
      <div className="process-grid">
        <TextInput {...field('decisionNumber')} width="medium" maxLength={100} />
        <DateInput {...field('decisionDate')} />
        <DateInput {...field('effectiveFrom')} />
      </div>
      <Button disabled={typed.decisionNumber.trim() === '' || !dates.decisionDate || !dates.effectiveFrom} icon="stamp">
        {t.publish}
      </Button>
    </form>
  );
}
