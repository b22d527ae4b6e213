import type { WorkingCalendar } from '../calendar/calendar.ts';
import { type DayTable, dayTable } from '../calendar/dayTable.ts';
import { dueDate, dueLine } from '../calendar/dueDate.ts';
import { formatInstant, type Instant, splitMinute, toMinute } from '../calendar/instant.ts';
import type { TimeLimit } from '../calendar/limit.ts';
import type { DuePolicy } from '../calendar/policy.ts';
import { entry, momentEn, momentVi, type TraceEntry } from '../calendar/trace.ts';
import type { Words } from '../language.ts';
import type { Pause } from './pauses.ts';
import { type Deadline, deadlineAt, deadlineOf, resumeDeadline } from './resume.ts';

/** A new appointment after a written apology (Đ.19.9 NĐ 61/2018, Mẫu 04). */
export interface Extension {
  decidedAt: Instant;
  until: Instant;
  reason: Words;
}

interface ReplayInput {
  calendar: WorkingCalendar;
  start: Instant;
  limit: TimeLimit;
  policy: DuePolicy;
  pauses: readonly Pause[];
  extensions: readonly Extension[];
}

export interface Replayed {
  effectiveFrom: Instant;
  /** from when the present term counts: the effective start of the first, or of the one after the last RESTART */
  countsFrom: Instant;
  promised: Instant | null;
  extendedDue: Instant | null;
  trace: TraceEntry[];
}

/** Goes through pauses and extensions in order of time; an open pause changes nothing yet but is told. */
export function replay(input: ReplayInput): Replayed {
  const { calendar, start, limit, policy } = input;
  const table = dayTable(calendar);
  const first = dueDate({ calendar, from: start, limit, policy });
  const history: TraceEntry[] = first.trace.slice(0, 1);
  let counted = linesBetweenStartAndDue(first.trace);
  let countsFrom = first.effectiveFrom;
  let deadline = first.due === null ? null : deadlineOf(calendar, first.effectiveFrom, first.due, limit, policy);
  let extended: Deadline | null = null;

  for (const event of inOrder(input)) {
    if ('until' in event) {
      extended = deadline && deadlineAt(deadline, event.until);
      counted.push(extensionLine(table, event));
    } else if (event.to === null) {
      counted.push(openPauseLine(table, event));
    } else if (event.mode === 'RESTART') {
      const again = dueDate({ calendar, from: event.to, limit, policy });
      countsFrom = again.effectiveFrom;
      extended = null;
      deadline = again.due === null ? null : deadlineOf(calendar, again.effectiveFrom, again.due, limit, policy);
      history.push(restartLine(table, event, event.to));
      counted = linesBetweenStartAndDue(again.trace);
    } else if (deadline) {
      const resumed = resumeDeadline(calendar, deadline, event.from, event.to, event.reason);
      deadline = resumed.deadline;
      counted.push(resumed.line);
      if (extended) extended = resumeDeadline(calendar, extended, event.from, event.to, event.reason).deadline;
    }
  }
  const promised = deadline?.due ?? null;
  const open = input.pauses.at(-1)?.to === null;
  const dueLines = promised === null || open ? [] : [dueLine(table, toMinute(promised))];
  return {
    effectiveFrom: first.effectiveFrom,
    countsFrom,
    promised,
    extendedDue: extended?.due ?? null,
    trace: [...history, ...counted, ...dueLines],
  };
}

/** In order of time; a pause counts when it ends. */
function inOrder({ pauses, extensions }: ReplayInput): (Pause | Extension)[] {
  return [...pauses, ...extensions].sort((a, b) => moment(a) - moment(b));
}

function moment(event: Pause | Extension): Instant {
  return 'until' in event ? event.decidedAt : (event.to ?? Number.POSITIVE_INFINITY);
}

function linesBetweenStartAndDue(trace: readonly TraceEntry[]): TraceEntry[] {
  return trace.slice(1).filter(({ kind }) => kind !== 'DUE' && kind !== 'WARNING');
}

/** That the whole limit began again when a pause ended. */
export function restartLine(table: DayTable, pause: Pause, to: Instant): TraceEntry {
  const { vi, en } = span(table, pause.from, to);
  return entry(
    'RESTART',
    `Tạm dừng ${vi} (${pause.reason.vi}): thời hạn tính lại từ đầu kể từ lúc hết tạm dừng (khoản 4 Điều 19 Nghị định 61/2018/NĐ-CP).`,
    `Paused ${en} (${pause.reason.en ?? pause.reason.vi}): the whole limit begins again when the pause ends (Article 19.4, Decree 61/2018).`,
    { at: formatInstant(to) },
  );
}

function openPauseLine(table: DayTable, pause: Pause): TraceEntry {
  const { vi, en } = at(table, pause.from);
  const restart = pause.mode === 'RESTART';
  return entry(
    'PAUSE',
    `Đang tạm dừng từ ${vi} (${pause.reason.vi}): ${restart ? 'thời hạn sẽ tính lại từ đầu' : 'phần thời hạn còn lại sẽ được tính tiếp'} khi hết tạm dừng.`,
    `Paused since ${en} (${pause.reason.en ?? pause.reason.vi}): ${restart ? 'the whole limit will begin again' : 'what is left of the limit will run on'} when the pause ends.`,
    { at: formatInstant(pause.from) },
  );
}

function extensionLine(table: DayTable, extension: Extension): TraceEntry {
  const { vi, en } = at(table, extension.until);
  return entry(
    'EXTENSION',
    `Hẹn lại ngày trả: ${vi} (${extension.reason.vi}), kèm văn bản xin lỗi (khoản 9 Điều 19 Nghị định 61/2018/NĐ-CP). Việc đúng hạn vẫn xét theo hạn ban đầu.`,
    `New appointment: ${en} (${extension.reason.en ?? extension.reason.vi}), with a letter of apology (Article 19.9, Decree 61/2018). Whether it is on time is still judged by the first due date.`,
    { at: formatInstant(extension.until) },
  );
}

function span(table: DayTable, from: Instant, to: Instant): { vi: string; en: string } {
  const [begin, end] = [at(table, from), at(table, to)];
  return { vi: `từ ${begin.vi} đến ${end.vi}`, en: `from ${begin.en} to ${end.en}` };
}

function at(table: DayTable, instant: Instant): { vi: string; en: string } {
  const { day: number, minuteOfDay } = splitMinute(toMinute(instant));
  const day = table.day(number);
  return { vi: momentVi(day, minuteOfDay), en: momentEn(day, minuteOfDay) };
}
