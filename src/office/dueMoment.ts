const SOON_MILLISECONDS = 86_400_000;

/** Late, within a day, or on time. */
export function dueState(dueAt: string): 'late' | 'soon' | 'onTime' {
  const left = Date.parse(dueAt) - Date.now();
  if (left < 0) return 'late';
  return left < SOON_MILLISECONDS ? 'soon' : 'onTime';
}
