import type { TimeLimit } from '../../domain/calendar/limit.ts';
import { cleanText } from '../../domain/text/normalise.ts';
import type { LimitRecord } from './portalRecord.ts';

const HOURS_PER_WORKING_DAY = 8;
/** "the same day … after 15 hours … the next working day", in the words of civil-status decisions */
const SAME_DAY_RULE = /sau 15 (giờ|h)(?!\p{L})[^.]{0,200}(trong )?ngày làm việc tiếp theo/iu;
const SAME_DAY = /^[^.;\n]{0,60}(ngay )?trong ngày( làm việc)?( tiếp nhận| nhận)?( đủ)?( hồ sơ)?( hợp lệ)?([.;]|$)/iu;
const SAYS_A_LIMIT = /thời hạn|ngày làm việc|\bngay (sau|trong|khi)|trước ngày|chậm nhất/iu;
const NO_WORDS = /^[\d\s.,-]*$|^khác$|^theo mô tả$/i;
const NO_NUMBER = 'Quyết định công bố không ghi số ngày; xem trình tự thực hiện.';

/**
 * The limit of one way to submit. Numbers stay numbers; a fraction of a working day becomes working hours (8 a day);
 * more than 8 plain hours may be clock hours and stay words; `OTHER` is the same day only when the decision's words say so.
 * @param description words beside the limit  @param stepsText words of the procedure's steps
 */
export function toTimeLimit(record: LimitRecord | null | undefined, description: string, stepsText: string): TimeLimit {
  const value = record?.value ?? null;
  if (record?.unit === 'SAME_DAY_15H') return { unit: 'SAME_DAY' };
  if (!record || record.unit === 'OTHER' || value === null || value === 0)
    return withoutNumber(record, description, stepsText);
  switch (record.unit) {
    case 'WORKING_DAY':
      return Number.isInteger(value)
        ? { unit: 'WORKING_DAYS', value }
        : whole('WORKING_HOURS', value * HOURS_PER_WORKING_DAY, `${value} ngày làm việc`);
    case 'DAY':
      return whole('CALENDAR_DAYS', value, `${value} ngày`);
    case 'MONTH':
      return whole('MONTHS', value, `${value} tháng`);
    case 'YEAR':
      return whole('MONTHS', value * 12, `${value} năm`);
    default:
      return toHours(value, description);
  }
}

function whole(unit: 'WORKING_HOURS' | 'CALENDAR_DAYS' | 'MONTHS', value: number, words: string): TimeLimit {
  return Number.isInteger(value) ? { unit, value } : { unit: 'AS_DESCRIBED', words };
}

function toHours(value: number, description: string): TimeLimit {
  if (Number.isInteger(value) && (value <= HOURS_PER_WORKING_DAY || /giờ làm việc/i.test(description))) {
    return { unit: 'WORKING_HOURS', value };
  }
  return { unit: 'AS_DESCRIBED', words: [`${value} giờ`, description].filter(Boolean).join('. ') };
}

function withoutNumber(record: LimitRecord | null | undefined, description: string, stepsText: string): TimeLimit {
  const own = cleanText(record?.text ?? '');
  const words = [NO_WORDS.test(own) ? '' : own, SAYS_A_LIMIT.test(description) ? description : '']
    .filter(Boolean)
    .join('. ');
  if (SAME_DAY_RULE.test(words) || SAME_DAY.test(own) || SAME_DAY.test(description)) return { unit: 'SAME_DAY' };
  if ((record?.value ?? 0) <= 1 && SAME_DAY_RULE.test(stepsText) && !words) return { unit: 'SAME_DAY' };
  // A sentence of the steps that names some days may speak of a single step: promising it as the limit would be wrong.
  return { unit: 'AS_DESCRIBED', words: words || NO_NUMBER };
}
