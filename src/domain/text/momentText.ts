import { parseDateText } from './dateText.ts';

/**
 * A moment as people in Vietnam type it, `23/11/2026 08:15` (or `8h15`, or the time first), as an instant of Vietnamese time.
 * Undefined for anything else.
 */
export function parseMomentText(text: string): Date | undefined {
  const time = /(?:^|[\s,])(\d{1,2})(?::|h|g|giờ\s*)(\d{2})?(?=$|[\s,])/i.exec(text);
  if (!time) return undefined;
  const [hour, minute] = [Number(time[1]), Number(time[2] ?? 0)];
  const date = parseDateText(text.replace(time[0], ' ').replaceAll(',', ' ').trim());
  if (date === undefined || hour > 23 || minute > 59) return undefined;
  const clock = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
  return new Date(`${date}T${clock}:00+07:00`);
}
