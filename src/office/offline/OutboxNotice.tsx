import { formatDateTime } from '../../domain/text/format.ts';
import { Button } from '../../ui/Button.tsx';
import { Alert } from '../../ui/Notice.tsx';
import { useWords } from '../language.ts';
import type { CounterDraft } from '../reception/counterDraft.ts';
import { paperHref } from '../reception/printPdf.ts';
import { dropEntry, type KeptEntry } from './counterStore.ts';
import type { Outbox } from './useOutbox.ts';

interface Props {
  outbox: Outbox;
  /** puts an entry back onto the counter */
  open: (draft: CounterDraft) => void;
}

/** Whether the server can be reached, what waits on this computer, what has been sent, what was not taken. */
export function OutboxNotice({ outbox, open }: Props) {
  const { language, w } = useWords();
  const o = w.downTime.offline;
  const { reachable, entries, locked, sent } = outbox;
  const waiting = entries.filter((entry) => entry.problem === undefined);
  const refused = entries.filter((entry) => entry.problem !== undefined);
  return (
    <>
      {!reachable && (
        <Alert tone="danger" language={language} title={o.title} live>
          <p>{o.text}</p>
          <p>{o.paperHint}</p>
        </Alert>
      )}
      {locked > 0 && (
        <Alert tone="warning" language={language} title={o.locked(locked)} live>
          <p>{o.lockedText}</p>
        </Alert>
      )}
      {waiting.length > 0 && (
        <Alert tone="warning" language={language} title={o.queue(waiting.length)} live>
          <ul>
            {waiting.map((entry) => (
              <li key={entry.key}>
                {entry.name} – {entry.procedureName} ({formatDateTime(entry.typedAt)})
              </li>
            ))}
          </ul>
          <Button type="button" kind="secondary" onClick={outbox.send}>
            {o.sendNow}
          </Button>
        </Alert>
      )}
      {refused.map((entry) => (
        <Refused key={entry.key} entry={entry} outbox={outbox} open={open} />
      ))}
      {sent.length > 0 && (
        <Alert tone="success" language={language} title={o.sentTitle} live>
          <ul>
            {sent.map(({ key, name, dossier }) => (
              <li key={key}>
                {o.sent(name, dossier.code ?? dossier.submissionNumber)}{' '}
                <a href={paperHref(dossier.id, 'receipt')} target="_blank" rel="noreferrer">
                  {w.reception.openReceipt}
                </a>
              </li>
            ))}
          </ul>
        </Alert>
      )}
    </>
  );
}

function Refused({ entry, outbox, open }: Props & { entry: KeptEntry }) {
  const { language, w } = useWords();
  const o = w.downTime.offline;
  const drop = async (keepFiles: boolean) => {
    await dropEntry(entry, { keepFiles });
    await outbox.refresh();
  };
  return (
    <Alert tone="danger" language={language} title={o.failed(entry.name)} live>
      <p>{entry.problem}</p>
      <div className="button-row">
        <Button
          type="button"
          kind="secondary"
          onClick={() => {
            open(entry.draft);
            void drop(true);
          }}
        >
          {o.openAgain}
        </Button>
        <Button
          type="button"
          kind="quiet"
          onClick={() => {
            if (window.confirm(o.dropSure(entry.name))) void drop(false);
          }}
        >
          {o.drop}
        </Button>
      </div>
    </Alert>
  );
}
