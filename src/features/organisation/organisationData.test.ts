import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { dueDate } from '../../domain/calendar/dueDate.ts';
import { formatInstant, parseInstant } from '../../domain/calendar/instant.ts';
import { workingMinutesBetween } from '../../domain/calendar/workingTime.ts';
import { ROLES } from '../../domain/process/process.ts';
import { proveProcess } from '../../domain/process/prove.ts';
import { readProcedureFolder } from '../sample/procedureData.ts';
import { agencyCalendar } from './agencyCalendar.ts';
import { findDivision, readOrganisationFolder } from './organisationData.ts';
import { staffingOf } from './staffing.ts';

const SAMPLE = fileURLToPath(new URL('../../../data/sample-province/', import.meta.url));
const sample = readOrganisationFolder(SAMPLE);
const byCode = new Map(sample.agencies.map((agency) => [agency.code, agency]));

const FILES = ['province', 'agencies', 'people', 'calendars', 'faq', 'notices'] as const;
const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A copy of the sample's organisation files in which one file was edited as text. */
function edited(file: (typeof FILES)[number], edit: (text: string) => string): string {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-province-'));
  folders.push(folder);
  for (const name of FILES) cpSync(join(SAMPLE, `${name}.json`), join(folder, `${name}.json`));
  const path = join(folder, `${file}.json`);
  const before = readFileSync(path, 'utf8');
  const after = edit(before);
  if (after === before) throw new Error(`The edit of ${file}.json changed nothing`);
  writeFileSync(path, after);
  return folder;
}

describe('the sample province', () => {
  it('is read without a problem', () => {
    expect(sample.problems).toEqual([]);
    expect(sample.province?.name.vi).toBe('Tỉnh Mẫu');
  });

  it('has the bodies of a province: committee, office, centre, ten departments, tax, two districts, eight communes', () => {
    const count = (kind: string) => sample.agencies.filter((agency) => agency.kind === kind).length;
    expect(
      Object.fromEntries(
        ['COMMITTEE', 'OFFICE', 'CENTRE', 'DEPARTMENT', 'VERTICAL', 'DISTRICT', 'COMMUNE'].map((kind) => [
          kind,
          count(kind),
        ]),
      ),
    ).toEqual({
      COMMITTEE: 1,
      OFFICE: 1,
      CENTRE: 1,
      DEPARTMENT: 10,
      VERTICAL: 1,
      DISTRICT: 2,
      COMMUNE: 8,
    });
    for (const agency of sample.agencies.filter(({ kind }) => kind === 'DEPARTMENT')) {
      expect(agency.units.filter(({ kind }) => kind === 'DIVISION').length, agency.code).toBeGreaterThanOrEqual(2);
    }
  });

  it('has districts only while the three-tier mode is on, and every commune then has one above it', () => {
    const districts = sample.agencies.filter(({ kind }) => kind === 'DISTRICT');
    expect(districts.flatMap(({ modes }) => modes)).toEqual(['THREE_TIER', 'THREE_TIER']);
    for (const commune of sample.agencies.filter(({ kind }) => kind === 'COMMUNE')) {
      expect(commune.parent).toBe('H99.01');
      expect(districts.map(({ code }) => code)).toContain(commune.threeTierParent);
    }
  });

  it('cannot be taken for a real one: no real code, address, citizen number or telephone number', () => {
    for (const { code, hostName, phone } of sample.agencies) {
      expect(Number(code.slice(1, 3))).toBeGreaterThan(63);
      expect(hostName).toMatch(/\.tinhmau\.example$/);
      expect(phone).toMatch(/^0200 /);
    }
    for (const { citizenId } of sample.people.citizens) expect(citizenId).toMatch(/^999/);
  });

  it('has people in every role, and some in several agencies', () => {
    const held = new Set(sample.people.officers.flatMap(({ posts }) => posts.map(({ role }) => role)));
    expect([...held].sort()).toEqual([...ROLES].sort());
    const inTwo = sample.people.officers.filter(({ posts }) => new Set(posts.map(({ agency }) => agency)).size > 1);
    expect(inTwo.length).toBeGreaterThanOrEqual(10);
  });

  it('seats officers of every department and of the tax office at the counter of the centre', () => {
    const homes = sample.people.officers
      .filter(({ posts }) => posts.some(({ agency, role }) => agency === 'H99.03' && role === 'RECEPTIONIST'))
      .map(({ homeAgency }) => homeAgency);
    const departments = sample.agencies.filter(({ kind }) => kind === 'DEPARTMENT' || kind === 'VERTICAL');
    for (const { code } of departments) expect(homes).toContain(code);
  });

  it('has one officer who must choose a password, and at least six citizens and two businesses', () => {
    const fresh = sample.people.officers.filter(({ mustChangePassword }) => mustChangePassword);
    expect(fresh.map(({ login }) => login)).toEqual(['moi.sxd']);
    expect(sample.people.citizens.length).toBeGreaterThanOrEqual(6);
    expect(sample.people.businesses.length).toBeGreaterThanOrEqual(2);
  });

  it('gives its businesses tax codes with a right check digit', () => {
    const weights = [31, 29, 23, 19, 17, 13, 7, 5, 3];
    for (const { taxCode } of sample.people.businesses) {
      const sum = weights.reduce((total, weight, index) => total + weight * Number(taxCode[index]), 0);
      expect(Number(taxCode[9])).toBe(10 - (sum % 11));
    }
  });

  it('answers at least thirty questions of known fields, each once, and shows five notices', () => {
    const { fields } = readProcedureFolder(SAMPLE);
    const known = new Set(fields.map(({ code }) => code));
    expect(sample.faq.length).toBeGreaterThanOrEqual(30);
    expect(new Set(sample.faq.map(({ question }) => question.vi)).size).toBe(sample.faq.length);
    for (const { field, question } of sample.faq) if (field !== null) expect(known, question.vi).toContain(field);
    expect(new Set(sample.notices.map(({ kind }) => kind))).toEqual(new Set(['INFO', 'MAINTENANCE', 'INCIDENT']));
    expect(sample.notices).toHaveLength(5);
  });
});

