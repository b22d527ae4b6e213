import { foldVietnamese } from '../text/normalise.ts';

/** Whose password it is: applicants' accounts, or the accounts with which the province works. */
export type PasswordHolder = 'APPLICANT' | 'OFFICER';

/** Why a password is refused. */
export type PasswordProblem = 'TOO_SHORT' | 'TOO_LONG' | 'TOO_SIMPLE' | 'TOO_COMMON' | 'CONTAINS_LOGIN';

/**
 * 5.6 TCVN 14423:2026 asks working accounts without a second factor for 14 characters of four classes. Applicants'
 * accounts are none of its four types: length and a look at common passwords serve them better than classes
 * (NIST SP 800-63B 5.1.1.2: at least 8).
 */
export const LEAST_CHARACTERS: Record<PasswordHolder, number> = { APPLICANT: 8, OFFICER: 14 };
export const MOST_CHARACTERS = 200;

const CLASSES = [/\p{Ll}/u, /\p{Lu}/u, /\p{Nd}/u, /[^\p{L}\p{Nd}]/u];

/** Beginnings that most guessed passwords share; digits and signs after them do not make them better. */
const COMMON_STEMS = new Set(
  `password passw0rd p@ssword p@ssw0rd matkhau matkhaumoi matkhaucuatoi khongcomatkhau khongbiet
  iloveyou iloveu anhyeuem emyeuanh yeuem yeuanh anhyeuemnhieu emyeuanhnhieu mainhoem nhoanh nhoem
  welcome letmein sunshine princess football baseball superman batman monkey dragon master shadow
  qwerty qwertyuiop qwertyui asdfgh asdfghjk asdfghjkl zxcvbn zxcvbnm qazwsx qazwsxedc qweasd qweasdzxc
  admin administrator quantri quantrivien user guest test testtest demo root changeme secret
  vietnam vietnamvodich hanoi saigon danang haiphong cantho hochiminh motcua dichvucong congdan
  giadinh hanhphuc tinhyeu conyeu bome mebo bomeyeucon boyeucon meyeucon gaubeo meocon thienthan`.split(/\s+/),
);

const SEQUENCES = ['01234567890123456789', 'abcdefghijklmnopqrstuvwxyz', 'qwertyuiopasdfghjklzxcvbnm'];

/** What is wrong with a new password, or undefined. `login`: phone in E.164, e-mail, or user name. */
export function passwordProblem(
  password: string,
  { login, holder }: { login: string; holder: PasswordHolder },
): PasswordProblem | undefined {
  const text = password.normalize('NFKC');
  const length = [...text].length;
  if (length < LEAST_CHARACTERS[holder]) return 'TOO_SHORT';
  if (length > MOST_CHARACTERS) return 'TOO_LONG';
  if (containsLogin(text, login)) return 'CONTAINS_LOGIN';
  if (isCommon(text)) return 'TOO_COMMON';
  if (holder === 'OFFICER' && !CLASSES.every((kind) => kind.test(text))) return 'TOO_SIMPLE';
  return undefined;
}

/** The telling part of a login: the number without +84, the e-mail before @, the user name. */
function containsLogin(text: string, login: string): boolean {
  const part = foldVietnamese(login.replace(/^\+84/, '').replace(/@.*$/, ''));
  return part.length >= 4 && foldVietnamese(text).includes(part);
}

function isCommon(text: string): boolean {
  const plain = foldVietnamese(text).replace(/\s/g, '');
  const stem = plain.replace(/^[\d\W_]+|[\d\W_]+$/g, '');
  return COMMON_STEMS.has(plain) || COMMON_STEMS.has(stem) || isRepetition(plain) || isSequence(plain);
}

/** One character, or one short piece, over and over: 11111111, abcabcabc. */
function isRepetition(text: string): boolean {
  return /^(.{1,4})\1+.{0,3}$/su.test(text);
}

/** A run along the keyboard or alphabet, forwards or backwards: 12345678, hgfedcba. */
function isSequence(text: string): boolean {
  const backwards = [...text].reverse().join('');
  return SEQUENCES.some((run) => run.includes(text) || run.includes(backwards));
}
