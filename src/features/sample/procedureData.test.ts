import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { readProcedureFolder } from './procedureData.ts';
import { LIMIT_UNITS } from './procedureSchemas.ts';

const FOLDER = 'data/sample-province';
const CATALOGUE = '../shared/data/procedures.json';
const folder = readProcedureFolder(FOLDER);
const contents = folder.procedures.map(({ content }) => content);

describe('the procedures of the sample province', () => {
  it('are all valid, and every form, process and field they name exists', () => {
    expect(folder.problems).toEqual([]);
  });

  it('number at least 36, at least 10 of them with an electronic form', () => {
    expect(contents.length).toBeGreaterThanOrEqual(36);
    expect(contents.filter(({ formKey }) => formKey).length).toBeGreaterThanOrEqual(10);
  });

  it('cover every service level, the three tiers and every unit of time', () => {
    expect(new Set(contents.map(({ serviceLevel }) => serviceLevel))).toEqual(new Set(['FULL', 'PARTIAL', 'NONE']));
    const tiers = contents.flatMap((content) => content.tiers);
    expect(tiers).toEqual(expect.arrayContaining(['COMMUNE', 'PROVINCE', 'DISTRICT']));
    expect(tiers.filter((tier) => tier === 'DISTRICT').length).toBeGreaterThanOrEqual(2);
    const units = new Set(contents.flatMap(({ methods }) => methods.map(({ limit }) => limit.unit)));
    expect(units).toEqual(new Set(LIMIT_UNITS.filter((unit) => unit !== 'AS_DESCRIBED')));
  });

  it('have fees that are free, fees in đồng and fees only in words', () => {
    const amounts = contents.flatMap(({ methods }) => methods.flatMap(({ fees }) => fees.map(({ vnd }) => vnd)));
    expect(amounts).toContain(0);
    expect(amounts).toContain(null);
    expect(amounts.some((vnd) => vnd !== null && vnd > 0)).toBe(true);
  });

  it('are found by everyday words', () => {
    const withWord = (word: string) =>
      contents.filter(({ keywords }) => keywords.includes(word)).map(({ code }) => code);
    expect(withWord('làm khai sinh cho con')).toEqual(['1.001193']);
    expect(withWord('giấy phép xây dựng nhà')).toEqual(['1.013225']);
    expect(withWord('sang tên sổ đỏ')).toEqual(['1.013831']);
  });

  it('use every shape of process, branches included, and every one of the forms', () => {
    const branches = folder.processes.flatMap(({ steps }) =>
      steps.flatMap(({ branching }) => branching?.branches ?? []),
    );
    const used = new Set([
      ...folder.procedures.map(({ process }) => process),
      ...branches.map(({ processKey }) => processKey),
    ]);
    expect([...used].sort()).toEqual(folder.processes.map(({ key }) => key).sort());
    expect(folder.processes).toHaveLength(7);
    expect([...new Set(contents.flatMap(({ formKey }) => formKey ?? []))].sort()).toEqual(
      folder.forms.map(({ key }) => key),
    );
  });

  it('are resolved at once exactly where the process is the immediate one', () => {
    const atOnce = folder.procedures.filter(({ content }) => content.immediate);
    expect(atOnce.length).toBeGreaterThanOrEqual(2);
    expect(atOnce).toEqual(folder.procedures.filter(({ process }) => process === 'immediate'));
  });
});

describe('the processes of the sample province', () => {
  it.each(folder.processes)(
    '$key divides the whole limit among its steps and leaves returning outside it',
    ({ steps }) => {
      expect(steps.reduce((sum, step) => sum + step.sharePercent, 0)).toBe(100);
      expect(steps.find(({ id }) => id === 'return')).toMatchObject({
        sharePercent: 0,
        transitions: [{ action: 'RETURN', to: 'END' }],
      });
    },
  );
});

describe('the forms of the sample province', () => {
  it.each(folder.forms)(
    '$key asks between 8 and 30 questions and takes over what the account knows',
    ({ sections }) => {
      const fields = sections.flatMap((section) => section.fields);
      expect(fields.length).toBeGreaterThanOrEqual(8);
      expect(fields.length).toBeLessThanOrEqual(30);
      expect(fields.some(({ prefill }) => prefill)).toBe(true);
    },
  );
});

