/** How a province reads the law where the law leaves room. Data, so that an administrator can change it. */
export interface DuePolicy {
  /**
   * When on the last day a limit of days or months ends. `END_OF_DAY`: when the office closes (khoản 1 Điều 148
   * BLDS 2015; a citizen can only collect while it is open). `ROLLING`: at the time of day at which it began.
   */
  dueMoment: 'END_OF_DAY' | 'ROLLING';
  /** Minute of the day after which a same-day procedure is returned the next working day (15:00). */
  sameDayCutoffMinute: number;
  /**
   * Minute of the day after which reception counts from the next working day, whatever the unit of the limit
   * (17:00: NĐ 297/2025). Absent: only closing time matters.
   */
  intakeCutoffMinute?: number;
  /** Reception within this many last minutes of the day counts from the next working day (60: NĐ 297/2025). */
  lastMinutes?: number;
}

export const DEFAULT_POLICY: DuePolicy = { dueMoment: 'END_OF_DAY', sameDayCutoffMinute: 15 * 60 };
