import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { motcua as run } from '../../../test/program.ts';
import { dossiersDatabase, type SampleDatabase } from '../../../test/sampleProvince.ts';
import { listEvents } from '../dossiers/store.ts';
import { findWhole } from './queries.ts';
import { verifyDossier } from './verifyDossier.ts';

let sample: SampleDatabase;
let home: string;
let code: string;

beforeAll(async () => {
  sample = await dossiersDatabase();
  home = mkdtempSync(path.join(tmpdir(), 'motcua-command-'));
  const row = await sample.db
    .selectFrom('dossier')
    .select('code')
    .where('status', '=', 10)
    .where('code', 'is not', null)
    .orderBy('code')
    .executeTakeFirstOrThrow();
  code = row.code!;
}, 120_000);
afterAll(async () => {
  await sample.drop();
  rmSync(home, { recursive: true, force: true });
});

const motcua = (...words: string[]) => run(['dossier', ...words], { DATABASE_URL: sample.url, MOTCUA_HOME: home });

async function load(of: string) {
  const found = (await findWhole(sample.db, of))!;
  return { ...found, events: await listEvents(sample.db, found.id) };
}

describe('a dossier checked against its history', () => {
  it('agrees for every dossier of the sample province', async () => {
    const rows = await sample.db.selectFrom('dossier').select('submissionNumber').execute();
    expect(rows.length).toBeGreaterThan(150);
    const wrong: string[] = [];
    for (const { submissionNumber } of rows) {
      const { events, state, columns } = await load(submissionNumber);
      if (!verifyDossier(events, state, columns).ok) wrong.push(submissionNumber);
    }
    expect(wrong).toEqual([]);
  });

  it('differs when state, columns or history were changed behind its back', async () => {
    const { events, state, columns } = await load(code);
    expect(verifyDossier(events, { ...state, dueAt: '2030-01-01T00:00:00.000Z' }, columns).differences).toEqual([
      'dueAt',
    ]);
    expect(verifyDossier(events, state, { ...columns, status: 4 }).differences).toEqual(['column status']);
    expect(verifyDossier(events.slice(0, -1), state, columns)).toMatchObject({ ok: false });
    const holed = verifyDossier([...events.slice(0, 2), ...events.slice(3)], state, columns);
    expect(holed.ok).toBe(false);
    expect(holed.differences).toContain('seq 4');
    expect(verifyDossier([], state, columns).ok).toBe(false);
  });
});

describe('motcua dossier', () => {
  it('shows a dossier with its whole history as JSON', () => {
    const { status, stdout } = motcua('show', code.toLowerCase(), '--json');
    expect(status).toBe(0);
    const shown = JSON.parse(stdout);
    expect(shown).toMatchObject({ code, status: 10 });
    expect(shown.events.map(({ seq }: { seq: number }) => seq)).toEqual(
      Array.from({ length: shown.revision }, (_, index) => index + 1),
    );
  }, 60_000);

  it('ends with 0 when history and data agree, 1 when they differ, 3 when there is no such dossier', async () => {
    expect(motcua('verify', code, '--json')).toMatchObject({ status: 0, stdout: expect.stringContaining('"ok":true') });
    await sample.db
      .updateTable('dossier')
      .set({ applicantName: 'x', lookupKey: 'changed' })
      .where('code', '=', code)
      .execute();
    const differs = motcua('verify', code, '--json');
    expect(differs.status).toBe(1);
    expect(JSON.parse(differs.stdout).differences).toEqual(['column lookupKey']);
    expect(motcua('show', 'H99.03-200101-0001').status).toBe(3);
    expect(motcua('verify', 'nonsense').status).toBe(3);
  }, 120_000);
});