describe('the sample province and its procedures', () => {
  const { procedures, processes } = readProcedureFolder(SAMPLE);
  const offerings = procedures.flatMap(({ content, process, competent }) => {
    const agencies =
      'agency' in competent
        ? [byCode.get(competent.agency)]
        : sample.agencies.filter(({ kind }) => kind === competent.kind);
    return agencies.map((agency) => ({ content, process, agency }));
  });

  it('are at least thirty-six procedures, all with a competent agency', () => {
    expect(procedures.length).toBeGreaterThanOrEqual(36);
    expect(offerings.filter(({ agency }) => !agency?.competent).map(({ content }) => content.code)).toEqual([]);
  });

  it('land on a division that has their field by name', () => {
    const lost = offerings.filter(
      ({ content, agency }) =>
        agency && !findDivision(agency, content.field.code)?.fields?.includes(content.field.code),
    );
    expect(lost.map(({ content, agency }) => `${agency?.code} ${content.field.code} ${content.field.name}`)).toEqual(
      [],
    );
  });

  it('have somebody at every step at every agency that offers them', () => {
    const faults = offerings.flatMap(({ content, process, agency }) => {
      const definition = processes.find(({ key }) => key === process);
      if (!definition || !agency) return [`${content.code} ${process}`];
      const { findings } = proveProcess(definition, staffingOf(sample, agency, content.field.code));
      return findings.map(({ words }) => `${content.code} at ${agency.code}: ${words.en}`);
    });
    expect(faults).toEqual([]);
    expect(offerings.length).toBeGreaterThan(100);
  });
});

describe('office hours', () => {
  const calendarOf = (id: string) => {
    const calendar = sample.calendars.find((one) => one.id === id)!;
    return agencyCalendar(id, calendar.name, calendar);
  };
  const at = (text: string) => parseInstant(text);
  const hoursOn = (id: string, date: string) =>
    workingMinutesBetween(calendarOf(id), at(`${date}T00:00:00+07:00`), at(`${date}T23:59:00+07:00`)) / 60;

  it('of the centre have Saturday mornings and keep the national holidays', () => {
    expect(hoursOn('centre', '2026-11-28')).toBe(4);
    expect(hoursOn('province', '2026-11-28')).toBe(0);
    expect(hoursOn('centre', '2026-11-24')).toBe(0);
  });

  it('of the island have days of seven and a half hours and half a day after the storm', () => {
    expect(hoursOn('island', '2026-09-23')).toBe(7.5);
    expect(hoursOn('island', '2026-09-24')).toBe(0);
    expect(hoursOn('island', '2026-09-25')).toBe(3.5);
  });

  it('of communes change with the season', () => {
    const due = (from: string) =>
      formatInstant(
        dueDate({ calendar: calendarOf('commune'), from: at(from), limit: { unit: 'WORKING_HOURS', value: 1 } }).due ??
          0,
      );
    expect(due('2026-07-01T06:00:00+07:00')).toBe('2026-07-01T08:00:00+07:00');
    expect(due('2026-12-01T06:00:00+07:00')).toBe('2026-12-01T08:30:00+07:00');
  });
});

