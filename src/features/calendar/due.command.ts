import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { Command } from 'commander';
import { CalendarError } from '../../domain/calendar/errors.ts';
import { DEFAULT_HOURS, nationalCalendar } from '../../domain/calendar/nationalCalendar.ts';
import { inLanguage } from '../../domain/language.ts';
import { atTerminal, terminalLanguage } from '../../platform/commandLine/language.ts';
import { EXIT, StartError } from '../../platform/config/startError.ts';
import { answerBatch } from './answerBatch.ts';
import { answerDue, type DueAnswer } from './answerDue.ts';

interface DueOptions {
  from?: string;
  limit?: string;
  hours: string;
  batch?: string;
  json?: boolean;
}

/** `motcua due`: a due date and every day that made it. Needs no database. */
export function registerDue(program: Command): void {
  program
    .command('due')
    .description(
      atTerminal({ vi: 'Tính ngày hẹn trả và giải thích từng bước', en: 'Work out a due date and explain each step' }),
    )
    .option(
      '--from <time>',
      atTerminal({
        vi: 'lúc tiếp nhận, ví dụ 2026-03-02T09:00 (giờ Việt Nam nếu không ghi múi giờ) hoặc 2026-03-02',
        en: 'reception, e.g. 2026-03-02T09:00 (Vietnamese time unless an offset is given) or 2026-03-02',
      }),
    )
    .option('--limit <limit>', '"5 working-days" | "8 working-hours" | "15 days" | "2 months" | "same-day"')
    .option(
      '--hours <sessions>',
      atTerminal({ vi: 'giờ làm việc từ thứ Hai đến thứ Sáu', en: 'office hours, Monday to Friday' }),
      DEFAULT_HOURS,
    )
    .option(
      '--batch <file>',
      atTerminal({
        vi: 'mỗi dòng một câu hỏi {"from": …, "limit": …}, mỗi dòng một câu trả lời JSON; “-” là đầu vào chuẩn',
        en: 'a question {"from": …, "limit": …} a line, an answer in JSON a line; “-” is standard input',
      }),
    )
    .option('--json', atTerminal({ vi: 'in kết quả dạng JSON', en: 'print the result as JSON' }))
    .action(async (options: DueOptions) => {
      try {
        await runDue(options);
      } catch (error) {
        if (error instanceof CalendarError) throw wrongUse(error.words);
        throw error;
      }
    });
}

async function runDue({ from, limit, hours, batch, json }: DueOptions): Promise<void> {
  const calendar = nationalCalendar(hours);
  if (batch !== undefined) {
    if (from !== undefined || limit !== undefined) {
      throw wrongUse({
        vi: 'Với --batch, lúc tiếp nhận và thời hạn nằm trong từng dòng: không dùng --from, --limit.',
        en: 'With --batch each line holds reception and limit: leave out --from and --limit.',
      });
    }
    const { failed } = await answerBatch(calendar, await openLines(batch), write, terminalLanguage());
    if (failed > 0) process.exitCode = EXIT.failure;
    return;
  }
  if (from === undefined || limit === undefined) {
    throw wrongUse({
      vi: 'Cần --from và --limit, ví dụ: due --from 2026-03-02T09:00 --limit "5 working-days"; hoặc --batch.',
      en: 'Needs --from and --limit, e.g. due --from 2026-03-02T09:00 --limit "5 working-days"; or --batch.',
    });
  }
  const answer = answerDue(calendar, from, limit);
  console.log(json ? JSON.stringify(answer) : describe(answer));
}

/** The trace as numbered sentences; the last of them is the date. */
function describe({ trace }: DueAnswer): string {
  const language = terminalLanguage();
  return trace.map(({ words }, index) => `${String(index + 1).padStart(2)}. ${inLanguage(words, language)}`).join('\n');
}

async function openLines(file: string): Promise<AsyncIterable<string>> {
  if (file === '-') return process.stdin.setEncoding('utf8');
  const readable = await stat(file).then(
    (found) => !found.isDirectory(),
    () => false,
  );
  if (!readable) throw wrongUse({ vi: `Không đọc được tệp ${file}.`, en: `Cannot read the file ${file}.` });
  return createReadStream(file, 'utf8');
}

/** Waits while the reader of our output is slower than we are. */
async function write(text: string): Promise<void> {
  if (!process.stdout.write(text)) await once(process.stdout, 'drain');
}

function wrongUse(words: { vi: string; en: string }): StartError {
  return new StartError(words, { exitCode: EXIT.usage });
}
