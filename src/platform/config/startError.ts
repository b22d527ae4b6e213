import type { Words } from '../../domain/language.ts';

/** Exit codes of every command; scripts may rely on them. Documented in docs/settings.md. */
export const EXIT = { ok: 0, failure: 1, usage: 2, notFound: 3, noDatabase: 4 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/**
 * A reason why the program cannot start or go on, told to the person at the terminal in one line:
 * what is wrong and what to do. The message holds both languages.
 */
export class StartError extends Error {
  readonly words: Words;
  readonly exitCode: ExitCode;

  constructor(words: Words, options: { exitCode?: ExitCode; cause?: unknown } = {}) {
    super(words.en ? `${words.vi} / ${words.en}` : words.vi, { cause: options.cause });
    this.name = 'StartError';
    this.words = words;
    this.exitCode = options.exitCode ?? EXIT.failure;
  }
}
