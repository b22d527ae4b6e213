import type { Ctx } from '../../platform/context.ts';
import { anyOf } from '../../platform/db/anyOf.ts';
import { readTogether } from '../../platform/db/readTogether.ts';

/** Who resolves a procedure and where it is handed in. */
export interface Offering {
  procedureCode: string;
  competentAgency: AgencyBrief;
  receivingAgency: AgencyBrief;
  processId: string;
  divisionId: string | null;
  supplementRestart: 'RESTART' | 'RESUME';
}

export interface AgencyBrief {
  code: string;
  name: string;
  nameEn: string | null;
  tier: string;
  address: string;
  phone: string | null;
}

/** Where a procedure can be had today, by tier and name. One query. */
export async function listOfferings(ctx: Ctx, procedureCode: string): Promise<Offering[]> {
  return (await readTogether(ctx, readOfferings, procedureCode)) ?? [];
}

async function readOfferings(ctx: Ctx, codes: string[]): Promise<Map<string, Offering[]>> {
  const rows = await ctx.db
    .selectFrom('offering')
    .innerJoin('agency as competent', 'competent.code', 'offering.competentAgencyCode')
    .innerJoin('agency as receiving', 'receiving.code', 'offering.receivingAgencyCode')
    .select(['procedureCode', 'processId', 'divisionId', 'supplementRestart'])
    .select([
      'competent.code as competentCode',
      'competent.name as competentName',
      'competent.nameEn as competentNameEn',
    ])
    .select([
      'competent.tier as competentTier',
      'competent.address as competentAddress',
      'competent.phone as competentPhone',
    ])
    .select([
      'receiving.code as receivingCode',
      'receiving.name as receivingName',
      'receiving.nameEn as receivingNameEn',
    ])
    .select([
      'receiving.tier as receivingTier',
      'receiving.address as receivingAddress',
      'receiving.phone as receivingPhone',
    ])
    .where('procedureCode', '=', anyOf(codes))
    .where('offering.active', '=', true)
    .where('competent.active', '=', true)
    .orderBy('competent.tier')
    .orderBy('competent.name')
    .execute();
  const offerings = rows.map(
    (row): Offering => ({
      procedureCode: row.procedureCode,
      processId: row.processId,
      divisionId: row.divisionId,
      supplementRestart: row.supplementRestart === 'RESUME' ? 'RESUME' : 'RESTART',
      competentAgency: {
        code: row.competentCode,
        name: row.competentName,
        nameEn: row.competentNameEn,
        tier: row.competentTier,
        address: row.competentAddress,
        phone: row.competentPhone,
      },
      receivingAgency: {
        code: row.receivingCode,
        name: row.receivingName,
        nameEn: row.receivingNameEn,
        tier: row.receivingTier,
        address: row.receivingAddress,
        phone: row.receivingPhone,
      },
    }),
  );
  return new Map(codes.map((code) => [code, offerings.filter((offering) => offering.procedureCode === code)]));
}
