import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DeclaredRoute } from '../../src/platform/http/declaredRoutes.ts';
import { Chance, fuzzRequest } from './fuzzRequests.ts';
import { type RealApp, realApp } from './realApp.ts';

const SEED = 20_261_122;
const STRANGERS = ['0900000002', 'ld.minhhoa', 'qt.minhhoa'];
const RECEPTIONIST = 'tiepnhan.trungtam';

/** Dossiers of the sample with which none of the strangers, who sit at H99.42, has anything to do; and what hangs on them. */
const DOSSIERS = sql`SELECT dossier.id FROM dossier JOIN account ON owner_account_id = account.id
  WHERE receiving_agency_code = 'H99.03' AND competent_agency_code NOT LIKE 'H99.4%' AND login <> '+84900000002'`;
const THINGS = {
  dossier: DOSSIERS,
  stored_file: sql`SELECT file_id FROM dossier_file WHERE dossier_id IN (${DOSSIERS})`,
  obligation: sql`SELECT id FROM obligation WHERE dossier_id IN (${DOSSIERS})`,
  post_order: sql`SELECT id FROM post_order WHERE dossier_id IN (${DOSSIERS})`,
  fee_rule: sql`SELECT id FROM fee_rule`,
};
type Thing = keyof typeof THINGS;

let real: RealApp;
let ids: { thing: Thing; id: string }[];

beforeAll(async () => {
  real = await realApp({ dossiers: true });
  ids = [];
  for (const [thing, of] of Object.entries(THINGS)) {
    const { rows } = await sql<{ id: string }>`
      SELECT id FROM ${sql.table(thing)} WHERE id IN (${of}) ORDER BY id LIMIT 1`.execute(real.db);
    ids.push(...rows.map(({ id }) => ({ thing: thing as Thing, id })));
  }
});
afterAll(() => real.stop());

/** Every address of somebody's thing, with every such thing in its place. */
function addresses(wanted: 'GET' | 'CHANGING'): { route: DeclaredRoute; method: string; url: string; thing: Thing }[] {
  return real.app.declaredRoutes
    .filter(({ config }) => config?.access !== 'PUBLIC')
    .flatMap((route) => [route.method].flat().map((method) => ({ route, method })))
    .filter(({ method }) => (wanted === 'GET' ? method === 'GET' : !['GET', 'HEAD'].includes(method)))
    .filter(({ route }) => /:\w*[iI]d\b/.test(route.url))
    .flatMap(({ route, method }) =>
      ids.map(({ thing, id }) => ({
        route,
        method,
        thing,
        url: route.url.replace(/:\w*[iI]d\b/g, id).replace(/:\w+/g, 'x'),
      })),
    );
}

/** The things as they lie in the database. */
async function rowsNow(): Promise<unknown[]> {
  const rows = [];
  for (const { thing, id } of ids)
    rows.push(
      ...(await sql`SELECT to_jsonb(thing) FROM ${sql.table(thing)} thing WHERE id = ${id}`.execute(real.db)).rows,
    );
  return rows;
}

describe('what belongs to other people', () => {
  it('has addresses that open for those who handle it', async () => {
    expect(ids.map(({ thing }) => thing)).toEqual(Object.keys(THINGS));
    const headers = await real.signIn(RECEPTIONIST);
    const opened = new Set<Thing>();
    for (const { url, thing } of addresses('GET'))
      if ((await real.app.inject({ method: 'GET', url, headers })).statusCode === 200) opened.add(thing);
    expect([...opened]).toEqual(expect.arrayContaining(['dossier', 'stored_file']));
  });

  it.each(STRANGERS)('is not shown to %s, whatever the address', async (login) => {
    const headers = await real.signIn(login);
    const shown: string[] = [];
    for (const { url } of addresses('GET')) {
      const { statusCode } = await real.app.inject({ method: 'GET', url, headers });
      if (![303, 400, 401, 403, 404, 422].includes(statusCode)) shown.push(`${statusCode} ${url}`);
    }
    expect(shown).toEqual([]);
  });

  it.each(STRANGERS)('is not changed by %s, whatever is sent', async (login) => {
    const chance = new Chance(SEED);
    const caller = { name: login, headers: await real.signIn(login) };
    const before = await rowsNow();
    const scene = {
      dossierId: ids[0]?.id ?? '',
      draftId: '',
      code: '',
      lookupKey: '',
      procedureCode: '',
      agencyCode: 'H99.03',
    };
    for (const { route, method, url } of addresses('CHANGING')) {
      const { caller: _, ...request } = fuzzRequest(chance, route, method, [caller], scene);
      await real.app.inject({ ...request, url });
    }
    expect(await rowsNow()).toEqual(before);
  });
});
