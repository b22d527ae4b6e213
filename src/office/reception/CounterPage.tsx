import { useEffect, useRef, useState } from 'react';
import { useSearchParams } from 'react-router';
import type { Receivable } from '../../features/reception/receivable.ts';
import { Button } from '../../ui/Button.tsx';
import { ErrorSummary } from '../../ui/ErrorSummary.tsx';
import { Alert } from '../../ui/Notice.tsx';
import { PageHeading, Panel } from '../../ui/Panel.tsx';
import { ApiProblem } from '../api.ts';
import { LoadFailed, Skeleton } from '../frame/messages.tsx';
import { useTitle } from '../frame/useTitle.ts';
import { useWords } from '../language.ts';
import { OutboxNotice } from '../offline/OutboxNotice.tsx';
import { useOutbox } from '../offline/useOutbox.ts';
import { AfterwardsPart } from './AfterwardsPart.tsx';
import { AnswerPart } from './AnswerPart.tsx';
import { ApplicantPart, CARD_FIELD } from './ApplicantPart.tsx';
import { type CounterDraft, isOnTheSpot } from './counterDraft.ts';
import { EndPart } from './EndPart.tsx';
import { EntryChoices } from './EntryChoices.tsx';
import { FormPart } from './FormPart.tsx';
import { focusNext } from './focusNext.ts';
import { PapersPart } from './PapersPart.tsx';
import { PROCEDURE_FIELD, ProcedureChoice } from './ProcedureChoice.tsx';
import { ReceivedNotice } from './ReceivedNotice.tsx';
import './reception.css';
import { useCounterDraft } from './useCounterDraft.ts';
import { useEntry } from './useEntry.ts';
import { useReceivable } from './useReceivable.ts';

/** Receives a dossier at the counter: from the procedure's first letters to the printed receipt without a mouse. */
export function CounterPage() {
  const { language, w } = useWords();
  const r = w.reception;
  useTitle(r.counter);
  const { draft, change, startOver, open } = useCounterDraft();
  const outbox = useOutbox();
  const [address] = useSearchParams();
  const downTimeId = address.get('downTime');
  const focusOn = useFocus(draft.procedureCode === '' ? PROCEDURE_FIELD : '');
  const details = useReceivable(draft.procedureCode);
  const procedure = draft.procedureCode === '' ? undefined : details.data;
  const beginAnew = () => {
    startOver();
    focusOn(PROCEDURE_FIELD);
  };
  const entry = useEntry({ draft, procedure, downTimeId, outbox, startOver: beginAnew });
  const summary = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (entry.problems.length > 0) summary.current?.querySelector<HTMLElement>('#error-summary')?.focus();
  }, [entry.problems]);
  const choose = (chosen: Receivable) => {
    entry.clear();
    const begun = beginOf(chosen);
    change(begun);
    focusOn(begun.deciderCode ? CARD_FIELD : 'deciderCode');
  };
  const errorOf = (field: string) => entry.problems.find((problem) => problem.field === field)?.message;
  const parts = { draft, change, errorOf };

  return (
    <form
      className="reception"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        entry.send();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Enter') return;
        if (event.ctrlKey) {
          event.preventDefault();
          entry.send();
        } else if (focusNext(event.currentTarget, event.target as HTMLElement)) event.preventDefault();
      }}
    >
      <PageHeading title={r.counter} />
      <OutboxNotice outbox={outbox} open={open} />
      {entry.kept !== '' && <Alert tone="warning" language={language} title={entry.kept} live />}
      {entry.received && <ReceivedNotice dossier={entry.received} />}
      <div ref={summary}>
        <ErrorSummary language={language} problems={entry.problems} />
      </div>
      {downTimeId && (
        <AfterwardsPart downTimeId={downTimeId} line={entry.line} change={entry.setLine} errorOf={errorOf} />
      )}
      <Panel>
        <ProcedureChoice
          key={draft.key}
          chosen={draft.procedureName}
          onChoose={choose}
          onClear={() => change({ procedureCode: '', procedureName: '' })}
        />
        {draft.procedureCode !== '' && details.isPending && <Skeleton lines={2} />}
        {details.isError && <LoadFailed error={details.error} retry={() => details.refetch()} />}
        {procedure && <EntryChoices {...parts} procedure={procedure} />}
      </Panel>
      {procedure && (
        <>
          <div className="reception-columns" key={draft.key}>
            <ApplicantPart {...parts} form={procedure.form} />
            <PapersPart {...parts} procedure={procedure} />
            <FormPart {...parts} procedure={procedure} />
            <EndPart {...parts} procedure={procedure} />
          </div>
          <AnswerPart
            key={`answer-${draft.key}`}
            draft={draft}
            procedure={procedure}
            pending={entry.pending}
            send={entry.sendAnswer}
          />
          {entry.error && <Refused error={entry.error} />}
          <div className="reception-end">
            <Button large icon="stamp" disabled={entry.pending} aria-keyshortcuts="Control+Enter">
              {isOnTheSpot(draft, procedure) ? r.receiveOnTheSpot : r.receive}
            </Button>
            <kbd>Ctrl + Enter</kbd>
            <Button
              type="button"
              kind="quiet"
              onClick={() => {
                beginAnew();
                entry.clear();
              }}
            >
              {r.startOver}
            </Button>
            <p className="small muted">{r.kept}</p>
          </div>
        </>
      )}
    </form>
  );
}

/** Moves the focus to a control by its id, also one that only just comes into being. */
function useFocus(first: string): (id: string) => void {
  const [wanted, setWanted] = useState(first);
  useEffect(() => {
    const control = wanted === '' ? null : document.getElementById(wanted);
    if (!control) return;
    control.focus();
    setWanted('');
  });
  return setWanted;
}

/** The beginning of a dossier of the procedure; where one agency alone decides, it is chosen. */
function beginOf({ code, name, deciders }: Receivable): Partial<CounterDraft> {
  const only = deciders.length === 1 ? deciders[0]?.code : undefined;
  return {
    procedureCode: code,
    procedureName: name,
    deciderCode: only ?? '',
    papers: {},
    answers: {},
    prefilled: {},
    caseNumber: '0',
    onTheSpot: false,
  };
}

function Refused({ error }: { error: Error }) {
  const { language, w } = useWords();
  return (
    <Alert tone="danger" language={language} title={error.message} live>
      {error instanceof ApiProblem && <p>{error.temporary ? w.reception.notSent : error.detail}</p>}
    </Alert>
  );
}
