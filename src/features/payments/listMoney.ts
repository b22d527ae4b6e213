import { sql } from 'kysely';
import { vietnamDate } from '../../domain/calendar/instant.ts';
import { claimable, type FeeReduction } from '../../domain/money/fees.ts';
import type { MoneyFilter } from '../../domain/money/moneyFilter.ts';
import { type ObligationState, surplusVnd } from '../../domain/money/obligation.ts';
import type { Ctx } from '../../platform/context.ts';
import { getDossier } from '../dossiers/getDossier.ts';
import { readFeeTable } from '../fees/assessDossier.ts';
import { type FeeClaim, listClaims } from '../fees/claims.ts';
import { type FeeReceipt, listFeeReceipts } from '../receipts/feeReceipt.ts';
import { handledAgencies } from './handledAgencies.ts';
import { mayHandleMoney } from './mayHandleMoney.ts';
import { payPath } from './payToken.ts';
import { isOpen } from './readPayable.ts';
import { listObligations, type Obligation } from './store.ts';

const MOST = 200;
const OPEN = ['CREATED', 'PENDING', 'FAILED', 'EXPIRED'];

export interface ListedObligation {
  id: string;
  dossierId: string;
  dossierCode: string;
  reason: string;
  vnd: number;
  status: ObligationState['status'];
  surplusVnd: number;
  createdAt: string;
}

/** Obligations of the agencies for which the officer handles money, newest first. One query. */
export async function listMoney(ctx: Ctx, filter: MoneyFilter): Promise<ListedObligation[]> {
  const agencies = handledAgencies(ctx.actor);
  const rows = await ctx.db
    .selectFrom('obligation')
    .innerJoin('dossier', 'dossier.id', 'obligation.dossierId')
    .select(['obligation.id', 'obligation.dossierId', 'obligation.reason', 'obligation.vnd', 'obligation.status'])
    .select(['obligation.state', 'obligation.createdAt'])
    .select((eb) => eb.fn.coalesce('dossier.code', 'dossier.submissionNumber').as('dossierCode'))
    .$if(agencies !== 'ALL', (query) =>
      query.where((eb) =>
        eb.or([
          eb('obligation.collectorCode', '=', eb.fn.any(eb.val(agencies === 'ALL' ? [] : agencies))),
          eb('dossier.receivingAgencyCode', '=', eb.fn.any(eb.val(agencies === 'ALL' ? [] : agencies))),
        ]),
      ),
    )
    .$if(filter === 'OPEN', (query) => query.where('obligation.status', 'in', OPEN))
    .$if(filter === 'PAID', (query) => query.where('obligation.status', '=', 'PAID'))
    .$if(filter === 'SURPLUS', (query) =>
      query.where(sql<boolean>`(SELECT coalesce(sum((payment ->> 'vnd')::bigint), 0)
        FROM jsonb_array_elements(obligation.state -> 'payments') AS payment)
        > CASE WHEN obligation.state ->> 'settledBy' IS NULL THEN 0 ELSE obligation.vnd END
          + (obligation.state ->> 'refundedSurplusVnd')::bigint`),
    )
    .orderBy('obligation.createdAt', 'desc')
    .limit(MOST)
    .execute();
  return rows.map(({ state, status, vnd, createdAt, ...row }) => ({
    ...row,
    vnd: Number(vnd),
    status: status as ObligationState['status'],
    surplusVnd: surplusVnd(state),
    createdAt: createdAt.toISOString(),
  }));
}

export interface OfficeMoney {
  obligations: (Obligation & { payUrl: string; open: boolean })[];
  receipts: FeeReceipt[];
  /** grounds one may claim for this dossier */
  reductions: FeeReduction[];
  claims: FeeClaim[];
  mayHandle: boolean;
}

/** The money of one dossier for an officer who may see it. */
export async function readOfficeMoney(ctx: Ctx, dossierId: string): Promise<OfficeMoney> {
  const { dossier } = await getDossier(ctx, dossierId);
  const { state } = dossier;
  const obligations = await listObligations(ctx, dossierId);
  const { reductions } = await readFeeTable(ctx, state.procedureCode);
  const day = vietnamDate(Date.parse(state.submittedAt));
  return {
    obligations: obligations.map((one) => ({
      ...one,
      payUrl: `${ctx.config.publicUrl}${payPath(ctx.config, one.id, ctx.clock.now())}`,
      open: isOpen(one, state),
    })),
    receipts: await listFeeReceipts(
      ctx.db,
      obligations.map(({ id }) => id),
    ),
    reductions: claimable({ reductions, day, channel: state.channel }),
    claims: await listClaims(ctx, dossierId),
    mayHandle: mayHandleMoney(ctx.actor, [state.receivingAgencyCode, state.competentAgencyCode]),
  };
}
