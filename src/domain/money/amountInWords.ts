const DIGITS = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'];
const BILLION = 1_000_000_000;

/**
 * An amount of whole đồng as a receipt says it: `Hai mươi mốt nghìn không trăm linh năm đồng` (Đ.32 NĐ 123/2020). Throws `RangeError` unless it is an integer from 0 to 9,007,199,254,740,991.
 */
export function amountInWords(vnd: number): string {
  if (!Number.isSafeInteger(vnd) || vnd < 0) throw new RangeError(`not an amount of whole đồng: ${vnd}`);
  const text = `${vnd === 0 ? DIGITS[0] : numberInWords(vnd, false)} đồng`;
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** `follows`: something larger stands before, so missing hundreds are said (`không trăm linh năm`). */
function numberInWords(number: number, follows: boolean): string {
  const billions = Math.floor(number / BILLION);
  const rest = number % BILLION;
  const parts: string[] = [];
  if (billions > 0) parts.push(`${numberInWords(billions, follows)} tỷ`);
  const groups: [size: number, name: string][] = [
    [1_000_000, ' triệu'],
    [1_000, ' nghìn'],
    [1, ''],
  ];
  let left = rest;
  for (const [size, name] of groups) {
    const group = Math.floor(left / size);
    left %= size;
    if (group > 0) parts.push(`${groupInWords(group, follows || parts.length > 0)}${name}`);
  }
  return parts.join(' ');
}

/** 1 to 999. */
function groupInWords(group: number, follows: boolean): string {
  const hundreds = Math.floor(group / 100);
  const tens = Math.floor((group % 100) / 10);
  const units = group % 10;
  const words: string[] = [];
  if (hundreds > 0 || follows) words.push(`${DIGITS[hundreds]} trăm`);
  if (tens === 0 && units > 0 && words.length > 0) words.push('linh');
  if (tens === 1) words.push('mười');
  if (tens > 1) words.push(`${DIGITS[tens]} mươi`);
  if (units > 0) words.push(unitInWords(tens, units));
  return words.join(' ');
}

function unitInWords(tens: number, units: number): string {
  if (units === 1 && tens > 1) return 'mốt';
  if (units === 5 && tens > 0) return 'lăm';
  return DIGITS[units] ?? '';
}
