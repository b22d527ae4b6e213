import { useState } from 'react';
import { PAPER_SHAPES, type PaperShape } from '../../domain/dossier/events.ts';
import type { Component } from '../../domain/procedure/procedure.ts';
import type { ReceivableDetails } from '../../features/reception/receivable.ts';
import { Button } from '../../ui/Button.tsx';
import { classNames } from '../../ui/classNames.ts';
import { TextInput } from '../../ui/Field.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Alert } from '../../ui/Notice.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { ApiProblem, isUnreachable, post } from '../api.ts';
import { useWords } from '../language.ts';
import { useMe } from '../me.ts';
import { isKeptFile, keepFile } from '../offline/counterStore.ts';
import {
  type AttachedFile,
  asRequired,
  type CounterDraft,
  componentsOf,
  missingPapers,
  NO_PAPER,
  type PaperEntry,
  paperId,
} from './counterDraft.ts';
import type { Change } from './useCounterDraft.ts';

interface Props {
  draft: CounterDraft;
  change: Change;
  procedure: ReceivableDetails;
  errorOf: (field: string) => string | undefined;
}

/** The check-list: in what shape each paper was handed in, how many, and its scans (Đ.17.1 NĐ 61/2018). */
export function PapersPart({ draft, change, procedure, errorOf }: Props) {
  const { language, w } = useWords();
  const r = w.reception;
  const components = componentsOf(draft, procedure);
  const notes = procedure.cases[Number(draft.caseNumber)]?.notes ?? [];
  const missing = missingPapers(draft, procedure);
  const setPaper = (key: string, part: (entry: PaperEntry) => Partial<PaperEntry>) =>
    change(({ papers }) => {
      const entry = papers[key] ?? NO_PAPER;
      return { papers: { ...papers, [key]: { ...entry, ...part(entry) } } };
    });
  const allAsRequired = () =>
    change(({ papers }) => ({
      papers: Object.fromEntries(
        components.map((component) => {
          const entry = papers[component.key] ?? NO_PAPER;
          const untouched = entry.shape === '';
          const filled = component.required ? asRequired(component) : ({ shape: 'MISSING', count: '0' } as const);
          return [component.key, untouched ? { ...entry, ...filled } : entry];
        }),
      ),
    }));
  return (
    <Panel
      title={r.papers}
      icon="paperCheck"
      actions={
        components.length > 0 && (
          <Button type="button" kind="secondary" icon="check" onClick={allAsRequired}>
            {r.asRequired}
          </Button>
        )
      }
    >
      {components.length === 0 ? <p>{r.noPapers}</p> : <p className="small muted">{r.papersHint}</p>}
      <ol className="paper-rows">
        {components.map((component) => (
          <PaperRow
            key={component.key}
            component={component}
            entry={draft.papers[component.key] ?? NO_PAPER}
            set={(part) => setPaper(component.key, part)}
            error={errorOf(paperId(component.key))}
          />
        ))}
      </ol>
      {notes.map((note) => (
        <p key={note} className="small muted">
          {note}
        </p>
      ))}
      {missing.length > 0 && (
        <Alert tone="warning" language={language} title={r.missingRequired}>
          <p>{r.missingRequiredText}</p>
          <TextInput
            language={language}
            name="missingReason"
            label={r.missingReason}
            error={errorOf('missingReason')}
            maxLength={1000}
            value={draft.missingReason}
            onChange={(event) => change({ missingReason: event.target.value })}
          />
        </Alert>
      )}
    </Panel>
  );
}

interface RowProps {
  component: Component;
  entry: PaperEntry;
  set: (part: (entry: PaperEntry) => Partial<PaperEntry>) => void;
  error?: string;
}

