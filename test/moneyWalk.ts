import type { Dossier } from '../src/features/dossiers/store.ts';
import { collectObligation, issueByHand } from '../src/features/payments/handleObligation.ts';
import { listObligations, type Obligation } from '../src/features/payments/store.ts';
import { type FeeReceipt, listFeeReceipts } from '../src/features/receipts/feeReceipt.ts';
import type { Ctx } from '../src/platform/context.ts';
import type { DossierWalk } from './dossierWalk.ts';
import { ctxAs, type SampleDatabase } from './sampleProvince.ts';

export const RECEPTION = 'tiepnhan.trungtam';
/** what `owing` leaves to be paid, in đồng */
export const OWED = 75_000;

export interface MoneyWalk {
  as(login: string, options?: { now?: Date }): Promise<Ctx>;
  /** the last thing that the dossier was to pay */
  owedBy(dossier: Dossier): Promise<Obligation>;
  receiptsOf(dossier: Dossier): Promise<FeeReceipt[]>;
  /** a dossier with something to pay, issued by hand */
  owing(): Promise<Dossier>;
  paidInCash(): Promise<Dossier>;
}

/** The first steps of what tests do with money. */
export function moneyWalk(sample: SampleDatabase, walk: DossierWalk): MoneyWalk {
  const as: MoneyWalk['as'] = (login, options) => ctxAs(sample.db, login, options);
  const owedBy = async ({ id }: Dossier) => {
    const last = (await listObligations(sample, id)).at(-1);
    if (!last) throw new Error('nothing is owed');
    return last;
  };
  const owing = async () => {
    const dossier = await walk.enter('sixSteps');
    const line = { name: 'Phí thẩm định', kind: 'FEE', vnd: OWED, basis: 'TT 01' } as const;
    await issueByHand(await as(RECEPTION), dossier.id, line);
    return dossier;
  };
  return {
    as,
    owedBy,
    receiptsOf: async (dossier) => listFeeReceipts(sample.db, [(await owedBy(dossier)).id]),
    owing,
    paidInCash: async () => {
      const dossier = await owing();
      await collectObligation(await as(RECEPTION), (await owedBy(dossier)).id, { way: 'CASH' });
      return dossier;
    },
  };
}
