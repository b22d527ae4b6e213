import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useSearchParams } from 'react-router';
import { formatDateTime } from '../../domain/text/format.ts';
import { parseMomentText } from '../../domain/text/momentText.ts';
import type { DossierView } from '../../features/dossiers/presentDossier.ts';
import type { SubmissionInput } from '../../features/dossiers/submissionInput.ts';
import type { ReceivableDetails } from '../../features/reception/receivable.ts';
import { Button } from '../../ui/Button.tsx';
import { RadioGroup, Select } from '../../ui/Choice.tsx';
import { ErrorSummary, type FieldProblem } from '../../ui/ErrorSummary.tsx';
import { Alert } from '../../ui/Notice.tsx';
import { PageHeading, Panel } from '../../ui/Panel.tsx';
import { ApiProblem, get, isUnreachable, post } from '../api.ts';
import { LoadFailed, Skeleton } from '../frame/messages.tsx';
import { useTitle } from '../frame/useTitle.ts';
import { useWords } from '../language.ts';
import { dropFile, findProcedure, keepEntry, keepProcedure, keptFilesOf } from '../offline/counterStore.ts';
import { OutboxNotice } from '../offline/OutboxNotice.tsx';
import { uploadFiles } from '../offline/sendEntries.ts';
import { NoKey } from '../offline/storeKey.ts';
import { useOutbox } from '../offline/useOutbox.ts';
import { queryClient } from '../queryClient.ts';
import { AfterwardsPart, type TypedLine } from './AfterwardsPart.tsx';
import { AnswerPart } from './AnswerPart.tsx';
import { ApplicantPart, CARD_FIELD } from './ApplicantPart.tsx';
import { applicantProblems, findProblems, isOnTheSpot, toSubmission } from './counterDraft.ts';
import { EndPart } from './EndPart.tsx';
import { FormPart } from './FormPart.tsx';
import { focusNext } from './focusNext.ts';
import { PapersPart } from './PapersPart.tsx';
import { PROCEDURE_FIELD, ProcedureChoice } from './ProcedureChoice.tsx';
import { paperHref, printPdf } from './printPdf.ts';
import { answerPaper, ReceivedNotice } from './ReceivedNotice.tsx';
import './reception.css';
import { today } from './today.ts';
import { useCounterDraft } from './useCounterDraft.ts';

type CounterAnswer = NonNullable<SubmissionInput['answer']>;

