import type { Words } from '../language.ts';
import type { DayException } from './calendar.ts';

/**
 * Days off and made-up working Saturdays of civil servants, year by year: Điều 111.3 and 112 Bộ luật Lao động 2019,
 * NQ 28/2026/QH16 (24/11 from 2026) and the yearly notices named with each year. Holidays on a Saturday or Sunday
 * are listed too: some one-stops work on Saturdays.
 */
export const FIRST_PUBLISHED_YEAR = 2021;
export const LAST_PUBLISHED_YEAR = 2026;

const NEW_YEAR: Words = { vi: 'Tết Dương lịch', en: 'New Year’s Day' };
const TET: Words = { vi: 'Tết Nguyên đán', en: 'Lunar New Year (Tết)' };
const HUNG_KINGS: Words = { vi: 'Giỗ Tổ Hùng Vương', en: 'Hùng Kings’ Commemoration Day' };
const REUNIFICATION: Words = { vi: 'Ngày Chiến thắng 30/4', en: 'Victory Day (30 April)' };
const LABOUR: Words = { vi: 'Ngày Quốc tế lao động 01/5', en: 'International Labour Day (1 May)' };
const NATIONAL: Words = { vi: 'Quốc khánh', en: 'National Day' };
const CULTURE: Words = { vi: 'Ngày Văn hóa Việt Nam', en: 'Vietnam Culture Day' };

/** Day off in the notice of the year, as `MM-DD`. */
type Off = readonly [name: Words, ...dates: string[]];
/** A weekday taken off and the Saturday worked for it, as `MM-DD`, with the document that swapped them. */
type Swap = readonly [off: string, worked: string, notice: string];

function year(of: number, notice: string, off: readonly Off[], swaps: readonly Swap[] = []): DayException[] {
  const holidays = off.flatMap(([name, ...dates]) =>
    dates.map((date): DayException => ({ date: `${of}-${date}`, kind: 'OFF', name, notice })),
  );
  const swapped = swaps.flatMap(([free, worked, decidedBy]): DayException[] => [
    { date: `${of}-${free}`, kind: 'OFF', name: swapName(worked), notice: decidedBy },
    { date: `${of}-${worked}`, kind: 'WORK', name: madeUpName(free), inPlaceOf: `${of}-${free}`, notice: decidedBy },
  ]);
  return [...holidays, ...swapped].sort((a, b) => (a.date < b.date ? -1 : 1));
}

function swapName(worked: string): Words {
  return { vi: `nghỉ hoán đổi, làm bù ngày ${dayMonth(worked)}`, en: `swapped day off, worked on ${dayMonth(worked)}` };
}

function madeUpName(free: string): Words {
  return { vi: `làm bù cho ngày nghỉ ${dayMonth(free)}`, en: `working day in place of ${dayMonth(free)}` };
}

/** `22/8` of `08-22`. */
function dayMonth(monthDay: string): string {
  const [month, day] = monthDay.split('-').map(Number);
  return `${day}/${month}`;
}

export const NATIONAL_DAYS: readonly DayException[] = [
  ...year(2021, 'Thông báo 4875/TB-LĐTBXH', [
    [NEW_YEAR, '01-01'],
    [TET, '02-10', '02-11', '02-12', '02-13', '02-14', '02-15', '02-16'],
    [HUNG_KINGS, '04-21'],
    [REUNIFICATION, '04-30'],
    [LABOUR, '05-01', '05-03'],
    [NATIONAL, '09-02', '09-03'],
  ]),
  ...year(2022, 'Thông báo 119/TB-LĐTBXH', [
    [NEW_YEAR, '01-01', '01-03'],
    [TET, '01-31', '02-01', '02-02', '02-03', '02-04'],
    [HUNG_KINGS, '04-10', '04-11'],
    [REUNIFICATION, '04-30', '05-02'],
    [LABOUR, '05-01', '05-03'],
    [NATIONAL, '09-01', '09-02'],
  ]),
  ...year(2023, 'Thông báo 5034/TB-LĐTBXH', [
    [NEW_YEAR, '01-01', '01-02'],
    [TET, '01-20', '01-21', '01-22', '01-23', '01-24', '01-25', '01-26'],
    [HUNG_KINGS, '04-29', '05-02'],
    [REUNIFICATION, '04-30', '05-03'],
    [LABOUR, '05-01'],
    [NATIONAL, '09-01', '09-02', '09-04'],
  ]),
  ...year(
    2024,
    'Thông báo 5015/TB-LĐTBXH',
    [
      [NEW_YEAR, '01-01'],
      [TET, '02-08', '02-09', '02-10', '02-11', '02-12', '02-13', '02-14'],
      [HUNG_KINGS, '04-18'],
      [REUNIFICATION, '04-30'],
      [LABOUR, '05-01'],
      [NATIONAL, '09-02', '09-03'],
    ],
    [['04-29', '05-04', 'Công văn 2450/VPCP-KGVX; Thông báo 1570/TB-LĐTBXH']],
  ),
  ...year(
    2025,
    'Thông báo 6150/TB-BLĐTBXH',
    [
      [NEW_YEAR, '01-01'],
      [TET, '01-27', '01-28', '01-29', '01-30', '01-31'],
      [HUNG_KINGS, '04-07'],
      [REUNIFICATION, '04-30'],
      [LABOUR, '05-01'],
      [NATIONAL, '09-01', '09-02'],
    ],
    [['05-02', '04-26', 'Thông báo 6150/TB-BLĐTBXH']],
  ),
  ...year(
    2026,
    'Thông báo 9441/TB-BNV',
    [
      [NEW_YEAR, '01-01'],
      [TET, '02-16', '02-17', '02-18', '02-19', '02-20'],
      [HUNG_KINGS, '04-26', '04-27'],
      [REUNIFICATION, '04-30'],
      [LABOUR, '05-01'],
      [NATIONAL, '09-01', '09-02'],
    ],
    [
      ['01-02', '01-10', 'Công văn 12729/VPCP-KGVX'],
      ['08-31', '08-22', 'Thông báo 9441/TB-BNV'],
    ],
  ),
  ...year(2026, 'Nghị quyết 28/2026/QH16', [[CULTURE, '11-24']]),
  // 2027 is not published: only the days that stand in the law or follow from the moon; Tết's other days, the day
  // next to 02/9 and the swaps are still open, hence the warning on every due date after 2026.
  ...year(2027, 'Điều 111, 112 Bộ luật Lao động 2019', [
    [NEW_YEAR, '01-01'],
    [TET, '02-06'],
    [HUNG_KINGS, '04-16'],
    [REUNIFICATION, '04-30'],
    [LABOUR, '05-01', '05-03'],
    [NATIONAL, '09-02'],
  ]),
  ...year(2027, 'Nghị quyết 28/2026/QH16', [[CULTURE, '11-24']]),
];
