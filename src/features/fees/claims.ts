import type { Ctx } from '../../platform/context.ts';

export const CLAIM_STATUSES = ['ASKED', 'CONFIRMED', 'REFUSED'] as const;
export type ClaimStatus = (typeof CLAIM_STATUSES)[number];

/** A ground for paying less that the applicant claims. */
export interface FeeClaim {
  id: string;
  reductionId: string;
  /** of the ground, as the fee table has it */
  name: string;
  percent: number;
  basis: string;
  explanation: string;
  fileId: string | null;
  status: ClaimStatus;
  askedAt: Date;
  askedByName: string;
  decidedAt: Date | null;
  decidedByName: string | null;
  /** why it was refused */
  answer: string;
}

/** What was claimed for a dossier, oldest first. One query. */
export async function listClaims({ db }: Pick<Ctx, 'db'>, dossierId: string): Promise<FeeClaim[]> {
  const rows = await db
    .selectFrom('feeClaim')
    .innerJoin('feeReduction', 'feeReduction.id', 'feeClaim.reductionId')
    .select(['feeClaim.id', 'reductionId', 'name', 'percent', 'basis', 'explanation', 'fileId', 'status'])
    .select(['askedAt', 'askedByName', 'decidedAt', 'decidedByName', 'answer'])
    .where('dossierId', '=', dossierId)
    .orderBy('askedAt')
    .execute();
  return rows.map(({ status, ...row }) => ({ ...row, status: status as ClaimStatus }));
}

/** Grounds an officer has confirmed, by id: what is owed follows them. One query. */
export async function confirmedReductions({ db }: Pick<Ctx, 'db'>, dossierId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('feeClaim')
    .select('reductionId')
    .where('dossierId', '=', dossierId)
    .where('status', '=', 'CONFIRMED')
    .execute();
  return rows.map(({ reductionId }) => reductionId);
}
