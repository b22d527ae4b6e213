import { sql } from 'kysely';
import Type, { type Static } from 'typebox';
import { FIRST_PUBLISHED_YEAR, LAST_PUBLISHED_YEAR, NATIONAL_DAYS } from '../../domain/calendar/nationalDays.ts';
import type { Ctx } from '../../platform/context.ts';
import type { App } from '../../platform/http/app.ts';
import { api } from '../../platform/http/route.ts';
import { nullable } from '../../platform/nullable.ts';
import { publishYear, type YearInput } from './publishYear.ts';

const Text = Type.String();
const Day = Type.String({ format: 'date' });
const Name = Type.Object({ vi: Type.String({ maxLength: 200 }), en: Type.Optional(Type.String({ maxLength: 200 })) });
const YearDay = Type.Object({
  date: Day,
  kind: Type.Unsafe<'OFF' | 'WORK'>({ type: 'string', enum: ['OFF', 'WORK'] }),
  name: Name,
  inPlaceOf: Type.Optional(Day),
});
const Years = Type.Object({
  items: Type.Array(
    Type.Object({
      year: Type.Integer(),
      builtIn: Type.Boolean({ description: 'comes with the program' }),
      complete: Type.Boolean({ description: 'false: only the days that stand in the law are known' }),
      notice: Text,
      decisionDate: nullable(Day),
      recordedAt: nullable(Text),
      recordedByName: Text,
      days: Type.Array(YearDay),
    }),
  ),
});
export type NationalYears = Static<typeof Years>;

const ADMINISTRATORS = { roles: ['SYSTEM_ADMINISTRATOR'] } as const;

/** The national calendar, year by year. */
export function registerCalendarApi(app: App): void {
  api(app, {
    method: 'GET',
    path: '/api/v1/national-years',
    access: ADMINISTRATORS,
    summary: 'Days off and exchanged days of each year, with the notices that decided them',
    tags: ['due dates'],
    response: Years,
    handler: async ({ ctx }) => ({ items: await listYears(ctx) }),
  });

  api(app, {
    method: 'POST',
    path: '/api/v1/national-years',
    access: ADMINISTRATORS,
    summary: 'Publish the days off and exchanged days of a year; promised dates stay',
    tags: ['due dates'],
    body: Type.Object({
      year: Type.Integer({ minimum: FIRST_PUBLISHED_YEAR, maximum: 2100 }),
      days: Type.Array(YearDay, { maxItems: 60 }),
      notice: Type.String({ maxLength: 300 }),
      decisionDate: Day,
    }),
    response: Type.Object({ id: Text }),
    handler: ({ ctx, body }) => publishYear(ctx, body),
  });
}

/** The newest year first; what was published goes before what is built in. One query. */
async function listYears({ db }: Ctx): Promise<NationalYears['items']> {
  const rows = await db
    .selectFrom('nationalYear')
    .distinctOn('year')
    .select(['year', 'notice', 'decisionDate', 'recordedAt', 'recordedByName'])
    .select(sql<YearInput['days']>`days`.as('days'))
    .orderBy('year')
    .orderBy('recordedAt', 'desc')
    .execute();
  const own = rows.map((row) => ({ ...row, recordedAt: row.recordedAt.toISOString(), builtIn: false, complete: true }));
  const years = [...new Set(NATIONAL_DAYS.map(({ date }) => Number(date.slice(0, 4))))];
  const builtIn = years
    .filter((year) => !own.some((one) => one.year === year))
    .map((year) => {
      const days = NATIONAL_DAYS.filter(({ date }) => date.startsWith(`${year}-`));
      return {
        year,
        builtIn: true,
        complete: year <= LAST_PUBLISHED_YEAR,
        notice: [...new Set(days.flatMap(({ notice }) => notice ?? []))].join('; '),
        decisionDate: null,
        recordedAt: null,
        recordedByName: '',
        days: days.map(({ date, kind, name, inPlaceOf }) => ({ date, kind, name, ...(inPlaceOf && { inPlaceOf }) })),
      };
    });
  return [...own, ...builtIn].sort((a, b) => b.year - a.year);
}
