const VIETNAM_MILLISECONDS = 7 * 3_600_000;

/** `yyyyMMddHHmmss` in Vietnam, as gateways write moments. */
export function compactTime(at: Date): string {
  return new Date(at.getTime() + VIETNAM_MILLISECONDS).toISOString().slice(0, 19).replace(/\D/g, '');
}

/** The moment of `yyyyMMddHHmmss` in Vietnam; undefined when it is none. */
export function readCompactTime(text: string | undefined): Date | undefined {
  const [, year, month, day, hour, minute, second] = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(text ?? '') ?? [];
  if (!year) return undefined;
  const at = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}+07:00`);
  return Number.isNaN(at.getTime()) ? undefined : at;
}
