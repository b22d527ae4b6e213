import type { FormAnswers } from '../../domain/form/form.ts';

/** A field that was changed here and, since this page was shown, in another window too. */
export interface TypedConflict {
  field: string;
  /** what the other window saved; it stays until somebody decides */
  other: string;
}

export interface TypedPage {
  /** what was sent */
  typed: FormAnswers;
  /** fields that were on the page: those among them that were not sent (unticked boxes) are emptied */
  asked?: readonly string[];
  /** what the page showed when it was opened; without it whatever was sent counts */
  shown?: FormAnswers;
}

/**
 * What a draft's page holds after somebody sent it: of the fields that are known, those changed on this page are taken,
 * the others stay as they are now – another window may have changed them meanwhile. Where both changed one, nothing is
 * overwritten. Pure.
 */
export function mergeTyped(
  now: FormAnswers,
  known: readonly string[],
  { typed, asked = [], shown }: TypedPage,
): { answers: FormAnswers; conflicts: TypedConflict[] } {
  const answers = { ...now };
  const conflicts: TypedConflict[] = [];
  for (const field of known) {
    const sent = Object.hasOwn(typed, field) ? (typed[field] ?? '') : asked.includes(field) ? '' : undefined;
    if (sent === undefined) continue;
    const text = sent.toWellFormed();
    const was = shown && (shown[field] ?? '');
    const other = answers[field] ?? '';
    if (was !== undefined && same(text, was)) continue;
    if (was === undefined || same(other, was) || same(other, text)) answers[field] = text;
    else conflicts.push({ field, other });
  }
  return { answers, conflicts };
}

/** Browsers send line ends of their own kind. */
function same(one: string, other: string): boolean {
  return one.replace(/\r\n?/g, '\n').trim() === other.replace(/\r\n?/g, '\n').trim();
}

/** What a page says that it showed; nothing when it says nothing that can be read. */
export function readShown(text: string | undefined): FormAnswers | undefined {
  if (!text) return undefined;
  try {
    const read: unknown = JSON.parse(text);
    if (typeof read !== 'object' || read === null || Array.isArray(read)) return undefined;
    return Object.fromEntries(
      Object.entries(read).flatMap(([field, value]): [string, string][] =>
        typeof value === 'string' ? [[field, value]] : [],
      ),
    );
  } catch {
    return undefined;
  }
}
