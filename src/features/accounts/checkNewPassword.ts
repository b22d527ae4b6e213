import {
  LEAST_CHARACTERS,
  MOST_CHARACTERS,
  type PasswordHolder,
  type PasswordProblem,
  passwordProblem,
} from '../../domain/identity/passwordRule.ts';
import type { Language } from '../../domain/language.ts';
import { words } from '../../i18n/words.ts';
import type { FieldProblem } from '../../platform/errors.ts';

interface NewPassword {
  password: string;
  /** where it has to be typed twice */
  repeat?: string;
  /** name of its field */
  field: string;
  login: string;
  holder: PasswordHolder;
}

/** What is wrong with a new password, in words and beside its field. */
export function checkNewPassword(language: Language, input: NewPassword): FieldProblem[] {
  const problem = passwordProblem(input.password, input);
  if (problem) return [{ field: input.field, code: problem, message: explain(language, problem, input.holder) }];
  if (input.repeat !== undefined && input.repeat !== input.password) {
    return [{ field: 'repeat', code: 'MISMATCH', message: words(language).accounts.password.mismatch }];
  }
  return [];
}

function explain(language: Language, problem: PasswordProblem, holder: PasswordHolder): string {
  const text = words(language).accounts.password;
  const messages: Record<PasswordProblem, string> = {
    TOO_SHORT: text.tooShort(LEAST_CHARACTERS[holder]),
    TOO_LONG: text.tooLong(MOST_CHARACTERS),
    TOO_SIMPLE: text.tooSimple,
    TOO_COMMON: text.tooCommon,
    CONTAINS_LOGIN: text.containsLogin,
  };
  return messages[problem];
}
