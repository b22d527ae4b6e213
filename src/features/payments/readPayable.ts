import { type IsoDate, vietnamDate } from '../../domain/calendar/instant.ts';
import type { DossierState } from '../../domain/dossier/state.ts';
import { FINAL_STATUSES, STATUS } from '../../domain/dossier/status.ts';
import { isPayable } from '../../domain/money/obligation.ts';
import { formatDate } from '../../domain/text/format.ts';
import type { Ctx } from '../../platform/context.ts';
import { findDossier } from '../dossiers/findDossier.ts';
import { obligationNotFound, payLinkEnded, payLinkWithdrawn } from './errors.ts';
import { readPayToken } from './payToken.ts';
import { findObligation, type Obligation } from './store.ts';

export interface Payable {
  obligation: Obligation;
  dossier: { id: string; state: DossierState };
  collector: { code: string; name: string; nameEn: string | null };
  /** money may be asked for now */
  open: boolean;
  /** last day of the link by which it was found */
  linkUntil: IsoDate;
}

/**
 * What a pay link is for. Three queries. Throws `payments.obligation_not_found` for a link that is not ours,
 * `payments.link_ended` for one that is too old and `payments.link_withdrawn`: these show nothing any more.
 */
export async function readPayable(ctx: Ctx, token: string): Promise<Payable> {
  const link = readPayToken(ctx.config, token);
  const obligation = link && (await findObligation(ctx.db, link.obligationId));
  const dossier = obligation && (await findDossier(ctx.db, obligation.dossierId));
  if (!dossier) throw obligationNotFound();
  const { givenOutAt, lastDay: linkUntil } = link;
  if (obligation.linksFrom && givenOutAt < obligation.linksFrom) throw payLinkWithdrawn();
  if (linkUntil < vietnamDate(ctx.clock.now().getTime()))
    throw payLinkEnded({ values: { day: formatDate(linkUntil) } });
  const collector = await ctx.db
    .selectFrom('agency')
    .select(['code', 'name', 'nameEn'])
    .where('code', '=', obligation.collectorCode)
    .executeTakeFirstOrThrow();
  return { obligation, dossier, collector, open: isOpen(obligation, dossier.state), linkUntil };
}

/** Nobody pays for what will not be done any more. */
export function isOpen(obligation: Obligation, { status }: Pick<DossierState, 'status'>): boolean {
  return isPayable(obligation.state) && status !== STATUS.STOPPED && !isEnded(status);
}

/** A dossier that was handed over may still owe its fee. */
function isEnded(status: DossierState['status']): boolean {
  return FINAL_STATUSES.includes(status) && status !== STATUS.RETURNED;
}
