import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { DossierView } from '../../features/dossiers/presentDossier.ts';
import type { ReceivableDetails } from '../../features/reception/receivable.ts';
import { Button } from '../../ui/Button.tsx';
import { RadioGroup, Select } from '../../ui/Choice.tsx';
import { ErrorSummary, type FieldProblem } from '../../ui/ErrorSummary.tsx';
import { Alert } from '../../ui/Notice.tsx';
import { PageHeading, Panel } from '../../ui/Panel.tsx';
import { ApiProblem, get, post } from '../api.ts';
import { LoadFailed, Skeleton } from '../frame/messages.tsx';
import { useTitle } from '../frame/useTitle.ts';
import { useWords } from '../language.ts';
import { queryClient } from '../queryClient.ts';
import { ApplicantPart, CARD_FIELD } from './ApplicantPart.tsx';
import { findProblems, isOnTheSpot, toSubmission } from './counterDraft.ts';
import { EndPart } from './EndPart.tsx';
import { FormPart } from './FormPart.tsx';
import { focusNext } from './focusNext.ts';
import { PapersPart } from './PapersPart.tsx';
import { PROCEDURE_FIELD, ProcedureChoice } from './ProcedureChoice.tsx';
import { paperHref, printPdf } from './printPdf.ts';
import { ReceivedNotice } from './ReceivedNotice.tsx';
import './reception.css';
import { useCounterDraft } from './useCounterDraft.ts';

