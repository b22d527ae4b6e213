import { inLanguage, type Words } from '../../domain/language.ts';

/** What the command line speaks; the portal speaks more. */
const SPOKEN = ['vi', 'en'] as const;
type TerminalLanguage = (typeof SPOKEN)[number];

/**
 * Language of the person at the terminal: `--lang`, then MOTCUA_LANGUAGE, then LANG when it names one of ours, else Vietnamese.
 * Read from the raw arguments, because help and error messages need it before any command has been parsed.
 */
export function terminalLanguage(argv: string[] = process.argv, env = process.env): TerminalLanguage {
  const flag = argv.findIndex((argument) => argument === '--lang' || argument.startsWith('--lang='));
  const wanted = flag < 0 ? undefined : (argv[flag]!.split('=')[1] ?? argv[flag + 1]);
  const candidates = [wanted, env.MOTCUA_LANGUAGE, env.LANG?.slice(0, 2)];
  return SPOKEN.find((language) => language === candidates.find((name) => isLanguage(name))) ?? 'vi';
}

function isLanguage(name: string | undefined): boolean {
  return SPOKEN.some((language) => language === name);
}

/** A text in the language of the terminal. */
export function atTerminal(words: Words): string {
  return inLanguage(words, terminalLanguage());
}
