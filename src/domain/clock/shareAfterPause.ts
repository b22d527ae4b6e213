import type { WorkingCalendar } from '../calendar/calendar.ts';
import { dayTable } from '../calendar/dayTable.ts';
import type { Instant } from '../calendar/instant.ts';
import type { TraceEntry } from '../calendar/trace.ts';
import type { Pause } from './pauses.ts';
import { restartLine } from './replay.ts';
import { resumeDeadline } from './resume.ts';

/**
 * When one agency's share of an interlinked dossier is over after the whole waited for its applicant: what was left runs
 * on, to the minute. Where the whole limit begins again (Đ.19.4 NĐ 61/2018) so does the share: `again` is when it is over
 * then. `calendar` is that of the agency that has the part.
 */
export function shareAfterPause(
  calendar: WorkingCalendar,
  due: Instant,
  pause: Pause & { to: Instant },
  again: Instant,
): { due: Instant; line: TraceEntry } {
  if (pause.mode === 'RESTART')
    return { due: again, line: ofThePart(restartLine(dayTable(calendar), pause, pause.to)) };
  const deadline = { due, exact: due, runsFrom: pause.from, endsWithDay: false, measure: 'WORKING' } as const;
  const resumed = resumeDeadline(calendar, deadline, pause.from, pause.to, pause.reason);
  return { due: resumed.deadline.due, line: ofThePart(resumed.line) };
}

function ofThePart(line: TraceEntry): TraceEntry {
  const words = {
    vi: `Phần việc này dừng cùng cả hồ sơ. ${line.words.vi}`,
    en: `This part stood still with the whole. ${line.words.en}`,
  };
  return { ...line, words };
}
