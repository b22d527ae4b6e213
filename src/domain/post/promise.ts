const HOUR_MS = 3_600_000;

export type PromiseState = 'ON_TIME' | 'LATE' | 'RUNNING' | 'RUNNING_LATE';

/**
 * Whether a result was brought within the promised hours after it was there (Đ.33.2 quy chế Hòa Bình: 24 hours inside the
 * province). Moments in milliseconds; hours by the clock, day and night. Pure.
 */
export function deliveryPromise({
  readyAt,
  deliveredAt,
  now,
  hours,
}: {
  readyAt: number;
  deliveredAt: number | null;
  now: number;
  hours: number;
}): PromiseState {
  const late = (deliveredAt ?? now) > readyAt + hours * HOUR_MS;
  if (deliveredAt === null) return late ? 'RUNNING_LATE' : 'RUNNING';
  return late ? 'LATE' : 'ON_TIME';
}
