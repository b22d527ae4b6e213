/**
 * A statutory time limit as the procedure's decision states it.
 * `SAME_DAY`: the same day; received after the cut-off (15:00), the next working day – the rule behind the
 * national portal's unit `OTHER` where its words say so.
 */
export type TimeLimit =
  | { unit: 'WORKING_DAYS' | 'WORKING_HOURS' | 'CALENDAR_DAYS' | 'MONTHS'; value: number }
  | { unit: 'SAME_DAY' }
  /** The decision gives words, not a number: no date can be promised by the system. */
  | { unit: 'AS_DESCRIBED'; words: string };
