import type { Ctx } from '../../platform/context.ts';
import { agencyNotFound } from './errors.ts';

export const AGENCY_TIERS = ['PROVINCE', 'DISTRICT', 'COMMUNE', 'VERTICAL'] as const;
export type AgencyTier = (typeof AGENCY_TIERS)[number];

/** An agency as the public directory shows it. */
export interface Agency {
  code: string;
  parentCode: string | null;
  name: string;
  nameEn: string | null;
  shortName: string;
  tier: AgencyTier;
  kind: string;
  address: string;
  phone: string | null;
  email: string | null;
  hotline: string | null;
  hostName: string | null;
}

/** Agencies that work today, by tier and name. One query. */
export async function listAgencies(ctx: Ctx, filter: { tier?: AgencyTier } = {}): Promise<Agency[]> {
  const query = agencies(ctx).orderBy('tier').orderBy('name');
  const rows = await (filter.tier ? query.where('tier', '=', filter.tier) : query).execute();
  return (rows as Agency[]).sort((one, other) => AGENCY_TIERS.indexOf(one.tier) - AGENCY_TIERS.indexOf(other.tier));
}

/** @throws catalogue.agency_not_found */
export async function getAgency(ctx: Ctx, code: string): Promise<Agency> {
  const row = await agencies(ctx).where('code', '=', code).executeTakeFirst();
  if (!row) throw agencyNotFound({ values: { code: code.slice(0, 60) } });
  return row as Agency;
}

/** The agency whose own host name a visitor came by, without port; undefined for the province's portal. */
export async function findAgencyByHost(ctx: Ctx, host: string): Promise<Agency | undefined> {
  const name = host.replace(/:\d+$/, '').toLowerCase();
  return (await agencies(ctx).where('hostName', '=', name).executeTakeFirst()) as Agency | undefined;
}

function agencies(ctx: Ctx) {
  return ctx.db
    .selectFrom('agency')
    .select([
      'code',
      'parentCode',
      'name',
      'nameEn',
      'shortName',
      'tier',
      'kind',
      'address',
      'phone',
      'email',
      'hotline',
      'hostName',
    ])
    .where('active', '=', true);
}
