import { v7 as uuidv7 } from 'uuid';
import { vietnamDate } from '../../domain/calendar/instant.ts';
import { ROLES, type Role } from '../../domain/process/process.ts';
import { cleanText } from '../../domain/text/normalise.ts';
import { words } from '../../i18n/words.ts';
import type { Ctx, TxCtx } from '../../platform/context.ts';
import type { FieldProblem } from '../../platform/errors.ts';

/** A post as it is asked for. */
export interface PostInput {
  role: string;
  agencyCode: string;
  /** null: the whole agency */
  unitId: string | null;
  /** as on the officer's card, e.g. 'Trưởng phòng Hành chính tư pháp' */
  title?: string;
  /** first and last day, 'YYYY-MM-DD'; from today and without end when left out */
  validFrom?: string;
  validTo?: string;
}

export type CheckedPost = PostInput & { role: Role };

/** Posts whose role, agency and unit exist, or what is wrong with each (`posts.0.role`). Two queries however many. */
export async function checkPosts(
  ctx: Ctx,
  posts: readonly PostInput[],
): Promise<{ posts: CheckedPost[]; fields: FieldProblem[] }> {
  const text = words(ctx.language).accounts.officers;
  const agencies = await knownAgencies(ctx, posts);
  const units = await knownUnits(ctx, posts);
  const fields: FieldProblem[] = [];
  const checked: CheckedPost[] = [];
  for (const [index, post] of posts.entries()) {
    const role = ROLES.find((known) => known === post.role);
    if (!role) fields.push({ field: `posts.${index}.role`, code: 'UNKNOWN', message: text.roleUnknown });
    if (!agencies.has(post.agencyCode)) {
      fields.push({ field: `posts.${index}.agencyCode`, code: 'UNKNOWN', message: text.agencyUnknown });
    }
    if (post.unitId !== null && units.get(post.unitId) !== post.agencyCode) {
      fields.push({ field: `posts.${index}.unitId`, code: 'UNKNOWN', message: text.unitUnknown });
    }
    if (role) checked.push({ ...post, role });
  }
  if (posts.length === 0) fields.push({ field: 'posts', code: 'REQUIRED', message: text.postMissing });
  return { posts: checked, fields };
}

async function knownAgencies(ctx: Ctx, posts: readonly PostInput[]): Promise<Set<string>> {
  if (posts.length === 0) return new Set();
  const codes = posts.map((post) => post.agencyCode);
  const rows = await ctx.db
    .selectFrom('agency')
    .select('code')
    .where('code', 'in', codes)
    .where('active', '=', true)
    .execute();
  return new Set(rows.map((row) => row.code));
}

async function knownUnits(ctx: Ctx, posts: readonly PostInput[]): Promise<Map<string, string>> {
  const ids = posts.flatMap((post) => post.unitId ?? []);
  if (ids.length === 0) return new Map();
  const today = vietnamDate(ctx.clock.now().getTime());
  const rows = await ctx.db
    .selectFrom('unit')
    .select(['id', 'agencyCode'])
    .where('id', 'in', ids)
    // nobody is appointed to what has ended
    .where((where) => where.or([where('validTo', 'is', null), where('validTo', '>=', today)]))
    .execute();
  return new Map(rows.map((row) => [row.id, row.agencyCode]));
}

/** Writes posts that were checked and allowed. */
export async function insertPosts(ctx: TxCtx, accountId: string, posts: readonly CheckedPost[]): Promise<void> {
  const today = vietnamDate(ctx.clock.now().getTime());
  await ctx.db
    .insertInto('post')
    .values(
      posts.map(({ role, agencyCode, unitId, title, validFrom, validTo }) => ({
        id: uuidv7(),
        accountId,
        role,
        agencyCode,
        unitId,
        title: title ? cleanText(title).slice(0, 200) : null,
        validFrom: validFrom ?? today,
        validTo: validTo ?? null,
      })),
    )
    .execute();
}
