import type { Words } from '../../domain/language.ts';
import type { Ctx } from '../../platform/context.ts';

/** The name of an agency in its languages; the code where there is none. One query. */
export async function agencyWords({ db }: Pick<Ctx, 'db'>, code: string): Promise<Words> {
  const row = await db.selectFrom('agency').select(['name', 'nameEn']).where('code', '=', code).executeTakeFirst();
  return row ? { vi: row.name, en: row.nameEn ?? undefined } : { vi: code };
}
