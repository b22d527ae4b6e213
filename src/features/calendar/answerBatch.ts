import type { WorkingCalendar } from '../../domain/calendar/calendar.ts';
import { CalendarError } from '../../domain/calendar/errors.ts';
import { inLanguage, type Language, type Words } from '../../domain/language.ts';
import { answerDue } from './answerDue.ts';

/** A question is some 60 characters; nothing honest is longer than this. */
const LONGEST_LINE = 100_000;

const SAYS: Record<'notJson' | 'fields' | 'tooLong', Words> = {
  notJson: { vi: 'Dòng này không phải là JSON.', en: 'This line is not JSON.' },
  fields: {
    vi: 'Mỗi dòng phải là một đối tượng có “from” và “limit” là chuỗi ký tự.',
    en: 'Each line must be an object with “from” and “limit” as strings.',
  },
  tooLong: { vi: 'Dòng này quá dài.', en: 'This line is too long.' },
};

export interface BatchOutcome {
  lines: number;
  failed: number;
}

/**
 * Answers questions `{"from": …, "limit": …}`, one a line, each with one line of JSON in the same order: the answer
 * of `answerDue`, or `{"error": …, "line": n}` for a line that cannot be answered. Streams: `write` gets the answers
 * of a chunk as soon as the chunk is read, and is awaited.
 */
export async function answerBatch(
  calendar: WorkingCalendar,
  input: AsyncIterable<string>,
  write: (text: string) => Promise<void>,
  language: Language,
): Promise<BatchOutcome> {
  const outcome: BatchOutcome = { lines: 0, failed: 0 };
  let rest = '';
  let skipping = false;

  function answer(line: string): string {
    outcome.lines++;
    const answered = answerLine(calendar, line, language);
    if ('error' in answered) {
      outcome.failed++;
      return `${JSON.stringify({ error: answered.error, line: outcome.lines })}\n`;
    }
    return `${JSON.stringify(answered)}\n`;
  }

  for await (const chunk of input) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    let answers = '';
    for (const line of lines) {
      // The end of a line whose beginning was already answered as too long.
      if (skipping) skipping = false;
      else answers += answer(line);
    }
    if (skipping) rest = '';
    else if (rest.length > LONGEST_LINE) {
      answers += answer(rest);
      rest = '';
      skipping = true;
    }
    if (answers) await write(answers);
  }
  if (rest !== '' && !skipping) await write(answer(rest));
  return outcome;
}

function answerLine(calendar: WorkingCalendar, line: string, language: Language) {
  if (line.length > LONGEST_LINE) return { error: inLanguage(SAYS.tooLong, language) };
  let question: unknown;
  try {
    // Some editors put a byte-order mark before the first line.
    question = JSON.parse(line.replace(/^\uFEFF/, ''));
  } catch {
    return { error: inLanguage(SAYS.notJson, language) };
  }
  const { from, limit } = (question ?? {}) as { from?: unknown; limit?: unknown };
  if (typeof from !== 'string' || typeof limit !== 'string') return { error: inLanguage(SAYS.fields, language) };
  try {
    return answerDue(calendar, from, limit);
  } catch (error) {
    if (error instanceof CalendarError) return { error: error.in(language) };
    throw error;
  }
}
