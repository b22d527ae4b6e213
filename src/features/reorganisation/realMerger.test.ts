import { existsSync, readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ctxAs, type SampleDatabase, sampleDatabase, systemCtx } from '../../../test/sampleProvince.ts';
import {
  type AdminUnits,
  communeAgency,
  formerCommunes,
  planFromAdminUnits,
} from '../../domain/reorganisation/adminUnits.ts';
import { submitDossier } from '../dossiers/submitDossier.ts';
import { checkPlan } from './checkPlan.ts';
import { commitPlan } from './commitPlan.ts';
import { runPlan } from './runPlan.ts';
import { createPlan } from './savePlan.ts';

const FILE = '../shared/data/admin-units.json';

/** A small province of today, Cà Mau (NQ 202/2025/QH15); another one, or the whole country with `all`, by the environment. */
const PROVINCE = process.env.MERGED_PROVINCE ?? '96';
const DOSSIERS_EACH = 1;
const PROCEDURE = '1.001193';

const defaults = {
  codeOf: (ward: string) => `H98.${ward}`,
  calendarId: 'commune',
  parentCode: 'H99.01',
  address: (name: string) => `Trụ sở ${name}`,
};

describe.skipIf(!existsSync(FILE))('the merger of the communes of a province on 1 July 2025', () => {
  const units = existsSync(FILE) ? (JSON.parse(readFileSync(FILE, 'utf8')) as AdminUnits) : undefined;
  const province = PROVINCE === 'all' ? undefined : PROVINCE;
  let sample: SampleDatabase;
  beforeAll(async () => {
    sample = await sampleDatabase();
  }, 120_000);
  afterAll(() => sample.drop());

  /** Each former commune like a sample commune: its units, posts with officers, one procedure, dossiers. */
  async function build(former: { code: string; name: string }[]): Promise<void> {
    const { db } = sample;
    const agencies = former.map(({ code, name }) => communeAgency(code, name, defaults));
    await sql`INSERT INTO agency (code, parent_code, name, short_name, tier, kind, address, calendar_id)
      SELECT code, "parentCode", name, "shortName", tier, kind, address, "calendarId"
      FROM jsonb_to_recordset(${JSON.stringify(agencies)}::jsonb) AS new (code text, "parentCode" text, name text,
        "shortName" text, tier text, kind text, address text, "calendarId" text)`.execute(db);
    const codes = agencies.map((agency) => agency.code);
    await sql`INSERT INTO unit (id, agency_code, key, name, name_en, kind)
      SELECT gen_random_uuid(), code, unit.key, unit.name, unit.name_en, unit.kind
      FROM unit, unnest(${codes}::text[]) AS code WHERE unit.agency_code = 'H99.41'`.execute(db);
    await sql`INSERT INTO account (id, kind, login, full_name, password_hash)
      SELECT gen_random_uuid(), 'OFFICER', lower(code) || '.' || login, full_name, password_hash
      FROM account, unnest(${codes}::text[]) AS code
      WHERE id IN (SELECT account_id FROM post WHERE agency_code = 'H99.41')`.execute(db);
    await sql`INSERT INTO post (id, account_id, agency_code, unit_id, role)
      SELECT gen_random_uuid(), account.id, code, unit.id, post.role
      FROM post JOIN account model ON model.id = post.account_id JOIN unit at ON at.id = post.unit_id
      CROSS JOIN unnest(${codes}::text[]) AS code
      JOIN account ON account.login = lower(code) || '.' || model.login
      JOIN unit ON unit.agency_code = code AND unit.key = at.key
      WHERE post.agency_code = 'H99.41'`.execute(db);
    await sql`INSERT INTO offering (procedure_code, competent_agency_code, receiving_agency_code, process_id, division_id)
      SELECT offering.procedure_code, code, code, offering.process_id, unit.id
      FROM offering JOIN unit at ON at.id = offering.division_id CROSS JOIN unnest(${codes}::text[]) AS code
      JOIN unit ON unit.agency_code = code AND unit.key = at.key
      WHERE offering.competent_agency_code = 'H99.41'`.execute(db);
    await submitAll(codes);
  }

  async function submitAll(codes: string[]): Promise<void> {
    const ctx = systemCtx(sample.db);
    for (const competentAgencyCode of codes) {
      for (let number = 0; number < DOSSIERS_EACH; number++) {
        await submitDossier(
          { ...ctx, requestId: uuidv7(), quiet: true },
          {
            procedureCode: PROCEDURE,
            competentAgencyCode,
            channel: 'POST',
            ownerAccountId: null,
            applicant: { kind: 'CITIZEN', name: 'Nguyễn Văn Mẫu', address: 'Ấp 1' },
            answers: {},
            components: [],
            setCount: 1,
            delivery: { method: 'COUNTER' },
          },
        );
      }
    }
  }

  it('is planned out of the data, checked and carried out; every dossier lies with a successor', async () => {
    if (!units) throw new Error('no data');
    const former = formerCommunes(units, province);
    await build(former);
    const content = planFromAdminUnits(units, defaults, province);
    const decision = { decisionNumber: '202/2025/QH15', decisionDate: '2026-06-12', effectiveOn: '2026-11-23' };
    const divided = content.moves.filter((move) => move.kind === 'SPLIT').length;
    const admin = () => ctxAs(sample.db, 'quantri.tinh');
    const { id } = await createPlan(await admin(), { title: 'Sắp xếp các xã năm 2025', ...decision, content });
    const started = Date.now();
    const run = await checkPlan(await admin(), id);
    const checked = Date.now();
    // a divided commune's officers go with the rest: the others must be staffed by those that merge into them
    expect(run.effects.filter((effect) => effect.severity === 'BLOCKING')).toEqual([]);
    await commitPlan(await admin(), id, decision.decisionNumber);
    const confirmed = Date.now();
    await runPlan({ ...systemCtx(sample.db), quiet: true }, id);
    const done = Date.now();
    const { rows } = await sql<{ agencies: number; astray: number; dossiers: number }>`
      SELECT (SELECT count(*)::int FROM agency WHERE active AND code LIKE 'H98.%') AS agencies,
        (SELECT count(*)::int FROM dossier WHERE competent_agency_code LIKE 'H98.%') AS dossiers,
        (SELECT count(*)::int FROM dossier JOIN agency ON agency.code = ANY(ARRAY[competent_agency_code,
          receiving_agency_code, desk_agency_code]) WHERE NOT agency.active) AS astray`.execute(sample.db);
    const living = former.length - (await endedCodes()).length + content.newAgencies.length;
    expect(rows[0]).toEqual({ agencies: living, dossiers: former.length * DOSSIERS_EACH, astray: 0 });
    if (process.env.MERGED_PROVINCE) {
      const seconds = [checked - started, confirmed - checked, done - confirmed].map((ms) => (ms / 1000).toFixed(1));
      process.stdout.write(
        `${former.length} communes → ${living} (${divided} divided), ${run.moving} of ${former.length * DOSSIERS_EACH} dossiers: ` +
          `check ${seconds[0]} s, confirm ${seconds[1]} s, carry out ${seconds[2]} s\n`,
      );
    }
  }, 1_200_000);

  async function endedCodes(): Promise<string[]> {
    const rows = await sample.db.selectFrom('agencySuccession').select('agencyCode').distinct().execute();
    return rows.map((row) => row.agencyCode);
  }
});
