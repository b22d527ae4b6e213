import { CommanderError } from 'commander';
import { inLanguage, type Language } from '../../domain/language.ts';
import { errorWords } from '../../i18n/words.ts';
import { EXIT, type ExitCode, StartError } from '../config/startError.ts';
import { ProblemError } from '../errors.ts';
import { explainWrongUse } from './program.ts';

/** Connection failures of the driver and PostgreSQL's "cannot connect now" classes. */
const NO_DATABASE = /^(ECONNREFUSED|ECONNRESET|ENOTFOUND|ETIMEDOUT|EHOSTUNREACH|08...|57P0.|28...|3D000)$/;

/** Tells the person in one line why the command failed and gives the exit code for scripts. */
export function reportFailure(error: unknown, language: Language): ExitCode {
  const { line, exitCode } = explain(error, language);
  if (line) process.stderr.write(`${line}\n`);
  return exitCode;
}

function explain(error: unknown, language: Language): { line?: string; exitCode: ExitCode } {
  if (error instanceof CommanderError) {
    const line = explainWrongUse(error, language);
    return { line, exitCode: error.exitCode === 0 ? EXIT.ok : EXIT.usage };
  }
  if (error instanceof StartError) return { line: inLanguage(error.words, language), exitCode: error.exitCode };
  if (error instanceof ProblemError) {
    const { title, detail } = errorWords(language, error.kind.code, error.values);
    const fields = error.fields.map((field) => field.field).join(', ');
    return { line: `${title}${fields ? ` (${fields})` : ''}. ${detail}`, exitCode: exitCodeOf(error.kind.status) };
  }
  return unexpected(error, language);
}

function exitCodeOf(status: number): ExitCode {
  if (status === 404) return EXIT.notFound;
  return status === 400 || status === 422 ? EXIT.usage : EXIT.failure;
}

function unexpected(error: unknown, language: Language): { line: string; exitCode: ExitCode } {
  const { code, message, stack } = error as { code?: string; message?: string; stack?: string };
  const exitCode = NO_DATABASE.test(code ?? '') ? EXIT.noDatabase : EXIT.failure;
  const said = inLanguage({ vi: 'Không thực hiện được', en: 'It did not work' }, language);
  const trace = process.env.MOTCUA_LOG_LEVEL === 'debug' || process.env.MOTCUA_LOG_LEVEL === 'trace';
  return { line: `${said}: ${(trace && stack) || message || code || String(error)}`, exitCode };
}
