import { type Static, Type } from 'typebox';
import { Value } from 'typebox/value';
import { bareUnitName } from '../../domain/form/places.ts';
import { type Ctx, inTransaction } from '../../platform/context.ts';

const Row = (size: number) => Type.Array(Type.Unknown(), { minItems: size });

/** The open list of units before and after 01/07/2025, as rows: provinces, districts, communes, and what became what. */
export const AdminUnitsFile = Type.Object({
  old: Type.Object({
    provinces: Type.Array(Row(2)),
    districts: Type.Array(Row(4)),
    wards: Type.Array(Row(4)),
  }),
  new: Type.Object({ provinces: Type.Array(Row(2)), wards: Type.Array(Row(4)) }),
  wardMapping: Type.Object({ rows: Type.Array(Row(2)) }),
});

export type AdminUnitsData = Static<typeof AdminUnitsFile>;

const ROWS_AT_ONCE = 1000;

/**
 * Takes in the communes of today and those before, in place of what was there. `provinceCode` keeps one province of
 * today and what went into it. Throws `RangeError` for a file of another shape.
 */
export async function importPlaces(
  ctx: Ctx,
  file: unknown,
  provinceCode?: string,
): Promise<{ current: number; former: number }> {
  if (!Value.Check(AdminUnitsFile, file)) throw new RangeError('not a list of administrative units');
  const names = new Map(
    [...file.old.provinces, ...file.old.districts].map(([code, name, , province]) => [
      String(code),
      { name: String(name), province: String(province) },
    ]),
  );
  const provinces = new Map(file.new.provinces.map(([code, name]) => [String(code), String(name)]));
  const targets = new Map(file.wardMapping.rows.map(([code, to]) => [String(code), (to as string[]).map(String)]));
  const current = file.new.wards
    .filter(([, , , province]) => provinceCode === undefined || province === provinceCode)
    .map(([code, name, , province]) => unit(code, name, { province: provinces.get(String(province)) ?? '' }));
  const kept = new Set(current.map(({ code }) => code));
  const former = file.old.wards.flatMap(([code, name, , districtCode]) => {
    const became = (targets.get(String(code)) ?? []).filter((to) => kept.has(to));
    const district = names.get(String(districtCode));
    if (became.length === 0 || !district) return [];
    const province = names.get(district.province)?.name ?? '';
    return [{ ...unit(code, name, { province }), former: true, district: district.name, became }];
  });
  await inTransaction(ctx, async (tx) => {
    await tx.db.deleteFrom('adminUnit').execute();
    const all = [...current, ...former];
    for (let from = 0; from < all.length; from += ROWS_AT_ONCE)
      await tx.db
        .insertInto('adminUnit')
        .values(all.slice(from, from + ROWS_AT_ONCE))
        .execute();
  });
  return { current: current.length, former: former.length };
}

function unit(code: unknown, name: unknown, { province }: { province: string }) {
  return {
    code: String(code),
    name: String(name),
    folded: bareUnitName(String(name)),
    province,
    former: false,
    district: null as string | null,
    became: [] as string[],
  };
}