describe('a fault in the files', () => {
  const FAULTS: [name: string, folder: string, file: string, path: RegExp, words: RegExp][] = [
    ['a file that is not JSON', edited('agencies', (text) => text.replace(']', '')), 'agencies.json', /^$/, /JSON/],
    [
      'a key that does not exist',
      edited('agencies', (text) => text.replace('"hotline"', '"hotlin"')),
      'agencies.json',
      /^\/0$/,
      /hotlin/,
    ],
    [
      'a list with an unknown name',
      edited('people', (text) => text.replace('"citizens"', '"citizen"')),
      'people.json',
      /citizen/,
      /citizen|danh sách/,
    ],
    [
      'a tier that does not exist',
      edited('agencies', (text) => text.replace('"tier": "PROVINCE"', '"tier": "STATE"')),
      'agencies.json',
      /^\/0\/tier$/,
      /PROVINCE, DISTRICT/,
    ],
    [
      'a missing English wording',
      edited('notices', (text) => text.replace(/,\s*"en": "[^"]*"/, '')),
      'notices.json',
      /^\/0\/title$/,
      /en/,
    ],
    [
      'a parent that does not exist',
      edited('agencies', (text) => text.replace('"parent": "H99.01"', '"parent": "H99.77"')),
      'agencies.json',
      /parent/,
      /H99\.77/,
    ],
    [
      'an agency above itself',
      edited('agencies', (text) => text.replace('"parent": "H99.01"', '"parent": "H99.02"')),
      'agencies.json',
      /^\/1\/parent$/,
      /chính mình/,
    ],
    [
      'a parent that is not there in two tiers',
      edited('agencies', (text) =>
        text.replace('"parent": "H99.01", "threeTierParent"', '"parent": "H99.31", "threeTierParent"'),
      ),
      'agencies.json',
      /parent/,
      /hai cấp/,
    ],
    [
      'an agency of another province',
      edited('agencies', (text) => text.replace('"code": "H99.48"', '"code": "H61.48"')),
      'agencies.json',
      /code/,
      /H61\.48/,
    ],
    [
      'an unknown calendar',
      edited('agencies', (text) => text.replace('"calendar": "tax"', '"calendar": "taxes"')),
      'agencies.json',
      /calendar/,
      /taxes/,
    ],
    [
      'one host name for two agencies',
      edited('agencies', (text) => text.replace('"thue.tinhmau.example"', '"yte.tinhmau.example"')),
      'agencies.json',
      /hostName/,
      /hai lần/,
    ],
    [
      'a field given to two divisions',
      edited('agencies', (text) => text.replace('"G15-TP09"', '"G15-TP07"')),
      'agencies.json',
      /fields/,
      /G15-TP07/,
    ],
    [
      'office hours that overlap',
      edited('calendars', (text) => text.replace('07:30-11:30,13:00-17:00', '07:30-13:30,13:00-17:00')),
      'calendars.json',
      /^\/0$/,
      /chồng/,
    ],
    [
      'a login used twice',
      edited('people', (text) => text.replace('"login": "pld.sxd"', '"login": "ld.sxd"')),
      'people.json',
      /login/,
      /ld\.sxd/,
    ],
    [
      'a post in a unit that does not exist',
      edited('people', (text) => text.replace('"unit": "quan-ly-xay-dung"', '"unit": "quan-ly"')),
      'people.json',
      /posts\/0\/unit/,
      /quan-ly-xay-dung/,
    ],
    [
      'an agency without a records clerk',
      edited('people', (text) =>
        text.replace(
          '"unit": "van-thu", "role": "RECORDS_CLERK" }] },',
          '"unit": "van-thu", "role": "SPECIALIST" }] },',
        ),
      ),
      'agencies.json',
      /^\/\d+$/,
      /RECORDS_CLERK/,
    ],
    [
      'a business represented by nobody',
      edited('people', (text) => text.replace('"representative": "999085000001"', '"representative": "999085000009"')),
      'people.json',
      /representative/,
      /999085000009/,
    ],
    [
      'one telephone for two people',
      edited('people', (text) => text.replace('0900000002', '0900000001')),
      'people.json',
      /phone/,
      /0900000001/,
    ],
    [
      'a notice that ends before it starts',
      edited('notices', (text) => text.replace('2026-11-25T07:30', '2026-11-15T07:30')),
      'notices.json',
      /^\/0\/to$/,
      /trước khi/,
    ],
  ];

  it.each(FAULTS)('%s is reported where it is, with what to do', (_, folder, file, path, words) => {
    const { problems } = readOrganisationFolder(folder);
    const there = problems.filter((one) => one.file === file && path.test(one.path) && words.test(one.words.vi));
    expect(there.length, JSON.stringify(problems, null, 1)).toBeGreaterThan(0);
    for (const { words: both } of problems) expect(both.en).toBeTruthy();
  });

  it('in one row does not lose the others', () => {
    const { agencies, problems } = readOrganisationFolder(
      edited('agencies', (text) => text.replace('"tier": "VERTICAL"', '"tier": "TAX"')),
    );
    expect(agencies).toHaveLength(sample.agencies.length - 1);
    expect(problems.map(({ file }) => file)).toEqual(['agencies.json']);
  });

  it('is one problem for each missing file, and never an exception', () => {
    const empty = mkdtempSync(join(tmpdir(), 'motcua-province-'));
    folders.push(empty);
    expect(readOrganisationFolder(empty).problems.map(({ file }) => file)).toEqual(FILES.map((name) => `${name}.json`));
  });
});
