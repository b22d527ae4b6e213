/**
 * A moment as the domain passes it: a `Date`, or an ISO 8601 text with its offset (`2026-03-05T08:05:00+07:00`), or a
 * calendar date (`2026-03-05`). A local time without offset is refused: it would depend on the machine's time zone.
 */
export type Moment = Date | string;

interface VietnamTime {
  year: string;
  month: number;
  day: number;
  hour: string;
  minute: string;
}

const VIETNAM_OFFSET_MS = 7 * 3_600_000;
const ISO_MOMENT = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)(\[[^\]]+\])?)?$/;

const twoDigits = (value: number): string => String(value).padStart(2, '0');

/** Vietnam keeps one offset without summer time, so plain arithmetic is exact and much faster than `Intl`. */
function inVietnam(moment: Moment): VietnamTime {
  if (typeof moment === 'string' && !ISO_MOMENT.test(moment)) throw new RangeError(`not an ISO moment: ${moment}`);
  const instant = typeof moment === 'string' ? new Date(moment.replace(/\[.*$/, '')) : moment;
  if (Number.isNaN(instant.getTime())) throw new RangeError(`not a moment: ${String(moment)}`);
  const local = new Date(instant.getTime() + VIETNAM_OFFSET_MS);
  return {
    year: String(local.getUTCFullYear()).padStart(4, '0'),
    month: local.getUTCMonth() + 1,
    day: local.getUTCDate(),
    hour: twoDigits(local.getUTCHours()),
    minute: twoDigits(local.getUTCMinutes()),
  };
}

/** `05/03/2026`, the day in Vietnam. Throws `RangeError` when it is no moment. */
export function formatDate(moment: Moment): string {
  const { year, month, day } = inVietnam(moment);
  return `${twoDigits(day)}/${twoDigits(month)}/${year}`;
}

/** `08:05`, the time of day in Vietnam (24 hours). Throws `RangeError` when it is no moment. */
export function formatTime(moment: Moment): string {
  const { hour, minute } = inVietnam(moment);
  return `${hour}:${minute}`;
}

/** `08:05 05/03/2026`. Throws `RangeError` when it is no moment. */
export function formatDateTime(moment: Moment): string {
  return `${formatTime(moment)} ${formatDate(moment)}`;
}

/**
 * `ngày 05 tháng 3 năm 2026`, as official papers write it: days below 10 and the months 1 and 2 get a leading zero
 * (Phụ lục I, phần II NĐ 30/2020). Throws `RangeError` when it is no moment.
 */
export function dateInWords(moment: Moment): string {
  const { year, month, day } = inVietnam(moment);
  return `ngày ${twoDigits(day)} tháng ${month < 3 ? twoDigits(month) : month} năm ${year}`;
}

/** `08 giờ 05 phút, ngày 05 tháng 3 năm 2026`, the wording of the receipt (Mẫu 01). */
export function dateTimeInWords(moment: Moment): string {
  const { hour, minute } = inVietnam(moment);
  return `${hour} giờ ${minute} phút, ${dateInWords(moment)}`;
}

/** `1.234.567 đ`. Vietnamese đồng have no decimals: throws `RangeError` for anything but a whole number. */
export function formatVnd(vnd: number): string {
  if (!Number.isSafeInteger(vnd)) throw new RangeError(`not a whole amount of đồng: ${vnd}`);
  const digits = String(Math.abs(vnd)).replace(/\B(?=(\d{3})+$)/g, '.');
  return `${vnd < 0 ? '-' : ''}${digits} đ`;
}

/** Names as one enumeration: `Cấp tỉnh, cấp xã`; only the first keeps its capital. */
export function inOneLine(names: string[]): string {
  return names
    .map((name, index) => (index === 0 ? name : name.charAt(0).toLocaleLowerCase('vi') + name.slice(1)))
    .join(', ');
}
