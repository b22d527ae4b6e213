import { STATUS } from '../domain/dossier/status.ts';
import { formatDate, formatTime } from '../domain/text/format.ts';
import type { DueState } from './Tag.tsx';

/** What of a dossier says how urgent it is. Instants as ISO 8601. */
export interface Datings {
  status: number;
  acceptBy: string | null;
  dueAt: string | null;
  finishedAt: string | null;
  /** until when the officer's own opinion is asked */
  opinionDueAt?: string | null;
}

const SOON_MILLISECONDS = 24 * 3_600_000;
const WAITING: readonly number[] = [STATUS.SUPPLEMENT_REQUESTED, STATUS.FINANCIAL_OBLIGATION];

/** The date that counts now – before acceptance the 8-hour clock of the one-stop – and how it stands. Pure. */
export function dueState(dossier: Datings, now: Date): { state: DueState; date: string | null } {
  const { status, acceptBy, dueAt, finishedAt, opinionDueAt } = dossier;
  if (opinionDueAt) return { state: stateBefore(Date.parse(opinionDueAt), now), date: opinionDueAt };
  if (WAITING.includes(status)) return { state: 'paused', date: null };
  const date = status === STATUS.SUBMITTED ? acceptBy : dueAt;
  if (date === null) return { state: 'none', date: null };
  const due = Date.parse(date);
  if (finishedAt !== null) return { state: Date.parse(finishedAt) <= due ? 'finishedOnTime' : 'finishedLate', date };
  if (status === STATUS.DECLINED || status === STATUS.WITHDRAWN) return { state: 'none', date: null };
  return { state: stateBefore(due, now), date };
}

function stateBefore(due: number, now: Date): DueState {
  const left = due - now.getTime();
  if (left < 0) return 'late';
  return left < SOON_MILLISECONDS ? 'soon' : 'onTime';
}

/** `17:00` today, else `17:00 25/11`, with the year when it is another one. Vietnamese time. */
export function shortMoment(moment: string, now: Date): string {
  const [date, today] = [formatDate(moment), formatDate(now)];
  if (date === today) return formatTime(moment);
  return `${formatTime(moment)} ${date.slice(6) === today.slice(6) ? date.slice(0, 5) : date}`;
}