function PaperRow({ component, entry, set, error }: RowProps) {
  const { w } = useWords();
  const r = w.reception;
  const { key, name, required, originals, copies } = component;
  const id = paperId(key);
  const choose = (shape: PaperShape) =>
    set((before) => {
      const wanted = shape === 'COPY' || shape === 'CERTIFIED_COPY' ? copies : originals;
      const count =
        shape === 'MISSING' ? '0' : before.count === '' || before.count === '0' ? `${wanted || 1}` : before.count;
      return { shape, count };
    });
  const onKeyDown = (event: React.KeyboardEvent) => {
    const shape = PAPER_SHAPES[Number(event.key) - 1];
    if (!shape || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    choose(shape);
    document.getElementById(shapeId(id, shape))?.focus();
  };
  return (
    <li className={classNames('paper-row', error && 'field-wrong')}>
      <fieldset onKeyDown={onKeyDown}>
        <legend>
          {name}{' '}
          <span className="small muted">
            ({required ? r.wanted(originals, copies) || w.common.form.required : r.whenApplies})
          </span>
        </legend>
        {error && <p className="field-error">{error}</p>}
        <div className="paper-shapes">
          {PAPER_SHAPES.map((shape) => (
            <label key={shape} className="paper-shape">
              <input
                type="radio"
                id={shapeId(id, shape)}
                name={id}
                value={shape}
                checked={entry.shape === shape}
                onChange={() => choose(shape)}
              />
              <span>{r.shape[shape]}</span>
            </label>
          ))}
        </div>
      </fieldset>
      {entry.shape !== '' && entry.shape !== 'MISSING' && (
        <div className="paper-more">
          <input
            className="input paper-count"
            type="text"
            inputMode="numeric"
            maxLength={4}
            aria-label={r.countOf(name)}
            value={entry.count}
            onChange={(event) => set(() => ({ count: event.target.value.replace(/\D/g, '') }))}
          />
          <PaperFiles name={name} files={entry.files} set={set} />
        </div>
      )}
    </li>
  );
}

/** The first radio has the row's id, so that an error leads to it. */
function shapeId(id: string, shape: PaperShape): string {
  return shape === PAPER_SHAPES[0] ? id : `${id}-${shape}`;
}

interface FilesProps {
  name: string;
  files: AttachedFile[];
  set: (part: (entry: { files: AttachedFile[] }) => { files: AttachedFile[] }) => void;
}

/** The scans of a paper, or of a question of the form; kept in the browser while the server cannot be reached, and sent later. */
export function PaperFiles({ name, files, set }: FilesProps) {
  const { w } = useWords();
  const r = w.reception;
  const { id: owner } = useMe();
  const [said, setSaid] = useState('');
  const attach = async (chosen: FileList | null) => {
    for (const file of chosen ?? []) {
      setSaid(r.attaching(file.name));
      const form = new FormData();
      form.append('file', file, file.name);
      try {
        const stored = await post<AttachedFile>('/files', form);
        set((entry) => ({ files: [...entry.files, { id: stored.id, name: stored.name }] }));
        setSaid(r.attached(file.name));
      } catch (error) {
        if (isUnreachable(error)) {
          const kept = await keepFile(owner, file).catch(() => undefined);
          if (kept) set((entry) => ({ files: [...entry.files, kept] }));
          setSaid(kept ? w.downTime.offline.fileKept(file.name) : `${file.name}: ${w.downTime.offline.noKey}`);
          continue;
        }
        setSaid(error instanceof ApiProblem ? `${file.name}: ${error.message}` : w.office.unreachable);
        return;
      }
    }
  };
  return (
    <>
      <input
        className="paper-file"
        type="file"
        multiple
        accept="application/pdf,image/jpeg,image/png"
        aria-label={r.attachTo(name)}
        onChange={(event) => {
          const { target } = event;
          void attach(target.files).then(() => {
            target.value = '';
          });
        }}
      />
      <p role="status" className="small">
        {said}
      </p>
      {files.length > 0 && (
        <ul className="paper-files">
          {files.map((file) => (
            <li key={file.id}>
              {isKeptFile(file.id) ? (
                <span>{file.name}</span>
              ) : (
                <a href={`/tep/${file.id}?xem=1`} target="_blank" rel="noreferrer">
                  {file.name}
                </a>
              )}
              <button
                type="button"
                className="button button-quiet"
                aria-label={r.detach(file.name)}
                onClick={() => set((entry) => ({ files: entry.files.filter(({ id }) => id !== file.id) }))}
              >
                <Icon name="close" />
              </button>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