/** Receives a dossier at the counter: from the procedure's first letters to the printed receipt without a mouse. */
export function CounterPage() {
  const { language, w } = useWords();
  const r = w.reception;
  useTitle(r.counter);
  const { draft, change, startOver } = useCounterDraft();
  const [problems, setProblems] = useState<FieldProblem[]>([]);
  const [received, setReceived] = useState<DossierView>();
  const [focus, setFocus] = useState(draft.procedureCode === '' ? PROCEDURE_FIELD : '');
  const summary = useRef<HTMLDivElement>(null);
  const details = useQuery({
    queryKey: ['receivable', 'code', draft.procedureCode],
    queryFn: ({ signal }) => get<ReceivableDetails>(`/reception/procedures/${draft.procedureCode}`, { signal }),
    enabled: draft.procedureCode !== '',
    staleTime: 300_000,
  });
  const procedure = draft.procedureCode === '' ? undefined : details.data;

  const enter = useMutation({
    mutationFn: () => {
      if (!procedure) throw new Error('No procedure');
      return post<DossierView>('/dossiers', toSubmission(draft, procedure), { idempotencyKey: draft.key });
    },
    onSuccess: (dossier) => {
      if (procedure && !isOnTheSpot(draft, procedure)) printPdf(paperHref(dossier.id, 'receipt'), r.printFrame);
      setReceived(dossier);
      startOver();
      setFocus(PROCEDURE_FIELD);
      void queryClient.invalidateQueries({ queryKey: ['queues'] });
      void queryClient.invalidateQueries({ queryKey: ['list'] });
    },
    onError: (error) => {
      const fields = error instanceof ApiProblem ? error.fields : [];
      setProblems(fields.map(({ field, message }) => ({ field: field.replace(/^.*[./]/, ''), message })));
    },
  });

  // The next control may only just have come into being.
  useEffect(() => {
    if (focus === '') return;
    const control = document.getElementById(focus);
    if (!control) return;
    control.focus();
    setFocus('');
  });
  useEffect(() => {
    if (problems.length > 0) summary.current?.querySelector<HTMLElement>('#error-summary')?.focus();
  }, [problems]);

  const send = () => {
    if (!procedure || enter.isPending) return;
    const found = findProblems(draft, procedure, language);
    setProblems(found);
    if (found.length === 0) enter.mutate();
  };
  const errorOf = (field: string) => problems.find((problem) => problem.field === field)?.message;
  const parts = { draft, change, errorOf };
  const error = enter.error;

  return (
    <form
      className="reception"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Enter') return;
        if (event.ctrlKey) {
          event.preventDefault();
          send();
        } else if (focusNext(event.currentTarget, event.target as HTMLElement)) event.preventDefault();
      }}
    >
      <PageHeading title={r.counter} />
      {received && <ReceivedNotice dossier={received} />}
      <div ref={summary}>
        <ErrorSummary language={language} problems={problems} />
      </div>
      <Panel>
        <ProcedureChoice
          key={draft.key}
          chosen={draft.procedureName}
          onChoose={({ code, name, deciders }) => {
            setProblems([]);
            setReceived(undefined);
            const [only, ...others] = deciders;
            const single = others.length === 0 ? only?.code : undefined;
            change({
              procedureCode: code,
              procedureName: name,
              deciderCode: single ?? '',
              papers: {},
              answers: {},
              caseNumber: '0',
              onTheSpot: false,
            });
            setFocus(single ? CARD_FIELD : 'deciderCode');
          }}
          onClear={() => change({ procedureCode: '', procedureName: '' })}
        />
        {draft.procedureCode !== '' && details.isPending && <Skeleton lines={2} />}
        {details.isError && <LoadFailed error={details.error} retry={() => details.refetch()} />}
        {procedure && <Choices {...parts} procedure={procedure} />}
      </Panel>
      {procedure && (
        <>
          <div className="reception-columns" key={draft.key}>
            <ApplicantPart {...parts} />
            <PapersPart {...parts} procedure={procedure} />
            <FormPart {...parts} procedure={procedure} />
            <EndPart {...parts} procedure={procedure} />
          </div>
          {error && (
            <Alert tone="danger" language={language} title={error.message} live>
              {error instanceof ApiProblem && <p>{error.temporary ? r.notSent : error.detail}</p>}
            </Alert>
          )}
          <div className="reception-end">
            <Button large icon="stamp" disabled={enter.isPending} aria-keyshortcuts="Control+Enter">
              {isOnTheSpot(draft, procedure) ? r.receiveOnTheSpot : r.receive}
            </Button>
            <kbd>Ctrl + Enter</kbd>
            <Button
              type="button"
              kind="quiet"
              onClick={() => {
                startOver();
                enter.reset();
                setProblems([]);
                setFocus(PROCEDURE_FIELD);
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

type ChoicesProps = Parameters<typeof ApplicantPart>[0] & { procedure: ReceivableDetails };

/** Who decides, which case it is, how it came – each only where there is a choice. */
function Choices({ draft, change, procedure, errorOf }: ChoicesProps) {
  const { language, w } = useWords();
  const r = w.reception;
  const method = procedure.methods.find(({ channel }) => channel === draft.channel) ?? procedure.methods[0];
  return (
    <div className="reception-fields">
      {procedure.deciders.length > 1 && (
        <Select
          language={language}
          name="deciderCode"
          label={r.chooseDecider}
          error={errorOf('deciderCode')}
          value={draft.deciderCode}
          onChange={(event) => change({ deciderCode: event.target.value })}
          options={procedure.deciders.map(({ code, name }) => ({ value: code, label: name }))}
        />
      )}
      {procedure.cases.length > 1 && (
        <Select
          language={language}
          name="caseNumber"
          label={r.chooseCase}
          empty={false}
          value={draft.caseNumber}
          onChange={(event) => change({ caseNumber: event.target.value })}
          options={procedure.cases.map(({ name }, index) => ({
            value: String(index),
            label: name || r.caseNumber(index + 1),
          }))}
        />
      )}
      {procedure.methods.some(({ channel }) => channel === 'POST') && (
        <div
          onChange={(event) => {
            const { value } = event.target as HTMLInputElement;
            if (value === 'COUNTER' || value === 'POST') change({ channel: value });
          }}
        >
          <RadioGroup
            language={language}
            name="channel"
            label={r.channel}
            inline
            value={draft.channel}
            options={(['COUNTER', 'POST'] as const).map((value) => ({ value, label: w.dossier.channel[value] }))}
          />
        </div>
      )}
      {method && <p className="reception-limit">{r.limit(method.limit)}</p>}
    </div>
  );
}
