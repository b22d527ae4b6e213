import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { makeMemoryFolder } from '../../test/memoryFolder.ts';
import { motcua as run } from '../../test/program.ts';
import { commands } from './tree.ts';

const home = makeMemoryFolder('motcua-cli-');
afterAll(() => rmSync(home, { recursive: true, force: true }));

const motcua = (args: string[], env: Record<string, string> = {}) => run(args, { MOTCUA_HOME: home, ...env });

describe('the command line', () => {
  it('lists every command in Vietnamese, and in English when asked', () => {
    const vi = motcua(['--help']);
    const en = motcua(['--lang', 'en', '--help']);
    expect([vi.status, en.status]).toEqual([0, 0]);
    for (const { name, words } of commands) {
      expect(vi.stdout).toContain(name);
      expect(vi.stdout.replace(/\s+/g, ' ')).toContain(words.vi);
      expect(en.stdout.replace(/\s+/g, ' ')).toContain(words.en);
    }
    expect(vi.stdout).toContain('Cách dùng: motcua [tùy chọn] [lệnh]');
    expect(vi.stdout).not.toContain('[options]');
    expect(en.stdout).toContain('Exit codes');
  });

  it.each([
    [{ MOTCUA_LANGUAGE: 'en' }, 'Usage:'],
    [{ LANG: 'en_US.UTF-8' }, 'Usage:'],
    [{ LANG: 'C.UTF-8' }, 'Cách dùng:'],
    [{ LANG: 'en_US.UTF-8', MOTCUA_LANGUAGE: 'vi' }, 'Cách dùng:'],
  ])('speaks the language of %o', (env, heading) => {
    expect(motcua(['config', '--help'], env).stdout).toContain(heading);
  });

  it('answers wrong use with exit code 2 and one line that names it', () => {
    expect(motcua(['khongco'])).toEqual({ status: 2, stdout: '', stderr: 'Không có lệnh này: khongco\n' });
    expect(motcua(['config', '--khongco'])).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/^.*--khongco\n$/),
    });
    expect(motcua(['config', '--khongco', '--lang', 'en']).stderr).toBe("unknown option '--khongco'\n");
  });

  it('answers a wrong setting with exit code 2 and its name', () => {
    const answer = motcua(['migrate'], { PORT: 'ba nghìn' });
    expect(answer).toMatchObject({ status: 2, stdout: '' });
    expect(answer.stderr).toMatch(/^Biến PORT .*\n$/);
  });

  it('answers a database that cannot be reached with exit code 4 and without the password', () => {
    const answer = motcua(['migrate', '--lang', 'en'], { DATABASE_URL: 'postgres://u:matkhau@127.0.0.1:9/d' });
    expect(answer).toMatchObject({ status: 4, stdout: '' });
    expect(answer.stderr).toMatch(/^Cannot connect to DATABASE_URL \(127\.0\.0\.1\/d\).*\n$/);
    expect(answer.stderr).not.toContain('matkhau');
  });

  it('starts the embedded database for a command and stops it afterwards', () => {
    const first = motcua(['migrate', '--json']);
    expect(first).toMatchObject({ status: 0, stderr: '' });
    expect(JSON.parse(first.stdout).ran.length).toBeGreaterThan(0);
    expect(JSON.parse(motcua(['migrate', '--json']).stdout)).toEqual({ ran: [] });
    expect(() => readFileSync(path.join(home, 'postgres', 'data', 'postmaster.pid'))).toThrow('ENOENT');
  });

  it('gives the settings as JSON', () => {
    const list = JSON.parse(motcua(['config', '--json'], { PORT: '4100' }).stdout) as {
      variable: string;
      value: string;
    }[];
    expect(list.find((setting) => setting.variable === 'PORT')?.value).toBe('4100');
  });
});
