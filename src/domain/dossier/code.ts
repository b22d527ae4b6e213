import { vietnamDate } from '../calendar/instant.ts';

/**
 * Dossier codes (law §13.3). LOCAL – provincial practice, agency code from left to right: `H15.50.05.13-261008-0975`;
 * TT01 – Điều 19 TT 01/2018/TT-VPCP, groups reversed and padded: `000.00.12.H61-240315-0001`;
 * TT04 – TT 04/2025/TT-VPCP for centralised systems: owner's two digits before the number: `H15.001.02-261008-090123`.
 */
export const CODE_FORMATS = ['LOCAL', 'TT01', 'TT04'] as const;
export type CodeFormat = (typeof CODE_FORMATS)[number];

/** Day of the receipt in Vietnam as YYMMDD. */
function compactDay(at: Date): string {
  return vietnamDate(at.getTime()).slice(2).replaceAll('-', '');
}

/** `H61.12` → `000.00.12.H61` (QCVN 102:2016): up to four levels, reversed, empty ones are zeros. */
export function reversedAgencyCode(agencyCode: string): string {
  const [province = '', second = '00', third = '00', fourth = '000'] = agencyCode.split('.');
  return `${fourth.padStart(3, '0')}.${third.padStart(2, '0')}.${second.padStart(2, '0')}.${province}`;
}

/**
 * The code of a dossier: receiving agency, local day of reception, number of the day. Past 9,999 a day the number grows
 * wider instead of starting again.
 */
export function formatDossierCode(
  format: CodeFormat,
  parts: { agencyCode: string; receivedAt: Date; number: number; ownerDigits?: string },
): string {
  const { agencyCode, receivedAt, number, ownerDigits = '00' } = parts;
  const day = compactDay(receivedAt);
  const digits = String(number).padStart(4, '0');
  if (format === 'TT01') return `${reversedAgencyCode(agencyCode)}-${day}-${digits}`;
  if (format === 'TT04') return `${agencyCode}-${day}-${ownerDigits}${digits}`;
  return `${agencyCode}-${day}-${digits}`;
}

/** Number of an online submission before it has a code; never mistaken for one. */
export function formatSubmissionNumber(submittedAt: Date, number: number): string {
  return `NOP-${compactDay(submittedAt)}-${String(number).padStart(5, '0')}`;
}

const CODE = /^[A-Z0-9.]{3,35}-(\d{6}|\d{8})-\d{4,8}$/;
const SUBMISSION = /^NOP-\d{6}-\d{5,8}$/;

/** Characters nobody sees that come along when a code is copied from a document. */
const INVISIBLE = /[\u00ad\u200b-\u200d\u2060\ufeff]/g;

/**
 * What a person typed, as a code: any case, any dash, spaces anywhere or instead of the dashes; undefined when it cannot
 * be one.
 */
export function parseDossierCode(typed: string): string | undefined {
  if (typed.length > 200) return undefined;
  const text = typed
    .toUpperCase()
    .replace(INVISIBLE, '')
    .replace(/[‐-―−﹘﹣－_]/g, '-')
    .trim();
  const candidates = [text.replace(/\s+/g, ''), text.replace(/[\s-]+/g, '-')];
  return candidates.find((code) => CODE.test(code) || SUBMISSION.test(code));
}
