import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { formatVnd } from '../../domain/text/format.ts';
import { parseMomentText } from '../../domain/text/momentText.ts';
import { Button } from '../../ui/Button.tsx';
import { TextArea, TextInput } from '../../ui/Field.tsx';
import { Alert } from '../../ui/Notice.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { ApiProblem, post } from '../api.ts';
import { useWords } from '../language.ts';
import type { Parcel } from './parcelCells.tsx';

export interface ParcelTask {
  parcel: Parcel;
  kind: 'PICK_UP' | 'DELIVER' | 'RETURNED' | 'LOST';
}

interface Props {
  task: ParcelTask;
  onDone(): void;
  onClose(): void;
}

/** One change of hands outside of the offices: who signed, when, what was counted or collected. */
export function SignForm({ task: { parcel, kind }, onDone, onClose }: Props) {
  const { language, w } = useWords();
  const { desk, incident } = w.post;
  const [person, setPerson] = useState(parcel.name);
  const [at, setAt] = useState('');
  const [note, setNote] = useState('');
  const [collected, setCollected] = useState('');
  const [items, setItems] = useState(() => (parcel.items.length > 0 ? parcel.items : [BLANK]).map(numbered));
  const [problems, setProblems] = useState<Record<string, string>>({});
  const form = useRef<HTMLFormElement>(null);
  // it opens above the list, perhaps out of sight
  useEffect(() => form.current?.focus(), []);
  const title = `${TITLE[kind](desk)} – ${parcel.number}`;
  const signed = kind === 'PICK_UP' || kind === 'DELIVER';
  const send = useMutation({
    mutationFn: () => post<{ done: true }>(`/post/orders/${parcel.id}/${PATH[kind]}`, body()),
    onSuccess: onDone,
    onError: (error) => {
      if (error instanceof ApiProblem)
        setProblems(Object.fromEntries(error.fields.map(({ field, message }) => [field, message])));
    },
  });

  const change = (item: CountedItem) => setItems(items.map((one) => (one.row === item.row ? item : one)));

  function body(): object {
    const moment = at.trim() === '' ? undefined : parseMomentText(at);
    const sign = { person, note, ...(moment && { at: moment.toISOString() }) };
    if (kind === 'PICK_UP') return { ...sign, items: items.map(({ name, count }) => ({ name, count })) };
    if (kind === 'DELIVER')
      return { ...sign, ...(parcel.codVnd > 0 && { codVnd: Number(collected.replace(/\D/g, '')) }) };
    return kind === 'LOST' ? { whatHappened: note } : { to: 'RETURNED', note };
  }

  return (
    <Panel title={title} tone="accent">
      <form
        ref={form}
        tabIndex={-1}
        aria-label={title}
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (at.trim() !== '' && !parseMomentText(at)) setProblems({ at: desk.atHint });
          else send.mutate();
        }}
      >
        {send.isError && Object.keys(problems).length === 0 && (
          <Alert tone="danger" language={language} title={send.error.message} live />
        )}
        {signed && (
          <div className="post-fields">
            <TextInput
              language={language}
              name="person"
              label={desk.person}
              hint={desk.personHint}
              value={person}
              error={problems.person}
              maxLength={200}
              autoComplete="off"
              onChange={({ target }) => setPerson(target.value)}
            />
            <TextInput
              language={language}
              name="at"
              label={desk.at}
              hint={desk.atHint}
              value={at}
              error={problems.at}
              required={false}
              autoComplete="off"
              onChange={({ target }) => setAt(target.value)}
            />
          </div>
        )}
        {kind === 'PICK_UP' && (
          <fieldset className="post-counting">
            <legend>{desk.items}</legend>
            {problems.items && <p className="field-error">{problems.items}</p>}
            {items.map((item) => (
              <div className="post-fields" key={item.row}>
                <TextInput
                  language={language}
                  name={`item-${item.row}`}
                  label={desk.paper}
                  value={item.name}
                  maxLength={1000}
                  autoComplete="off"
                  onChange={({ target }) => change({ ...item, name: target.value })}
                />
                <TextInput
                  language={language}
                  name={`count-${item.row}`}
                  label={desk.count}
                  value={String(item.count)}
                  inputMode="numeric"
                  width="short"
                  autoComplete="off"
                  onChange={({ target }) => change({ ...item, count: Number(target.value.replace(/\D/g, '')) })}
                />
              </div>
            ))}
            <Button type="button" kind="quiet" onClick={() => setItems([...items, BLANK].map(numbered))}>
              {desk.addPaper}
            </Button>
          </fieldset>
        )}
        {kind === 'DELIVER' && parcel.codVnd > 0 && (
          <TextInput
            language={language}
            name="codVnd"
            label={`${desk.collected} (${formatVnd(parcel.codVnd)})`}
            value={collected}
            error={problems.codVnd}
            inputMode="numeric"
            autoComplete="off"
            onChange={({ target }) => setCollected(target.value)}
          />
        )}
        <TextArea
          language={language}
          name="note"
          label={kind === 'LOST' ? incident.whatHappened : kind === 'RETURNED' ? desk.reason : desk.note}
          required={!signed}
          value={note}
          error={problems.note ?? problems.whatHappened}
          maxLength={1000}
          onChange={({ target }) => setNote(target.value)}
        />
        <p className="post-actions">
          <Button disabled={send.isPending} kind={kind === 'LOST' ? 'danger' : 'primary'}>
            {desk.confirm}
          </Button>
          <Button type="button" kind="quiet" onClick={onClose}>
            {desk.close}
          </Button>
        </p>
      </form>
    </Panel>
  );
}

interface CountedItem {
  row: number;
  name: string;
  count: number;
}

const BLANK = { name: '', count: 1 };

function numbered({ name, count }: Omit<CountedItem, 'row'>, index: number): CountedItem {
  return { row: index, name, count };
}

type DeskWords = ReturnType<typeof useWords>['w']['post']['desk'];

const PATH = { PICK_UP: 'pick-up', DELIVER: 'deliver', RETURNED: 'pass-on', LOST: 'lost' } as const;
const TITLE: Record<ParcelTask['kind'], (desk: DeskWords) => string> = {
  PICK_UP: (desk) => desk.pickUp,
  DELIVER: (desk) => desk.deliver,
  RETURNED: (desk) => desk.returned,
  LOST: (desk) => desk.lost,
};
