import { inLanguage } from '../../domain/language.ts';
import type { Ctx } from '../../platform/context.ts';

/** What procedures are called, by code, in the language of the request. One query; none without codes. */
export async function nameProcedures(ctx: Ctx, codes: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (codes.length === 0) return new Map();
  const rows = await ctx.db
    .selectFrom('procedure')
    .select(['code', 'name', 'nameEn'])
    .where('code', 'in', [...new Set(codes)])
    .execute();
  return new Map(
    rows.map(({ code, name, nameEn }) => [code, inLanguage({ vi: name, en: nameEn ?? undefined }, ctx.language)]),
  );
}
