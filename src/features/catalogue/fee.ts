import { cleanText, comparableText } from '../../domain/text/normalise.ts';
import type { FeeRecord } from './portalRecord.ts';

/** Whether the words of a fee say nothing but that none is charged. */
export function saysNone(description: string): boolean {
  return CLEARLY_NONE.test(comparableText(description));
}

/** The whole description says that nothing is charged. `Không quy định` (nothing regulated) does not. */
const CLEARLY_NONE =
  /^(0( đồng)?|không( có| mất)?( thu)?( (phí|lệ phí|phí, lệ phí))?|miễn( phí| lệ phí| phí, lệ phí)?)( đồng)?[.;]?$/i;

/**
 * The amount of a fee line in đồng, or null where the words decide. A 0 with words is free only when the words say so:
 * most often they mean "as the provincial council decides". An amount whose currency was guessed is not trusted beside words.
 */
export function toVnd(record: FeeRecord): { vnd: number | null; description: string } {
  const words = cleanText(record.description ?? '');
  const amount = record.amount ?? null;
  if (record.currency && record.currency !== 'VND') {
    return {
      vnd: null,
      description: [amount === null ? '' : `${amount} ${record.currency}`, words].filter(Boolean).join(' – '),
    };
  }
  if (amount !== null && !Number.isInteger(amount)) return { vnd: null, description: words || String(amount) };
  const none = saysNone(words);
  if (amount === null || amount === 0) return { vnd: none || (amount === 0 && !words) ? 0 : null, description: words };
  return { vnd: record.currencyInferred && words ? null : amount, description: words };
}