/** Receives a dossier at the counter: from the procedure's first letters to the printed receipt without a mouse. */
export function CounterPage() {
  const { language, w } = useWords();
  const r = w.reception;
  useTitle(r.counter);
  const { draft, change, startOver, open } = useCounterDraft();
  const outbox = useOutbox();
  const [address] = useSearchParams();
  const downTimeId = address.get('downTime');
  const [line, setLine] = useState<TypedLine>({ number: '', at: '' });
  const [problems, setProblems] = useState<FieldProblem[]>([]);
  const [received, setReceived] = useState<DossierView>();
  const [kept, setKept] = useState('');
  const [focus, setFocus] = useState(draft.procedureCode === '' ? PROCEDURE_FIELD : '');
  const summary = useRef<HTMLDivElement>(null);
  const details = useQuery({
    queryKey: ['receivable', 'code', draft.procedureCode],
    queryFn: ({ signal }) => readProcedure(draft.procedureCode, signal),
    enabled: draft.procedureCode !== '',
    networkMode: 'always',
    staleTime: 300_000,
  });
  const procedure = draft.procedureCode === '' ? undefined : details.data;

  const enter = useMutation({
    networkMode: 'always',
    mutationFn: async (answer?: CounterAnswer) => {
      if (!procedure) throw new Error('No procedure');
      const typed = { ...toSubmission(draft, procedure), ...(answer && { answer }) };
      const submission = await uploadFiles(typed);
      if (downTimeId === null) return post<DossierView>('/dossiers', submission, { idempotencyKey: draft.key });
      const body = { number: line.number.trim(), at: parseMomentText(line.at)?.toISOString(), submission };
      const options = { idempotencyKey: draft.key };
      const { dossierId } = await post<{ dossierId: string }>(`/down-times/${downTimeId}/entries`, body, options);
      return get<DossierView>(`/dossiers/${dossierId}`);
    },
    onSuccess: (dossier) => {
      // only now: a dossier that the server refused is sent again with its scans
      if (procedure) for (const id of keptFilesOf(toSubmission(draft, procedure))) void dropFile(id);
      if (dossier.code === null) printPdf(answerPaper(dossier), r.printFrame);
      else if (procedure && !isOnTheSpot(draft, procedure)) printPdf(paperHref(dossier.id, 'receipt'), r.printFrame);
      setReceived(dossier);
      setKept('');
      setLine({ number: '', at: '' });
      startOver();
      setFocus(PROCEDURE_FIELD);
      void queryClient.invalidateQueries({ queryKey: ['queues'] });
      void queryClient.invalidateQueries({ queryKey: ['list'] });
    },
    onError: (error, answer) => {
      // What somebody waits for with paper in hand is not put off; everything else is sent later.
      if (isUnreachable(error) && procedure && !answer && !isOnTheSpot(draft, procedure) && downTimeId === null) {
        void keepForLater(procedure);
        return;
      }
      const fields = error instanceof ApiProblem ? error.fields : [];
      setProblems(fields.map(({ field, message }) => ({ field: controlOf(field), message })));
    },
  });

  const keepForLater = async (details: ReceivableDetails) => {
    const typedAt = new Date();
    const submission = toSubmission(draft, details);
    const note = [submission.note, w.downTime.offline.typedAt(formatDateTime(typedAt))].filter(Boolean).join('\n');
    try {
      await keepEntry({
        key: draft.key,
        owner: outbox.owner,
        name: submission.applicant.name,
        procedureName: draft.procedureName,
        typedAt: typedAt.toISOString(),
        submission: { ...submission, note },
        draft,
      });
    } catch (error) {
      const { noKey, noRoom } = w.downTime.offline;
      setProblems([{ field: PROCEDURE_FIELD, message: error instanceof NoKey ? noKey : noRoom }]);
      return;
    }
    setKept(w.downTime.offline.kept(submission.applicant.name));
    setReceived(undefined);
    startOver();
    enter.reset();
    setFocus(PROCEDURE_FIELD);
    await outbox.refresh();
  };

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
    const found = [...findProblems(draft, procedure, language, today()), ...lineProblems()];
    setProblems(found);
    if (found.length === 0) enter.mutate(undefined);
  };
  const sendAnswer = (answer: CounterAnswer) => {
    if (enter.isPending) return;
    const found = [...applicantProblems(draft, language), ...lineProblems()];
    setProblems(found);
    if (found.length === 0) enter.mutate(answer);
  };
  function lineProblems(): FieldProblem[] {
    if (downTimeId === null) return [];
    const { field, momentInvalid } = w.downTime;
    return [
      ...(line.number.trim() === ''
        ? [{ field: 'number', message: w.common.form.invalid.required(field.number) }]
        : []),
      ...(parseMomentText(line.at) ? [] : [{ field: 'at', message: momentInvalid }]),
    ];
  }
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
      <OutboxNotice outbox={outbox} open={open} />
      {kept !== '' && <Alert tone="warning" language={language} title={kept} live />}
      {received && <ReceivedNotice dossier={received} />}
      <div ref={summary}>
        <ErrorSummary language={language} problems={problems} />
      </div>
      {downTimeId && <AfterwardsPart downTimeId={downTimeId} line={line} change={setLine} errorOf={errorOf} />}
      <Panel>
        <ProcedureChoice
          key={draft.key}
          chosen={draft.procedureName}
          onChoose={({ code, name, deciders }) => {
            setProblems([]);
            setReceived(undefined);
            setKept('');
            const [only, ...others] = deciders;
            const single = others.length === 0 ? only?.code : undefined;
            change({
              procedureCode: code,
              procedureName: name,
              deciderCode: single ?? '',
              papers: {},
              answers: {},
              prefilled: {},
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
            <ApplicantPart {...parts} form={procedure.form} />
            <PapersPart {...parts} procedure={procedure} />
            <FormPart {...parts} procedure={procedure} />
            <EndPart {...parts} procedure={procedure} />
          </div>
          <AnswerPart
            key={`answer-${draft.key}`}
            draft={draft}
            procedure={procedure}
            pending={enter.isPending}
            send={sendAnswer}
          />
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

/** The control that a field of the API is about: of an answer its whole path, else the last name. */
function controlOf(field: string): string {
  return field.startsWith('answers.') ? field.slice('answers.'.length) : field.replace(/^.*[./]/, '');
}

type ChoicesProps = Omit<Parameters<typeof ApplicantPart>[0], 'form'> & { procedure: ReceivableDetails };

/** Who decides, which case it is, how it came – each only where there is a choice. */
function Choices({ draft, change, procedure, errorOf }: ChoicesProps) {
  const { language, w } = useWords();
  const r = w.reception;
  const method = procedure.methods.find(({ channel }) => channel === draft.channel) ?? procedure.methods[0];
  const decider = procedure.deciders.find(({ code }) => code === draft.deciderCode);
  return (
    <div className="reception-fields">
      {(procedure.deciders.length > 1 || draft.deciderCode === '') && (
        <Select
          language={language}
          name="deciderCode"
          label={r.chooseDecider}
          error={errorOf('deciderCode')}
          value={draft.deciderCode}
          onChange={(event) => change({ deciderCode: event.target.value })}
          options={procedure.deciders.map(({ code, name, elsewhere }) => ({
            value: code,
            label: elsewhere ? r.elsewhere(name) : name,
          }))}
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
      {decider?.elsewhere && <p className="small">{r.elsewhereNote(decider.receivingName)}</p>}
    </div>
  );
}

/** What the counter asks; kept for when the server cannot be reached. */
async function readProcedure(code: string, signal: AbortSignal): Promise<ReceivableDetails> {
  try {
    const details = await get<ReceivableDetails>(`/reception/procedures/${code}`, { signal });
    await keepProcedure(details).catch(() => undefined);
    return details;
  } catch (error) {
    const known = isUnreachable(error) ? await findProcedure(code) : undefined;
    if (known) return known;
    throw error;
  }
}
