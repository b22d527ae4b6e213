import type { ProvinceMap } from '../../domain/feedback/provinceMap.ts';
import type { Ctx } from '../../platform/context.ts';

/** The province's map; undefined where none was drawn. One query. */
export async function getMap({ db }: Pick<Ctx, 'db'>): Promise<ProvinceMap | undefined> {
  const row = await db.selectFrom('provinceSetting').select('value').where('key', '=', 'map').executeTakeFirst();
  return row?.value as unknown as ProvinceMap | undefined;
}
