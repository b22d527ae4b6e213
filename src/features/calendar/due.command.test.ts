import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { motcua } from '../../../test/program.ts';

const due = (args: string[], input = '') => motcua(['due', ...args], {}, input);

describe('motcua due', () => {
  it('explains a date in Vietnamese, line by line', () => {
    const { status, stdout } = due(['--from', '2026-03-06T16:00', '--limit', '8 working-hours']);
    expect(status).toBe(0);
    expect(stdout.split('\n')[1]).toBe(
      ' 2. Tính thứ Sáu, 06/03/2026 từ 16:00 đến 17:30: 1 giờ 30 phút làm việc; còn 6 giờ 30 phút.',
    );
  });

  it('answers in JSON with the date at +07:00, the trace and the warnings', () => {
    const { stdout } = due(['--from', '2026-12-30T02:00:00Z', '--limit', '2 working-days', '--json']);
    const answer = JSON.parse(stdout);
    expect(answer.due).toBe('2027-01-04T17:30:00+07:00');
    expect(answer.trace.at(-1).kind).toBe('WARNING');
    expect(answer.warnings[0].code).toBe('CALENDAR_NOT_PUBLISHED');
  });

  it('takes the office hours of an agency', () => {
    const { stdout } = due(['--from', '2026-03-02', '--limit', '1 working-day', '--hours', '07:00-11:00', '--json']);
    expect(JSON.parse(stdout).due).toBe('2026-03-03T11:00:00+07:00');
  });

  it('answers a file and standard input line by line, with exit code 1 when a line was bad', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'motcua-due-'));
    const file = path.join(folder, 'questions.jsonl');
    writeFileSync(file, '{"from":"2026-03-02","limit":"1 day"}\nnope\n');
    const [fromFile, fromInput] = [
      due(['--batch', file]),
      due(['--batch', '-', '--lang', 'en'], '{"from":"2026-03-02","limit":"1 day"}'),
    ];
    rmSync(folder, { recursive: true });
    expect([fromFile.status, fromInput.status]).toEqual([1, 0]);
    expect(JSON.parse(fromFile.stdout.split('\n')[1] ?? '')).toEqual({
      error: 'Dòng này không phải là JSON.',
      line: 2,
    });
    expect(JSON.parse(fromInput.stdout).due).toBe('2026-03-03T17:30:00+07:00');
  });

  it.each([
    [['--limit', '5 days'], /Cần --from và --limit/],
    [['--from', '2026-03-02', '--limit', '5 weeks'], /Không hiểu thời hạn “5 weeks”/],
    [['--from', 'hôm nay', '--limit', '5 days', '--lang', 'en'], /Cannot read the time “hôm nay”/],
    [['--from', '2026-03-02', '--limit', '5 days', '--hours', '12:00-08:00'], /kết thúc trước khi bắt đầu/],
    [['--batch', '/no/such/file'], /Không đọc được tệp/],
    [['--batch', '-', '--from', '2026-03-02'], /không dùng --from/],
  ])('wrong use %j ends with code 2 and says why', (args, message) => {
    const { status, stderr, stdout } = due(args);
    expect(stderr).toMatch(message);
    expect([status, stdout]).toEqual([2, '']);
  });
});
