import { sql } from 'kysely';
import { words } from '../../i18n/words.ts';
import type { Ctx } from '../../platform/context.ts';
import { requireSystemAdministrator } from './mayReorganise.ts';

/** What the editor's lists offer: agencies with their units, calendars, fields. Three queries. */
export async function listOptions(ctx: Ctx) {
  requireSystemAdministrator(ctx.actor);
  const agencies = await ctx.db
    .selectFrom('agency')
    .select(['code', 'name', 'shortName', 'tier', 'kind', 'parentCode', 'calendarId', 'address'])
    .select(
      sql<{ id: string; key: string; name: string }[]>`(
        SELECT coalesce(jsonb_agg(jsonb_build_object('id', unit.id, 'key', unit.key, 'name', unit.name) ORDER BY unit.key), '[]')
        FROM unit WHERE unit.agency_code = agency.code AND unit.valid_to IS NULL)`.as('units'),
    )
    .where('active', '=', true)
    .orderBy('code')
    .execute();
  const calendars = await ctx.db.selectFrom('calendar').select(['id', 'name']).orderBy('name').execute();
  const fields = await ctx.db.selectFrom('field').select(['code', 'name']).orderBy('name').execute();
  return { agencies, calendars, fields };
}

/** Officers' posts in these agencies, for choosing where somebody goes. One query. */
export async function listPosts(ctx: Ctx, agencyCodes: string[]) {
  requireSystemAdministrator(ctx.actor);
  const roles = words(ctx.language).dossier.role;
  const rows = await ctx.db
    .selectFrom('post')
    .innerJoin('account', 'account.id', 'post.accountId')
    .leftJoin('unit', 'unit.id', 'post.unitId')
    .select(['post.id', 'post.agencyCode', 'post.role', 'account.fullName', 'unit.name as unitName'])
    .where('post.agencyCode', '=', sql<string>`ANY(${agencyCodes})`)
    .where((where) =>
      where.or([where('post.validTo', 'is', null), where('post.validTo', '>=', sql<string>`${ctx.clock.now()}::date`)]),
    )
    .orderBy('post.agencyCode')
    .orderBy('account.fullName')
    .limit(2_000)
    .execute();
  return rows.map(({ role, fullName, unitName, ...row }) => ({
    ...row,
    label: [fullName, roles[role as keyof typeof roles], unitName].filter(Boolean).join(' – '),
  }));
}
