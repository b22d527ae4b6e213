import type { FormAnswers, FormDefinition } from '../../domain/form/form.ts';
import {
  type AdminUnit,
  bareUnitName,
  findPlace,
  type PlaceFinding,
  partsOfPlace,
  placeName,
} from '../../domain/form/places.ts';
import { visibleFields } from '../../domain/form/visibleFields.ts';
import type { Ctx } from '../../platform/context.ts';

/** Suggestions under a box: more are not read. */
const MOST_SUGGESTED = 12;

type Reading = Pick<Ctx, 'db'>;

/** What each typed commune is today. Two queries, none without texts; nothing where no units were imported. */
export async function findPlaces(ctx: Reading, texts: readonly string[]): Promise<Map<string, PlaceFinding>> {
  const wanted = [...new Set(texts.filter((text) => text !== ''))];
  if (wanted.length === 0) return new Map();
  const named = await readUnits(ctx, (query) =>
    query.where(
      'folded',
      'in',
      wanted.map((text) => bareUnitName(partsOfPlace(text).commune)),
    ),
  );
  const became = named.flatMap((unit) => unit.became);
  const now =
    became.length === 0
      ? []
      : await readUnits(ctx, (query) => query.where('code', 'in', became).where('former', '=', false));
  const units = [...new Map([...named, ...now].map((unit) => [`${unit.code}${unit.former}`, unit])).values()];
  const known = await provincesIn(ctx);
  return new Map(
    wanted.flatMap((text) => {
      const finding = findPlace(text, units);
      const { province } = partsOfPlace(text);
      // Where the list does not reach, what is written out in full is taken as it is.
      const beyond = finding.kind === 'UNKNOWN' && !(province && known.has(bareUnitName(province)));
      return beyond ? [] : [[text, finding] as const];
    }),
  );
}

async function provincesIn(ctx: Reading): Promise<Set<string>> {
  const rows = await ctx.db.selectFrom('adminUnit').select('province').distinct().execute();
  return new Set(rows.map(({ province }) => bareUnitName(province)));
}

/** The communes typed into a form, and what they are today. */
export async function findPlacesOf(
  ctx: Reading,
  form: FormDefinition | undefined,
  answers: FormAnswers,
): Promise<Map<string, PlaceFinding>> {
  if (!form) return new Map();
  const paths = visibleFields(form, answers)
    .filter(({ kind }) => kind === 'commune')
    .map(({ key }) => key);
  return findPlaces(
    ctx,
    paths.map((path) => (answers[path] ?? '').trim()),
  );
}

/** For `checkAnswers`: typed → today's name, or null where one must be chosen. */
export function knownPlaces(findings: ReadonlyMap<string, PlaceFinding>): Map<string, string | null> {
  return new Map([...findings].map(([text, finding]) => [text, 'name' in finding ? finding.name : null]));
}

/** Today's communes that begin with the words, also by a former name. At most two queries. */
export async function suggestPlaces(ctx: Reading, words: string): Promise<{ name: string; former: string | null }[]> {
  const { commune } = partsOfPlace(words);
  const bare = bareUnitName(commune);
  if (bare.length < 2) return [];
  const found = await readUnits(ctx, (query) =>
    query.where('folded', 'like', `${bare}%`).orderBy('former').orderBy('folded').limit(MOST_SUGGESTED),
  );
  const became = found.flatMap((unit) => unit.became);
  const now =
    became.length === 0
      ? []
      : await readUnits(ctx, (query) => query.where('code', 'in', became).where('former', '=', false));
  return found
    .flatMap((unit): { name: string; former: string | null }[] =>
      unit.former
        ? now
            .filter(({ code }) => unit.became.includes(code))
            .map((one) => ({ name: placeName(one), former: formerName(unit) }))
        : [{ name: placeName(unit), former: null }],
    )
    .slice(0, MOST_SUGGESTED);
}

function formerName({ name, district, province }: AdminUnit): string {
  return [name, district, province].filter(Boolean).join(', ');
}

/** Today's communes of the province, for a list that works without JavaScript; empty when there are too many. One query. */
export async function listCommunes(ctx: Reading): Promise<string[]> {
  const units = await readUnits(ctx, (query) =>
    query
      .where('former', '=', false)
      .orderBy('folded')
      .limit(MOST_LISTED + 1),
  );
  return units.length > MOST_LISTED ? [] : units.map(placeName);
}

const MOST_LISTED = 200;

type UnitQuery = ReturnType<typeof selectUnits>;

function selectUnits({ db }: Reading) {
  return db.selectFrom('adminUnit').select(['code', 'name', 'district', 'province', 'former', 'became']);
}

function readUnits(ctx: Reading, narrow: (query: UnitQuery) => UnitQuery): Promise<AdminUnit[]> {
  return narrow(selectUnits(ctx)).execute();
}
