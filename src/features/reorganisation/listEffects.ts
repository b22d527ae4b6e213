import { stringify } from 'csv-stringify/sync';
import { fillIn } from '../../domain/text/fillIn.ts';
import { words } from '../../i18n/words.ts';
import type { Ctx } from '../../platform/context.ts';
import type { Effect, EffectSection, Severity } from './effect.ts';
import { requireSystemAdministrator } from './mayReorganise.ts';

/** A line of the dry run in the reader's language. */
export interface EffectLine extends Pick<Effect, 'section' | 'severity' | 'code' | 'count'> {
  number: number;
  text: string;
  toDo: string;
}

/** How many lines each part has of each kind. One query. */
export async function countEffects(ctx: Ctx, planId: string) {
  requireSystemAdministrator(ctx.actor);
  const rows = await ctx.db
    .selectFrom('reorganisationEffect')
    .select(['section', 'severity'])
    .select((select) => [select.fn.countAll<number>().as('lines'), select.fn.sum<number>('count').as('things')])
    .where('planId', '=', planId)
    .groupBy(['section', 'severity'])
    .execute();
  return rows.map((row) => ({
    section: row.section as EffectSection,
    severity: row.severity as Severity,
    lines: Number(row.lines),
    things: Number(row.things),
  }));
}

export interface EffectFilter {
  section?: EffectSection;
  severity?: Severity;
  /** number of the last line of the page before */
  after?: number;
  limit: number;
}

/** A page of the stored dry run. One query. */
export async function listEffects(ctx: Ctx, planId: string, filter: EffectFilter): Promise<EffectLine[]> {
  requireSystemAdministrator(ctx.actor);
  let query = ctx.db
    .selectFrom('reorganisationEffect')
    .select(['number', 'section', 'severity', 'code', 'data', 'count'])
    .where('planId', '=', planId)
    .where('number', '>', filter.after ?? 0)
    .orderBy('number')
    .limit(filter.limit);
  if (filter.section) query = query.where('section', '=', filter.section);
  if (filter.severity) query = query.where('severity', '=', filter.severity);
  const rows = await query.execute();
  return rows.map(({ data, ...row }) => inWords(ctx, { ...row, data } as unknown as Effect & { number: number }));
}

function inWords(ctx: Ctx, { number, section, severity, code, data, count }: Effect & { number: number }): EffectLine {
  const tree = words(ctx.language);
  const { effect, toDo } = tree.reorganisation;
  const role = (tree.dossier.role as Record<string, string>)[data.role ?? ''];
  const filled = { ...data, count: String(count), ...(role && { role: role.toLowerCase() }) };
  return {
    number,
    section,
    severity,
    code,
    count,
    text: fillIn((effect as Record<string, string>)[code] ?? code, filled),
    toDo: (toDo as Record<string, string>)[code] ?? '',
  };
}

/** The whole dry run as a table: CSV (RFC 4180) with a byte order mark, as spreadsheets read it. */
export async function exportEffects(ctx: Ctx, planId: string): Promise<string> {
  const { column, section, severity } = words(ctx.language).reorganisation.check;
  const lines = await listEffects(ctx, planId, { limit: 500_000 });
  const table = [
    [column.section, column.severity, column.what, column.count, column.toDo],
    ...lines.map((line) => [section[line.section], severity[line.severity], line.text, String(line.count), line.toDo]),
  ];
  return stringify(table, { bom: true, escape_formulas: true, record_delimiter: 'windows' });
}
