import type { Language } from '../../domain/language.ts';
import { errorWords, words } from '../../i18n/words.ts';
import { ProblemError } from '../../platform/errors.ts';
import type { FieldProblem } from '../../ui/ErrorSummary.tsx';
import { accountLocked, codeWrong, tooManyCodes, wrongPassword } from './errors.ts';

/** What to say at the top of the form and beside its fields, with the status of the page. */
export interface FormFailure {
  problems: FieldProblem[];
  status: number;
}

/**
 * Turns the refusal of a use case into words for its form; anything that is not about what was typed is thrown on.
 * `field`: where a refusal without field of its own belongs.
 */
export function explainFailure(error: unknown, language: Language, field: string): FormFailure {
  if (!(error instanceof ProblemError) || error.kind.status >= 500) throw error;
  if (error.fields.length > 0) {
    const general = errorWords(language, error.kind.code).title;
    return {
      status: 422,
      problems: error.fields.map((problem) => ({ field: problem.field, message: problem.message ?? general })),
    };
  }
  const { accounts } = words(language);
  const minutes = Number(error.values.minutes ?? 0);
  const messages = new Map([
    [wrongPassword.kind, accounts.signIn.wrong],
    [accountLocked.kind, accounts.signIn.locked(minutes)],
    [codeWrong.kind, accounts.code.wrong],
    [tooManyCodes.kind, accounts.code.tooMany(minutes)],
  ]);
  const message = messages.get(error.kind) ?? representationRefusal(error.kind.code, language);
  if (message === undefined) throw error;
  return { status: error.kind.status === 429 ? 429 : 422, problems: [{ field, message }] };
}

/** A refusal that belongs to no field says what is the matter, then what to do. */
function representationRefusal(code: string, language: Language): string | undefined {
  if (!code.startsWith('representation.')) return undefined;
  const { title, detail } = errorWords(language, code);
  return `${title}. ${detail}`;
}

/** The message of one field, for the field itself. */
export function messageOf(failure: FormFailure | undefined, field: string): string | undefined {
  return failure?.problems.find((problem) => problem.field === field)?.message;
}
