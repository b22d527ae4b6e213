import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { DOSSIER_ACTIONS } from '../src/domain/dossier/actions.ts';
import { STATUS, STATUS_NAMES } from '../src/domain/dossier/status.ts';
import { PAPER_KINDS } from '../src/domain/papers/paperKinds.ts';
import { CHANNELS } from '../src/domain/procedure/procedure.ts';
import { ROLES } from '../src/domain/process/process.ts';

const root = new URL('../', import.meta.url);
const glossary = readFileSync(new URL('GLOSSARY.md', root), 'utf8');
const named = new Set([...glossary.matchAll(/`([^`]+)`/g)].map((found) => found[1]));

function tables(): string[] {
  const folder = new URL('migrations/', root);
  return readdirSync(folder)
    .flatMap((file) => [...readFileSync(new URL(file, folder), 'utf8').matchAll(/CREATE TABLE (\w+)/g)])
    .map((found) => found[1] ?? '');
}

function eventTypes(): string[] {
  const source = readFileSync(new URL('src/domain/dossier/events.ts', root), 'utf8');
  const payloads = /export interface Payloads \{([\s\S]*?)\n\}/.exec(source)?.[1] ?? '';
  return [...payloads.matchAll(/^ {2}([A-Z_]+):/gm)].map((found) => found[1] ?? '');
}

describe('the glossary', () => {
  it('names every table, status, event, action, role, channel and paper', () => {
    expect(tables().length).toBeGreaterThan(20);
    expect(eventTypes().length).toBeGreaterThan(30);
    const all = [
      ...tables(),
      ...eventTypes(),
      ...Object.keys(STATUS),
      ...DOSSIER_ACTIONS,
      ...ROLES,
      ...CHANNELS,
      ...PAPER_KINDS,
    ];
    expect(all.filter((name) => !named.has(name))).toEqual([]);
  });

  it('gives the official statuses their official names', () => {
    const rows = [...glossary.matchAll(/^\| (\d+) \| ([^|]+) \| `([A-Z_]+)` \|$/gm)];
    expect(rows.map(([, number, name, code]) => [Number(number), name?.trim(), code])).toEqual(
      Object.entries(STATUS).map(([code, number]) => [number, STATUS_NAMES[number], code]),
    );
  });

  it('says no term twice', () => {
    const terms = [...glossary.matchAll(/^\| ([^|`]+) \| (?!---)/gm)].map((found) => found[1]?.trim());
    const twice = terms.filter((term, index) => terms.indexOf(term) !== index);
    expect(twice.filter((term) => term !== 'Tiếng Việt' && !/^\d+$/.test(term ?? ''))).toEqual([]);
  });
});
