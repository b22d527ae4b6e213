import { sql } from 'kysely';
import type {
  AgencyFacts,
  OfferingFacts,
  Organisation,
  PostFacts,
  UnitFacts,
} from '../../domain/reorganisation/organisation.ts';
import type { Ctx } from '../../platform/context.ts';

/**
 * The whole organisation as it stands, for a day `YYYY-MM-DD`: posts that will be held then or later. Four queries; a
 * province has some hundred agencies and some thousand posts.
 */
export async function loadOrganisation(ctx: Ctx, day: string): Promise<Organisation> {
  const agencies = await ctx.db
    .selectFrom('agency')
    .leftJoin('reorganisationPlan', 'reorganisationPlan.id', 'agency.foundedBy')
    .select([
      'agency.code',
      'agency.parentCode',
      'agency.name',
      'agency.nameEn',
      'agency.shortName',
      'agency.tier',
      'agency.kind',
      'agency.address',
      'agency.phone',
      'agency.email',
      'agency.calendarId',
      'agency.active',
    ])
    // a code that only a plan had, which was taken back, is free again
    .where(sql<boolean>`agency.active OR reorganisation_plan.state IS DISTINCT FROM 'REVERTED'`)
    .orderBy('agency.code')
    .execute();
  const units = await ctx.db
    .selectFrom('unit')
    .select(['id', 'agencyCode', 'key', 'name', 'nameEn', 'kind'])
    .where('validTo', 'is', null)
    .orderBy('agencyCode')
    .orderBy('key')
    .execute();
  const posts = await ctx.db
    .selectFrom('post')
    .innerJoin('account', 'account.id', 'post.accountId')
    .select(['post.id', 'post.accountId', 'post.agencyCode', 'post.unitId', 'post.role'])
    .select(sql<boolean>`account.status = 'ACTIVE' AND post.valid_from <= ${day}::date`.as('usable'))
    .where((where) => where.or([where('post.validTo', 'is', null), where('post.validTo', '>=', day)]))
    .orderBy('post.id')
    .execute();
  const offerings = await ctx.db
    .selectFrom('offering')
    .innerJoin('procedure', 'procedure.code', 'offering.procedureCode')
    .select([
      'offering.procedureCode',
      'procedure.fieldCode',
      'offering.competentAgencyCode',
      'offering.receivingAgencyCode',
      'offering.processId',
      'offering.divisionId',
      'offering.supplementRestart',
    ])
    .where('offering.active', '=', true)
    .orderBy('offering.procedureCode')
    .orderBy('offering.competentAgencyCode')
    .execute();
  return {
    agencies: agencies as AgencyFacts[],
    units: units as UnitFacts[],
    posts: posts as PostFacts[],
    offerings: offerings as OfferingFacts[],
  };
}
