import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { DOSSIER_ACTIONS } from '../src/domain/dossier/actions.ts';
import { HAPPENS_IN } from '../src/domain/dossier/reduce.ts';
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

/** How many tables the database has, by the types that were written from it. */
function countTables(): number {
  const types = readFileSync(new URL('src/platform/db/schema.ts', root), 'utf8');
  return types.split('interface DB {')[1]?.match(/^ {2}\w+: /gm)?.length ?? 0;
}

describe('the glossary', () => {
  it('names every table, status, event, action, role, channel and paper', () => {
    expect(tables()).toHaveLength(countTables());
    const all = [
      ...tables(),
      'SUBMITTED',
      ...Object.keys(HAPPENS_IN),
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
