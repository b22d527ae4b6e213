import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { destination, type Logger, pino, stdSerializers } from 'pino';
import type { Config } from './config/config.ts';

export type Log = Logger;

/** Names of fields that never reach the log, wherever they stand one or two levels deep. */
const SECRET_FIELDS = ['password', 'secret', 'token', 'code', 'authorization', 'cookie', 'databaseUrl', 'smtpUrl'];

/** What cannot be written waits in memory, at most this much of it. */
const MOST_WAITING_BYTES = 4 * 1024 * 1024;

/**
 * One JSON object a line, to `logFile` or standard error. Nothing personal may be written: requests appear by route
 * pattern and id, failures of the database without the values that caused them.
 */
export function createLog(config: Pick<Config, 'logLevel' | 'logFile'>): Log {
  if (config.logFile) mkdirSync(path.dirname(path.resolve(config.logFile)), { recursive: true });
  // Written in the background every half second or 12 kB, and what is left over when the process ends.
  const stream = destination({
    dest: config.logFile ?? 2,
    sync: false,
    minLength: 12_288,
    maxLength: MOST_WAITING_BYTES,
    periodicFlush: 500,
  });
  // a full disk costs lines of the log, not the program
  stream.on('error', () => undefined);
  return createLogTo(stream, config.logLevel);
}

/** The same log into any stream; tests read what it wrote. */
export function createLogTo(stream: { write(line: string): void }, level: Config['logLevel']): Log {
  return pino(
    {
      level,
      base: { pid: process.pid },
      timestamp: isoTime,
      formatters: { level: (label) => ({ level: label }) },
      redact: {
        paths: SECRET_FIELDS.flatMap((name) => [`*.${name}`, `*.*.${name}`, ...topLevel(name)]),
        censor: '***',
      },
      serializers: { err: describeFailure, error: describeFailure },
    },
    stream,
  );
}

let writtenAt = 0;
let written = '';

/** As pino's own, but made once a millisecond: a busy server writes several lines in each. */
function isoTime(): string {
  const now = Date.now();
  if (now !== writtenAt) {
    writtenAt = now;
    written = `,"time":"${new Date(now).toISOString()}"`;
  }
  return written;
}

/** `code` at the top is an error code of ours; deeper it may be a dossier's or a one-time code. */
function topLevel(name: string): string[] {
  return name === 'code' ? [] : [name];
}

/** A failure without data: PostgreSQL's `detail`, `where` and quoted words (quotes inside them too) carry what people typed. */
function describeFailure(error: unknown): unknown {
  if (!(error instanceof Error)) return { type: typeof error };
  const { code, constraint, table, severity } = error as Error & Record<string, unknown>;
  const fromDatabase = typeof severity === 'string' && typeof code === 'string';
  const message = fromDatabase ? error.message.replace(/".*"/s, '"…"') : error.message;
  const { type } = stdSerializers.err(error);
  const stack = error.stack?.replace(error.message, () => message);
  return { type, message, state: code, table, constraint, stack, cause: error.cause && describeFailure(error.cause) };
}
