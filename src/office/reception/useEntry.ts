import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { formatDateTime } from '../../domain/text/format.ts';
import { parseMomentText } from '../../domain/text/momentText.ts';
import type { DossierView } from '../../features/dossiers/presentDossier.ts';
import type { SubmissionInput } from '../../features/dossiers/submissionInput.ts';
import type { ReceivableDetails } from '../../features/reception/receivable.ts';
import type { WordsTree } from '../../i18n/words.ts';
import type { FieldProblem } from '../../ui/ErrorSummary.tsx';
import { ApiProblem, get, isUnreachable, post } from '../api.ts';
import { useWords } from '../language.ts';
import { dropFile, keepEntry, keptFilesOf } from '../offline/counterStore.ts';
import { uploadFiles } from '../offline/sendEntries.ts';
import { NoKey } from '../offline/storeKey.ts';
import type { Outbox } from '../offline/useOutbox.ts';
import { queryClient } from '../queryClient.ts';
import type { TypedLine } from './AfterwardsPart.tsx';
import { applicantProblems, type CounterDraft, findProblems, isOnTheSpot, toSubmission } from './counterDraft.ts';
import { PROCEDURE_FIELD } from './ProcedureChoice.tsx';
import { paperHref, printPdf } from './printPdf.ts';
import { answerPaper } from './ReceivedNotice.tsx';
import { today } from './today.ts';

export type CounterAnswer = NonNullable<SubmissionInput['answer']>;

const NO_LINE: TypedLine = { number: '', at: '' };

interface Counter {
  draft: CounterDraft;
  procedure: ReceivableDetails | undefined;
  /** of papers received while the system was down: the time they are entered for */
  downTimeId: string | null;
  outbox: Outbox;
  /** empties the counter for the next person */
  startOver: () => void;
}

/** Enters what was typed at the counter: sent, printed, or kept on this computer while the server cannot be reached. */
export function useEntry({ draft, procedure, downTimeId, outbox, startOver }: Counter) {
  const { language, w } = useWords();
  const [line, setLine] = useState(NO_LINE);
  const [problems, setProblems] = useState<FieldProblem[]>([]);
  const [received, setReceived] = useState<DossierView>();
  const [kept, setKept] = useState('');

  const sending = useMutation({
    networkMode: 'always',
    mutationFn: async (answer?: CounterAnswer) => {
      if (!procedure) throw new Error('No procedure');
      const submission = await uploadFiles({ ...toSubmission(draft, procedure), ...(answer && { answer }) });
      return enter(submission, draft.key, downTimeId, line);
    },
    onSuccess: (dossier) => {
      // only now: a dossier that the server refused is sent again with its scans
      if (procedure) for (const id of keptFilesOf(toSubmission(draft, procedure))) void dropFile(id);
      const { printFrame } = w.reception;
      if (dossier.code === null) printPdf(answerPaper(dossier), printFrame);
      else if (procedure && !isOnTheSpot(draft, procedure)) printPdf(paperHref(dossier.id, 'receipt'), printFrame);
      setReceived(dossier);
      setKept('');
      setLine(NO_LINE);
      startOver();
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
    sending.reset();
    await outbox.refresh();
  };

  const sendUnless = (found: FieldProblem[], answer?: CounterAnswer) => {
    const all = [...found, ...(downTimeId === null ? [] : lineProblems(line, w))];
    setProblems(all);
    if (all.length === 0) sending.mutate(answer);
  };
  return {
    line,
    setLine,
    problems,
    received,
    kept,
    pending: sending.isPending,
    error: sending.error,
    send: () => {
      if (procedure && !sending.isPending) sendUnless(findProblems(draft, procedure, language, today()));
    },
    sendAnswer: (answer: CounterAnswer) => {
      if (!sending.isPending) sendUnless(applicantProblems(draft, language), answer);
    },
    /** what was said of the dossier before goes */
    clear: () => {
      setProblems([]);
      setReceived(undefined);
      setKept('');
      sending.reset();
    },
  };
}

/** Sends it; `key` names the request, so a dossier is entered once. Throws `ApiProblem`. */
async function enter(submission: SubmissionInput, key: string, downTimeId: string | null, line: TypedLine) {
  const options = { idempotencyKey: key };
  if (downTimeId === null) return post<DossierView>('/dossiers', submission, options);
  const body = { number: line.number.trim(), at: parseMomentText(line.at)?.toISOString(), submission };
  const { dossierId } = await post<{ dossierId: string }>(`/down-times/${downTimeId}/entries`, body, options);
  return get<DossierView>(`/dossiers/${dossierId}`);
}

function lineProblems(line: TypedLine, w: WordsTree): FieldProblem[] {
  const { field, momentInvalid } = w.downTime;
  const missing = { field: 'number', message: w.common.form.invalid.required(field.number) };
  return [
    ...(line.number.trim() === '' ? [missing] : []),
    ...(parseMomentText(line.at) ? [] : [{ field: 'at', message: momentInvalid }]),
  ];
}

/** The control that a field of the API is about: of an answer its whole path, else the last name. */
function controlOf(field: string): string {
  return field.startsWith('answers.') ? field.slice('answers.'.length) : field.replace(/^.*[./]/, '');
}
