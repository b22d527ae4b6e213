import { describe, expect, it } from 'vitest';
import { nationalCalendar } from '../../domain/calendar/nationalCalendar.ts';
import { answerBatch } from './answerBatch.ts';

const question = (from: string, limit: string) => JSON.stringify({ from, limit });

async function ask(...chunks: string[]) {
  const written: string[] = [];
  async function* input() {
    yield* chunks;
  }
  const write = async (text: string) => {
    written.push(text);
  };
  const outcome = await answerBatch(nationalCalendar(), input(), write, 'vi');
  const answers = written
    .join('')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { due?: string | null; error?: string; line?: number; trace?: unknown[] });
  return { outcome, answers, written };
}

describe('a file of questions', () => {
  it('gets one answer a line in the same order, each with its trace', async () => {
    const { answers, outcome } = await ask(
      `${question('2026-03-02T09:00', '3 working-days')}\n${question('2026-01-31', '1 month')}\n`,
    );
    expect(answers.map(({ due }) => due)).toEqual(['2026-03-05T17:30:00+07:00', '2026-03-02T17:30:00+07:00']);
    expect(answers.every(({ trace }) => (trace?.length ?? 0) > 2)).toBe(true);
    expect(outcome).toEqual({ lines: 2, failed: 0 });
  });

  it('answers every bad line with its number and reason, and the others all the same', async () => {
    const bad = [
      'nope',
      '{"from":"2026-03-02"}',
      '[]',
      'null',
      '',
      question('2026-02-30', '1 day'),
      question('2026-03-02', '0 days'),
    ];
    const { answers, outcome } = await ask(`${bad.join('\n')}\n${question('2026-03-02', '1 day')}`);
    expect(answers.slice(0, -1).map(({ line }) => line)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(answers.slice(0, -1).every(({ error }) => (error?.length ?? 0) > 10)).toBe(true);
    expect(answers.at(-1)?.due).toBe('2026-03-03T17:30:00+07:00');
    expect(outcome).toEqual({ lines: 8, failed: 7 });
  });

  it('may be cut anywhere, also inside a line, and may end with \\r\\n or begin with a byte-order mark', async () => {
    const text = `\uFEFF${question('2026-03-02T09:00', 'same-day')}\r\n${question('2026-03-02T16:00', 'same-day')}\r\n`;
    const { answers } = await ask(...text);
    expect(answers.map(({ due }) => due?.slice(0, 10))).toEqual(['2026-03-02', '2026-03-03']);
  });

  it('is answered while it is still being read', async () => {
    const { written } = await ask(`${question('2026-03-02', '1 day')}\n`, `${question('2026-03-03', '1 day')}\n`);
    expect(written.length).toBe(2);
  });

  it('an endless line is refused without being kept, and the next line is answered', async () => {
    const { answers } = await ask(...Array(30).fill('x'.repeat(10_000)), `x\n${question('2026-03-02', '1 day')}\n`);
    expect(answers.map(({ error, line, due }) => [error, line, due?.slice(0, 10)])).toEqual([
      ['Dòng này quá dài.', 1, undefined],
      [undefined, undefined, '2026-03-03'],
    ]);
  });
});
