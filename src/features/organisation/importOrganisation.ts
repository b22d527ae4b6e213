import { v7 as uuidv7 } from 'uuid';
import { holds } from '../../domain/policy/actor.ts';
import { type Ctx, inTransaction, type TxCtx } from '../../platform/context.ts';
import { accessDenied } from '../../platform/errors.ts';
import { importPeople } from './importPeople.ts';
import { importNotices, importQuestions } from './importPortalTexts.ts';
import type { AgencyData, Organisation } from './organisationSchemas.ts';

/**
 * Brings the province's organisation to what its files say: settings, calendars, agencies with units, people with
 * posts, questions and notices. What is there is updated, what is new is added, nothing is removed; agencies that do not
 * exist in the province's mode (two or three tiers) are kept inactive. New accounts get `passwordHash`.
 * Call it only with an organisation that was read without a problem.
 * @throws common.forbidden for anybody but the program and the system's administrator
 */
export async function importOrganisation(ctx: Ctx, organisation: Organisation, passwordHash: string): Promise<void> {
  if (ctx.actor.kind !== 'SYSTEM' && !holds(ctx.actor, 'SYSTEM_ADMINISTRATOR')) throw accessDenied();
  await inTransaction(ctx, async (tx) => {
    await importProvince(tx, organisation);
    await importCalendars(tx, organisation);
    await importAgencies(tx, organisation);
    await importUnits(tx, organisation.agencies);
    await importPeople(tx, organisation.people, passwordHash);
    await importQuestions(tx, organisation);
    await importNotices(tx, organisation);
  });
}

async function importProvince(tx: TxCtx, { province, map }: Organisation): Promise<void> {
  await tx.db
    .insertInto('provinceSetting')
    .values([
      { key: 'province', value: JSON.stringify(province) },
      ...(map ? [{ key: 'map', value: JSON.stringify(map) }] : []),
    ])
    .onConflict((conflict) => conflict.column('key').doUpdateSet((row) => ({ value: row.ref('excluded.value') })))
    .execute();
}

async function importCalendars(tx: TxCtx, { calendars }: Organisation): Promise<void> {
  await tx.db
    .insertInto('calendar')
    .values(
      calendars.map(({ id, name, week, seasons, closures }) => ({
        id,
        name: name.vi,
        content: JSON.stringify({ week, seasons, closures }),
      })),
    )
    .onConflict((conflict) =>
      conflict
        .column('id')
        .doUpdateSet((row) => ({ name: row.ref('excluded.name'), content: row.ref('excluded.content') })),
    )
    .execute();
}

/** One statement, so that an agency may stand before its parent. */
async function importAgencies(tx: TxCtx, { province, agencies }: Organisation): Promise<void> {
  const mode = province?.threeTiers ? 'THREE_TIER' : 'TWO_TIER';
  await tx.db
    .insertInto('agency')
    .values(
      agencies.map((agency) => ({
        code: agency.code,
        parentCode: (mode === 'THREE_TIER' ? agency.threeTierParent : undefined) ?? agency.parent,
        name: agency.name.vi,
        nameEn: agency.name.en,
        shortName: agency.shortName.vi,
        tier: agency.tier,
        kind: agency.kind,
        address: agency.address,
        phone: agency.phone,
        email: agency.email,
        hotline: agency.hotline,
        hostName: agency.hostName,
        calendarId: agency.calendar,
        active: agency.modes.includes(mode),
      })),
    )
    .onConflict((conflict) =>
      conflict.column('code').doUpdateSet((row) => ({
        parentCode: row.ref('excluded.parentCode'),
        name: row.ref('excluded.name'),
        nameEn: row.ref('excluded.nameEn'),
        shortName: row.ref('excluded.shortName'),
        tier: row.ref('excluded.tier'),
        kind: row.ref('excluded.kind'),
        address: row.ref('excluded.address'),
        phone: row.ref('excluded.phone'),
        email: row.ref('excluded.email'),
        hotline: row.ref('excluded.hotline'),
        hostName: row.ref('excluded.hostName'),
        calendarId: row.ref('excluded.calendarId'),
        active: row.ref('excluded.active'),
      })),
    )
    .execute();
}

async function importUnits(tx: TxCtx, agencies: AgencyData[]): Promise<void> {
  await tx.db
    .insertInto('unit')
    .values(
      agencies.flatMap(({ code, units }) =>
        units.map(({ key, name, kind }) => ({
          id: uuidv7(),
          agencyCode: code,
          key,
          name: name.vi,
          nameEn: name.en,
          kind,
        })),
      ),
    )
    .onConflict((conflict) =>
      conflict.columns(['agencyCode', 'key']).doUpdateSet((row) => ({
        name: row.ref('excluded.name'),
        nameEn: row.ref('excluded.nameEn'),
        kind: row.ref('excluded.kind'),
      })),
    )
    .execute();
}
