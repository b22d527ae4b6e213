import { v5 as uuidv5, v7 as uuidv7 } from 'uuid';
import { holds } from '../../domain/policy/actor.ts';
import { searchWords } from '../../domain/text/normalise.ts';
import { type Ctx, inTransaction, type TxCtx } from '../../platform/context.ts';
import { accessDenied } from '../../platform/errors.ts';
import { importPeople } from './importPeople.ts';
import type { AgencyData, Organisation } from './organisationSchemas.ts';

/** Questions and notices have no key in the files: their Vietnamese heading is what makes them the same one. */
const HEADINGS = '4f6f1f6c-9a57-4f55-8a3b-3c2d0f3d9b10';

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

async function importProvince(tx: TxCtx, { province }: Organisation): Promise<void> {
  await tx.db
    .insertInto('provinceSetting')
    .values({ key: 'province', value: JSON.stringify(province) })
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

async function importQuestions(tx: TxCtx, { faq }: Organisation): Promise<void> {
  if (faq.length === 0) return;
  await tx.db
    .insertInto('questionAnswer')
    .values(
      faq.map(({ field, question, answer, basis }) => ({
        id: uuidv5(question.vi, HEADINGS),
        fieldCode: field,
        question: question.vi,
        questionEn: question.en,
        answer: basis ? `${answer.vi}\nCăn cứ: ${basis}.` : answer.vi,
        answerEn: basis ? `${answer.en}\nLegal basis: ${basis}.` : answer.en,
        searchText: searchWords(`${question.vi} ${answer.vi}`).join(' '),
        publishedAt: tx.clock.now(),
      })),
    )
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet((row) => ({
        fieldCode: row.ref('excluded.fieldCode'),
        questionEn: row.ref('excluded.questionEn'),
        answer: row.ref('excluded.answer'),
        answerEn: row.ref('excluded.answerEn'),
        searchText: row.ref('excluded.searchText'),
      })),
    )
    .execute();
}

async function importNotices(tx: TxCtx, { notices }: Organisation): Promise<void> {
  if (notices.length === 0) return;
  await tx.db
    .insertInto('notice')
    .values(
      notices.map(({ kind, title, body, from, to }) => ({
        id: uuidv5(title.vi, HEADINGS),
        kind,
        title: title.vi,
        titleEn: title.en,
        body: body.vi,
        bodyEn: body.en,
        shownFrom: from,
        shownTo: to,
      })),
    )
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet((row) => ({
        kind: row.ref('excluded.kind'),
        titleEn: row.ref('excluded.titleEn'),
        body: row.ref('excluded.body'),
        bodyEn: row.ref('excluded.bodyEn'),
        shownFrom: row.ref('excluded.shownFrom'),
        shownTo: row.ref('excluded.shownTo'),
      })),
    )
    .execute();
}
