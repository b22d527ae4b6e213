import { stringify } from 'csv-stringify/sync';
import Type, { type Static } from 'typebox';
import { inLanguage } from '../../domain/language.ts';
import { formatDateTime } from '../../domain/text/format.ts';
import { words } from '../../i18n/words.ts';
import type { Ctx } from '../../platform/context.ts';
import type { App } from '../../platform/http/app.ts';
import { api } from '../../platform/http/route.ts';
import { nullable } from '../../platform/nullable.ts';
import { administeredAgencies } from '../accounts/administration.ts';
import { closeAgency } from './closeAgency.ts';
import { listMovedDates, type MovedDossier, overseenAgencies } from './listMovedDates.ts';

const Text = Type.String();
const Item = Type.Object({
  id: Text,
  code: nullable(Text),
  procedureName: Text,
  applicantName: Text,
  competentAgencyName: Text,
  dueAt: Text,
  newDueAt: Text,
  why: Type.Array(Text),
});
const MovedDates = Type.Object({
  items: Type.Array(Item),
  checked: Type.Integer({ description: 'open dossiers that were counted again' }),
  more: Type.Boolean({ description: 'there are more than are listed' }),
});
export type MovedDates = Static<typeof MovedDates>;
const Agencies = Type.Object({ items: Type.Array(Type.Object({ code: Text, name: Text })) });
export type ClosableAgencies = Static<typeof Agencies>;

const Closure = {
  agencyCode: Type.String({ maxLength: 35 }),
  date: Type.String({ format: 'date' }),
  sessions: Type.Optional(Type.String({ maxLength: 100, description: "hours that remain, like '07:30-11:30'" })),
  name: Type.String({ maxLength: 300 }),
  notice: Type.String({ maxLength: 300 }),
};
const OVERSEERS = { roles: ['AGENCY_ADMINISTRATOR', 'AGENCY_LEADER', 'CENTRE_HEAD', 'PROVINCE_LEADER'] } as const;

/** Promised dates that a later change of the calendar has put out of step. */
export function registerMovedDatesApi(app: App): void {
  api(app, {
    method: 'GET',
    path: '/api/v1/moved-dates',
    access: OVERSEERS,
    summary: 'Open dossiers whose date would be another one if it were counted today; nothing is changed',
    tags: ['due dates'],
    response: MovedDates,
    handler: async ({ ctx }) => present(ctx, await listMovedDates(ctx)),
  });

  api(app, {
    method: 'GET',
    path: '/api/v1/moved-dates/list.csv',
    access: OVERSEERS,
    summary: 'The same as CSV',
    tags: ['due dates'],
    response: Type.Unsafe<string>({ type: 'string', description: 'text/csv' }),
    handler: async ({ ctx, reply }) => {
      const { items } = await listMovedDates(ctx);
      reply.header('content-disposition', 'attachment; filename="ngay-hen-bi-lech.csv"');
      reply.type('text/csv; charset=utf-8');
      return toCsv(ctx, items);
    },
  });

  api(app, {
    method: 'POST',
    path: '/api/v1/moved-dates/trial',
    access: OVERSEERS,
    summary: 'Which dossiers a closure would put out of step; nothing is changed',
    tags: ['due dates'],
    body: Type.Object(Closure),
    response: MovedDates,
    handler: async ({ ctx, body }) => present(ctx, await listMovedDates(ctx, body)),
  });

  api(app, {
    method: 'GET',
    path: '/api/v1/closures/agencies',
    access: { roles: ['AGENCY_ADMINISTRATOR', 'SYSTEM_ADMINISTRATOR', ...OVERSEERS.roles] },
    summary: 'Agencies whose calendar one may change',
    tags: ['due dates'],
    response: Agencies,
    handler: async ({ ctx }) => ({ items: await listClosable(ctx) }),
  });

  api(app, {
    method: 'POST',
    path: '/api/v1/closures',
    access: { roles: ['AGENCY_ADMINISTRATOR', 'SYSTEM_ADMINISTRATOR'] },
    summary: 'Add a closure to an agency’s calendar; promised dates stay',
    tags: ['due dates'],
    body: Type.Object(Closure),
    response: Type.Object({ done: Type.Literal(true) }),
    handler: async ({ ctx, body }) => {
      await closeAgency(ctx, body);
      return { done: true as const };
    },
  });
}

function present(ctx: Ctx, { items, ...rest }: Awaited<ReturnType<typeof listMovedDates>>): MovedDates {
  return {
    ...rest,
    items: items.map(({ why, competentAgencyCode: _, ...item }) => ({
      ...item,
      why: why.map((line) => inLanguage(line, ctx.language)),
    })),
  };
}

function toCsv({ language }: Ctx, items: readonly MovedDossier[]): string {
  const { field } = words(language).movedDates;
  const columns = ['code', 'procedure', 'applicant', 'agency', 'dueAt', 'newDueAt', 'why'] as const;
  const rows = items.map((item) => [
    item.code,
    item.procedureName,
    item.applicantName,
    item.competentAgencyName,
    formatDateTime(item.dueAt),
    formatDateTime(item.newDueAt),
    item.why.map((line) => inLanguage(line, language)).join(' '),
  ]);
  const options = { bom: true, escape_formulas: true, record_delimiter: 'windows' as const };
  return stringify([columns.map((column) => field[column]), ...rows], options);
}

async function listClosable(ctx: Ctx) {
  const agencies = administeredAgencies(ctx.actor);
  const own = agencies === 'ALL' ? agencies : agencies.filter((code) => overseenAgencies(ctx.actor).includes(code));
  if (own !== 'ALL' && own.length === 0) return [];
  return ctx.db
    .selectFrom('agency')
    .select(['code', 'name'])
    .where('active', '=', true)
    .$if(own !== 'ALL', (query) => query.where('code', 'in', own === 'ALL' ? [] : own))
    .orderBy('name')
    .execute();
}
