import { useRef } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { turnKeys, useKeys, useKeysAreOn } from '../keys.ts';
import { useWords } from '../language.ts';

/** The list of keys, opened by `?` or its button. */
export function KeyHelp() {
  const { w } = useWords();
  const on = useKeysAreOn();
  const dialog = useRef<HTMLDialogElement>(null);
  const open = () => dialog.current?.showModal();
  useKeys({ '?': open, '/': () => document.getElementById('office-search')?.focus() });
  const { keys } = w.office;
  const rows: [string[], string][] = [
    [['j', '↓'], keys.next],
    [['k', '↑'], keys.previous],
    [['Enter'], keys.open],
    [['1', '…', '9'], keys.actions],
    [['x'], keys.choose],
    [['a'], keys.batch],
    [['l'], keys.list],
    [['/'], keys.search],
    [['?'], keys.help],
  ];
  return (
    <>
      <button type="button" className="office-tool" onClick={open} aria-label={keys.title} title={keys.title}>
        <Icon name="question" />
      </button>
      <dialog ref={dialog} className="key-help" aria-labelledby="key-help-title">
        <h2 id="key-help-title">{keys.title}</h2>
        <dl>
          {rows.map(([names, label]) => (
            <div key={label}>
              <dt>
                {names.map((name) => (
                  <kbd key={name}>{name}</kbd>
                ))}
              </dt>
              <dd>{label}</dd>
            </div>
          ))}
        </dl>
        <div className="choice">
          <input
            type="checkbox"
            id="keys-on"
            checked={on}
            onChange={(event) => turnKeys(event.target.checked)}
            aria-describedby="keys-on-hint"
          />
          <label htmlFor="keys-on">
            {keys.on}
            <span id="keys-on-hint" className="field-hint">
              {keys.onHint}
            </span>
          </label>
        </div>
        <form method="dialog">
          <Button kind="secondary">{w.common.actions.close}</Button>
        </form>
      </dialog>
    </>
  );
}
