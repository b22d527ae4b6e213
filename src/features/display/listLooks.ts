import { sql } from 'kysely';
import type { Ctx } from '../../platform/context.ts';
import { administeredAgencies } from '../accounts/administration.ts';
import { checkAdministers } from './saveLook.ts';

const MOST = 100;

/**
 * The agencies whose sites the actor may give a look, and the looks of one of them (the first when none is named), the latest
 * first. Two queries. @throws common.forbidden
 */
export async function listLooks(ctx: Ctx, wanted: string | undefined) {
  const own = administeredAgencies(ctx.actor);
  const agencies = await ctx.db
    .selectFrom('agency')
    .select(['code', 'hostName'])
    .select(ctx.language === 'en' ? sql<string>`coalesce(name_en, name)`.as('name') : 'name')
    .where('active', '=', true)
    .$if(own !== 'ALL', (query) => query.where('code', 'in', own === 'ALL' ? [] : own))
    .orderBy('name')
    .execute();
  const agencyCode = wanted ?? agencies[0]?.code ?? '';
  checkAdministers(ctx, agencyCode);
  const looks = await ctx.db
    .selectFrom('agencyLook')
    .leftJoin('account', 'account.id', 'agencyLook.editedBy')
    .select(['agencyLook.id', 'validFrom', 'name', 'nameEn', 'colour', 'hotline', 'footer', 'footerEn', 'editedAt'])
    .select('account.fullName as editedByName')
    .select(sql<boolean>`logo IS NOT NULL`.as('hasLogo'))
    .where('agencyCode', '=', agencyCode)
    .orderBy('validFrom', 'desc')
    .limit(MOST)
    .execute();
  return { agencies, looks: looks.map(({ editedAt, ...look }) => ({ ...look, editedAt: editedAt.toISOString() })) };
}
