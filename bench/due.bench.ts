import { dueDate } from '../src/domain/calendar/dueDate.ts';
import { type Instant, parseInstant } from '../src/domain/calendar/instant.ts';
import { parseLimit, type TimeLimit } from '../src/domain/calendar/limit.ts';
import { nationalCalendar } from '../src/domain/calendar/nationalCalendar.ts';

export interface DueBench {
  /** due dates with their trace in both languages, a second on one core, 5 and 20 working days in turn */
  perSecond: number;
  /** the same, written out as JSON text too */
  perSecondAsJson: number;
  perSecondByLimit: Record<string, number>;
  /** how many were made, and a sum over them so that none can be left out */
  made: number;
  checksum: number;
}

const STARTS = 4_096;
const MINUTES_BETWEEN_STARTS = 97;

/** Due dates of starts spread over most of 2026, nights and weekends included; `rounds` × 4,096 for each measure. */
export function benchDue(rounds = 25): DueBench {
  const first = parseInstant('2026-01-02T00:00');
  const starts = Array.from({ length: STARTS }, (_, index) => first + index * MINUTES_BETWEEN_STARTS * 60_000);
  const five = parseLimit('5 working-days');
  const twenty = parseLimit('20 working-days');
  const tally = { made: 0, checksum: 0 };
  measure(starts, [five, twenty], 3, tally);

  const perSecond = measure(starts, [five, twenty], rounds, tally);
  const perSecondAsJson = measure(starts, [five, twenty], rounds, tally, true);
  const perSecondByLimit: Record<string, number> = {};
  for (const text of ['5 working-days', '20 working-days', '8 working-hours', '15 days', '180 working-days']) {
    perSecondByLimit[text] = measure(starts, [parseLimit(text)], Math.ceil(rounds / 3), tally);
  }
  return { perSecond, perSecondAsJson, perSecondByLimit, ...tally };
}

function measure(
  starts: readonly Instant[],
  limits: readonly TimeLimit[],
  rounds: number,
  tally: { made: number; checksum: number },
  asJson = false,
): number {
  const calendar = nationalCalendar();
  const began = process.hrtime.bigint();
  for (let round = 0; round < rounds; round++) {
    for (let index = 0; index < starts.length; index++) {
      const result = dueDate({ calendar, from: starts[index]!, limit: limits[index % limits.length]! });
      tally.checksum = (tally.checksum + result.due! / 60_000 + result.trace.length) % 1_000_000_007;
      if (asJson) tally.checksum += JSON.stringify(result).length;
    }
  }
  tally.made += rounds * starts.length;
  return Math.round((rounds * starts.length) / (Number(process.hrtime.bigint() - began) / 1e9));
}

if (import.meta.url === `file://${process.argv[1]}`) console.log(JSON.stringify(benchDue(), null, 2));
