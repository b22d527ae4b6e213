import type { Day } from './dayTable.ts';

/** Days in a row that were counted, or left out for the same reason, on the way to a due date. */
export interface Stretch {
  counted: boolean;
  first: Day;
  last: Day;
  /** calendar days of the stretch that were counted (or, when `counted` is false, left out) */
  days: number;
  /** days or minutes of the limit used here, and up to the end of this stretch */
  amount: number;
  total: number;
  /** days left out inside a folded counted stretch */
  weeklyOff: number;
  holidays: number;
  /** minutes of the day used of a day worked in part */
  part?: { from: number; to: number };
}

/** Adds a day to the list: to its last stretch where it is of the same sort, else as a new one. */
export function addDay(stretches: Stretch[], day: Day, amount: number, part?: Stretch['part']): void {
  const last = stretches[stretches.length - 1];
  const counted = amount > 0;
  const total = (last?.total ?? 0) + amount;
  if (last && !part && !last.part && last.counted === counted && last.last.reason?.vi === day.reason?.vi) {
    // Equal shares only, so that "4 days of 8 hours" can be checked with a calculator.
    if (!counted || last.amount === amount * last.days) {
      last.last = day;
      last.days++;
      last.amount += amount;
      last.total = total;
      return;
    }
  }
  stretches.push({ counted, first: day, last: day, days: 1, amount, total, weeklyOff: 0, holidays: 0, part });
}

/** Up to here every weekend has its own line; beyond, weekends are folded in; beyond the second, whole years. */
const LINES_WITH_WEEKENDS = 12;
const LINES_WITH_HOLIDAYS = 30;

/** As many stretches as a person reads: weekends and then years are folded when a limit is long. */
export function readable(stretches: Stretch[]): Stretch[] {
  if (stretches.length <= LINES_WITH_WEEKENDS) return stretches;
  const byHoliday = fold(stretches, (into, next) => foldsWeekend(into, next));
  if (byHoliday.length <= LINES_WITH_HOLIDAYS) return byHoliday;
  return fold(stretches, (into, next) => into.first.date.slice(0, 4) === next.first.date.slice(0, 4));
}

function foldsWeekend(into: Stretch, next: Stretch): boolean {
  if (next.part || into.part || !into.counted) return false;
  // A made-up Saturday and a holiday keep their own line: they are what a citizen would ask about.
  if (into.first.exception || next.first.exception) return false;
  return next.counted || next.first.weeklyOff;
}

function fold(stretches: Stretch[], joins: (into: Stretch, next: Stretch) => boolean): Stretch[] {
  const folded: Stretch[] = [];
  for (const stretch of stretches) {
    const into = folded[folded.length - 1];
    if (into && joins(into, stretch)) join(into, stretch);
    else folded.push({ ...stretch });
  }
  return folded;
}

function join(into: Stretch, next: Stretch): void {
  for (const side of [into, next]) {
    if (side.counted) continue;
    if (side.first.weeklyOff) side.weeklyOff += side.days;
    else side.holidays += side.days;
    side.days = 0;
    side.counted = true;
  }
  into.last = next.last;
  into.days += next.days;
  into.amount += next.amount;
  into.total = next.total;
  into.weeklyOff += next.weeklyOff;
  into.holidays += next.holidays;
  into.part = undefined;
}
