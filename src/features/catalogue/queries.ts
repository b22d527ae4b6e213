import type { Ctx } from '../../platform/context.ts';
import { readTogether } from '../../platform/db/readTogether.ts';
import { getCatalogue } from './catalogueIndex.ts';

export interface FieldCount {
  code: string;
  name: string;
  /** procedures in force */
  count: number;
}

/** Fields that have procedures in force, by name. */
export async function listFields(ctx: Ctx): Promise<FieldCount[]> {
  const { procedures } = await getCatalogue(ctx);
  const fields = new Map<string, FieldCount>();
  for (const { field, state } of procedures) {
    if (state !== 'IN_FORCE') continue;
    const known = fields.get(field.code);
    if (known) known.count++;
    else fields.set(field.code, { ...field, count: 1 });
  }
  return [...fields.values()].sort((one, other) => one.name.localeCompare(other.name, 'vi'));
}

export interface Notice {
  id: string;
  kind: 'INFO' | 'MAINTENANCE' | 'INCIDENT';
  title: string;
  titleEn: string | null;
  body: string;
  bodyEn: string | null;
  shownFrom: Date;
  shownTo: Date | null;
}

const MOST_NOTICES = 50;

/** Notices to be shown at this moment, newest first. One query. */
export async function listNotices(ctx: Ctx, limit = MOST_NOTICES): Promise<Notice[]> {
  return (await readTogether(ctx, readNotices, ''))?.slice(0, limit) ?? [];
}

async function readNotices(ctx: Ctx): Promise<Map<string, Notice[]>> {
  const now = ctx.clock.now();
  const rows = await ctx.db
    .selectFrom('notice')
    .select(['id', 'kind', 'title', 'titleEn', 'body', 'bodyEn', 'shownFrom', 'shownTo'])
    .where('shownFrom', '<=', now)
    .where((where) => where.or([where('shownTo', 'is', null), where('shownTo', '>', now)]))
    .orderBy('shownFrom', 'desc')
    .limit(MOST_NOTICES)
    .execute();
  return new Map([['', rows as Notice[]]]);
}
