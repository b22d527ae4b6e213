import { STATUS } from '../domain/dossier/status.ts';
import { formatDate, formatTime } from '../domain/text/format.ts';
import type { DueState } from './Tag.tsx';

/** What of a dossier says how urgent it is. Instants as ISO 8601. */
export interface Datings {
  status: number;
  acceptBy: string | null;
  dueAt: string | null;
  /** the first moment at which it is late by the date in law, which a new appointment does not move */
  lateFrom: string | null;
  finishedAt: string | null;
  /** until when the officer's own opinion is asked */
  opinionDueAt?: string | null;
}

const SOON_MILLISECONDS = 24 * 3_600_000;
const WAITING: readonly number[] = [STATUS.SUPPLEMENT_REQUESTED, STATUS.FINANCIAL_OBLIGATION];

/** The date that counts now – before acceptance the 8-hour clock of the one-stop – and how it stands. Pure. */
export function dueState(dossier: Datings, now: Date): { state: DueState; date: string | null } {
  const { status, acceptBy, dueAt, lateFrom, finishedAt, opinionDueAt } = dossier;
  if (opinionDueAt) return { state: stateBefore(Date.parse(opinionDueAt), now), date: opinionDueAt };
  if (WAITING.includes(status)) return { state: 'paused', date: null };
  if (status === STATUS.SUBMITTED && acceptBy) return { state: stateBefore(Date.parse(acceptBy), now), date: acceptBy };
  if (dueAt === null || lateFrom === null) return { state: 'none', date: null };
  const late = Date.parse(lateFrom);
  if (finishedAt !== null)
    return { state: Date.parse(finishedAt) < late ? 'finishedOnTime' : 'finishedLate', date: dueAt };
  if (status === STATUS.DECLINED || status === STATUS.WITHDRAWN) return { state: 'none', date: null };
  return { state: stateBefore(Date.parse(dueAt), now, late), date: dueAt };
}

/** `late`: the first moment that is. */
function stateBefore(due: number, now: Date, late = due + 1): DueState {
  if (now.getTime() >= late) return 'late';
  return due - now.getTime() < SOON_MILLISECONDS ? 'soon' : 'onTime';
}

/** `17:00` today, else `17:00 25/11`, with the year when it is another one. Vietnamese time. */
export function shortMoment(moment: string, now: Date): string {
  const [date, today] = [formatDate(moment), formatDate(now)];
  if (date === today) return formatTime(moment);
  return `${formatTime(moment)} ${date.slice(6) === today.slice(6) ? date.slice(0, 5) : date}`;
}