describe.skipIf(!existsSync(CATALOGUE))('compared with the national catalogue (reads ../shared/data)', () => {
  interface PortalRow {
    code: string;
    methods: { channel: string; timeLimit: { value: number; unit: string } }[];
    legalBasis: { code: string }[];
    documentCases: { documents: { code?: string }[] }[];
  }
  const rows: PortalRow[] = existsSync(CATALOGUE) ? JSON.parse(readFileSync(CATALOGUE, 'utf8')).procedures : [];
  const published = new Map(rows.map((row) => [row.code, row]));
  const bare = (code: string) => (/\d+(\.\d+)?\/\d{4}\/\S+/.exec(code)?.[0] ?? code).toUpperCase();
  const known = contents.flatMap((content) => {
    const row = published.get(content.code);
    return row ? [{ content, row }] : [];
  });

  it('most procedures are in it', () => {
    expect(known.length).toBeGreaterThanOrEqual(45);
  });

  it.each(known)('$content.code cites only laws and papers that its publication has', ({ content, row }) => {
    const laws = new Set(row.legalBasis.map(({ code }) => bare(code)));
    const papers = new Set(row.documentCases.flatMap(({ documents }) => documents.map(({ code }) => code)));
    const used = content.componentCases.flatMap(({ components }) => components.flatMap(({ code }) => code ?? []));
    expect(content.legalBasis.map(({ code }) => bare(code)).filter((code) => laws.size > 0 && !laws.has(code))).toEqual(
      [],
    );
    expect(used.filter((code) => !papers.has(code))).toEqual([]);
  });

  it.each(known)('$content.code promises no more time than its publication', ({ content, row }) => {
    const channels = { COUNTER: 'truc_tiep', ONLINE: 'truc_tuyen', POST: 'buu_chinh' };
    const units = { WORKING_DAYS: 'WORKING_DAY', CALENDAR_DAYS: 'DAY', WORKING_HOURS: 'HOUR', MONTHS: 'MONTH' };
    for (const { channel, limit } of content.methods) {
      if (limit.unit === 'SAME_DAY' || limit.unit === 'AS_DESCRIBED') continue;
      const published = row.methods.filter((method) => method.channel === channels[channel]);
      // `OTHER` carries its limit in words: nothing to compare
      const same = published.filter(({ timeLimit }) => timeLimit.unit === units[limit.unit]);
      const inWords = published.some(({ timeLimit }) => timeLimit.unit === 'OTHER');
      expect(inWords || same.some(({ timeLimit }) => limit.value <= timeLimit.value)).toBe(true);
    }
  });
});

describe('a folder with mistakes', () => {
  let copy: string | undefined;
  afterEach(() => {
    if (copy) rmSync(copy, { recursive: true });
    copy = undefined;
  });

  /** The problems of a copy of the sample province in which one file was changed. */
  function problemsWith(file: string, change: (text: string) => string) {
    copy = mkdtempSync(join(tmpdir(), 'motcua-procedures-'));
    cpSync(FOLDER, copy, { recursive: true });
    const path = join(copy, file);
    writeFileSync(path, change(readFileSync(path, 'utf8')));
    return readProcedureFolder(copy);
  }

  it.each([
    ['an unknown key', 'procedures/1.001193.json', '"immediate"', '"imediate"', 'imediate'],
    [
      'a process that does not exist',
      'procedures/1.001193.json',
      '"one-desk"',
      '"two-desks"',
      'processes/two-desks.json',
    ],
    ['a form that does not exist', 'procedures/1.001193.json', '"birth-registration"', '"birth"', 'forms/birth.json'],
    ['a limit without a number', 'procedures/1.001193.json', '"SAME_DAY"', '"WORKING_DAYS"', 'value'],
    [
      'two deciders',
      'procedures/1.001193.json',
      '"kind": "COMMUNE"',
      '"kind": "COMMUNE", "agency": "H99.04"',
      'agency',
    ],
    ['an online channel at level NONE', 'procedures/1.001193.json', '"PARTIAL"', '"NONE"', 'ONLINE'],
    [
      'a condition on a field that is not asked before',
      'forms/birth-registration.json',
      '"field": "wantsCopies",\n            "in"',
      '"field": "wantsNothing",\n            "in"',
      'wantsNothing',
    ],
    [
      'a condition on an impossible answer',
      'forms/marital-status.json',
      '"in": [\n              "marry"',
      '"in": [\n              "maried"',
      'maried',
    ],
    ['a role that does not exist', 'processes/one-desk.json', '"SPECIALIST"', '"EXPERT"', 'SPECIALIST'],
    ['broken JSON', 'processes/one-desk.json', '{', '', 'JSON'],
  ])('names %s, its file and what to do in both languages', (_, file, from, to, hint) => {
    const { problems } = problemsWith(file, (text) => text.replace(from, to));
    const found = problems.filter((entry) => entry.file === file);
    expect(found.length).toBeGreaterThan(0);
    const words = found.flatMap((entry) => [entry.words.vi, entry.words.en ?? '']);
    expect(words.every((text) => text.length > 0)).toBe(true);
    expect(words.join(' ')).toContain(hint);
  });

  it('still loads the other procedures', () => {
    const { procedures } = problemsWith('procedures/1.001193.json', () => '{}');
    expect(procedures).toHaveLength(folder.procedures.length - 1);
  });

  it('asks to rename a file that does not carry its own code', () => {
    const { problems } = problemsWith('procedures/1.001193.json', (text) => text.replace('"1.001193"', '"1.001194"'));
    expect(problems.map(({ words }) => words.en).join()).toContain('Rename the file to 1.001194.json');
  });
});
