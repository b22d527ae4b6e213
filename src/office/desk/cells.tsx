import type { ReactNode } from 'react';
import { STATUS } from '../../domain/dossier/status.ts';
import type { ColumnName } from '../../domain/queues/columns.ts';
import { formatDateTime } from '../../domain/text/format.ts';
import type { QueueItem } from '../../features/queues/queues.api.ts';
import { dueState, shortMoment } from '../../ui/dueState.ts';
import { DueTag, type StatusCode, StatusTag } from '../../ui/Tag.tsx';
import { useWords } from '../language.ts';

/** What a list shows of a dossier in a column. */
export function Cell({ item, column }: { item: QueueItem; column: ColumnName }): ReactNode {
  const { language, w } = useWords();
  switch (column) {
    case 'applicant':
      return (
        <>
          <strong>{item.applicantName}</strong>
          <span className="dossier-row-code">{item.code ?? item.submissionNumber}</span>
        </>
      );
    case 'procedure':
      return item.procedureName;
    case 'step':
      return <StepCell item={item} />;
    case 'due':
      return <DueCell item={item} />;
    case 'status':
      return <StatusTag status={item.status as StatusCode} language={language} />;
    case 'field':
      return item.fieldName;
    case 'officer':
      return item.assigneeName ?? <span className="muted">{w.office.queue.unassigned}</span>;
    case 'unit':
      return item.unitName;
    case 'competentAgency':
      return item.competentAgencyName;
    case 'receivingAgency':
      return item.receivingAgencyName;
    case 'channel':
      return w.dossier.channel[item.channel as keyof typeof w.dossier.channel];
    case 'submittedAt':
      return formatDateTime(item.submittedAt);
    case 'receivedAt':
      return item.receivedAt && formatDateTime(item.receivedAt);
    case 'stepSince':
      return item.stepSince && formatDateTime(item.stepSince);
    case 'originalDue':
      return item.originalDueAt && formatDateTime(item.originalDueAt);
  }
}

/** Where it is, and in whose hands; before it is accepted the official status says more. */
function StepCell({ item }: { item: QueueItem }) {
  const { language, w } = useWords();
  const officer = item.assigneeName ?? (item.stepName ? w.office.queue.unassigned : '');
  return (
    <>
      {item.stepName && item.status !== STATUS.SUBMITTED ? (
        item.stepName
      ) : (
        <StatusTag status={item.status as StatusCode} language={language} />
      )}
      <span className="muted">{officer}</span>
    </>
  );
}

function DueCell({ item }: { item: QueueItem }) {
  const { language, w } = useWords();
  const now = new Date();
  const { state, date } = dueState(item, now);
  const finished = state === 'finishedOnTime' || state === 'finishedLate';
  return (
    <>
      <DueTag state={state} language={language} detail={date && !finished ? shortMoment(date, now) : undefined} />
      {item.opinionDueAt && <span className="muted">{w.office.queue.answerDue}</span>}
    </>
  );
}
