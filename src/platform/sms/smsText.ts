/** How a text message is coded (3GPP TS 23.038): GSM 7 bit, or UCS-2 as soon as one letter is not in that alphabet. */
export type SmsEncoding = 'GSM7' | 'UCS2';

export interface SmsSize {
  encoding: SmsEncoding;
  /** what the operator bills */
  segments: number;
}

// The basic alphabet of 3GPP TS 23.038 §6.2.1 and its extension table, whose letters take two places.
const BASIC =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';
const EXTENDED = '\f^{}\\[~]|€';
const places = new Map([
  ...[...BASIC].map((letter) => [letter, 1] as const),
  ...[...EXTENDED].map((letter) => [letter, 2] as const),
]);

/** Places in one message alone, and in each part of a longer one, where a header takes some. */
const ROOM = { GSM7: { alone: 160, part: 153 }, UCS2: { alone: 70, part: 67 } } as const;

/** In how many parts a text leaves. A letter of two places is never cut in half. The empty text is one part. */
export function smsSize(text: string): SmsSize {
  const letters = [...text];
  const encoding: SmsEncoding = letters.every((letter) => places.has(letter)) ? 'GSM7' : 'UCS2';
  // UCS-2 counts UTF-16 units: an emoji is two of them.
  const widths = letters.map((letter) => (encoding === 'GSM7' ? (places.get(letter) ?? 1) : letter.length));
  const { alone, part } = ROOM[encoding];
  if (widths.reduce((sum, width) => sum + width, 0) <= alone) return { encoding, segments: 1 };
  let segments = 1;
  let used = 0;
  for (const width of widths) {
    if (used + width > part) {
      segments += 1;
      used = 0;
    }
    used += width;
  }
  return { encoding, segments };
}

const MARKS = /\p{M}/gu;
const PLAIN: Record<string, string> = {
  '“': '"',
  '”': '"',
  '‘': "'",
  '’': "'",
  '–': '-',
  '—': '-',
  '…': '...',
  ' ': ' ',
};

/** The text in letters that every telephone shows and that cost least: `Hồ sơ “Đất đai”` → `Ho so "Dat dai"`. Case is kept. */
export function withoutDiacritics(text: string): string {
  return text
    .normalize('NFD')
    .replace(MARKS, '')
    .replaceAll('đ', 'd')
    .replaceAll('Đ', 'D')
    .replace(/[“”‘’–—… ]/g, (sign) => PLAIN[sign] ?? sign);
}
