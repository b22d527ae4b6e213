import { type Ctx, inTransaction, type TxCtx } from '../../platform/context.ts';
import { distrustCatalogue } from './catalogueIndex.ts';
import { offeringUnknown } from './errors.ts';
import { requirePublisher } from './mayPublish.ts';
import { bumpRevision } from './publishProcedure.ts';
import { today } from './today.ts';

/** Who resolves a procedure, where it is received, by which process and in which division. */
export interface OfferingInput {
  procedureCode: string;
  competentAgencyCode: string;
  receivingAgencyCode: string;
  /** the newest number of this process is taken */
  processKey: string;
  /** key of the division in the competent agency that works on it */
  divisionKey?: string;
  /** whether the limit starts anew or goes on after a supplement */
  supplementRestart?: 'RESTART' | 'RESUME';
  active?: boolean;
}

/**
 * Says that an agency offers a procedure, or how from now on. Dossiers under way keep the process they started with.
 * @throws catalogue.offering_unknown (values: what) when procedure, agency, process or division does not exist
 */
export async function offerProcedure(ctx: Ctx, input: OfferingInput): Promise<void> {
  requirePublisher(ctx);
  await inTransaction(ctx, async (tx) => {
    const row = await resolve(tx, input);
    await tx.db
      .insertInto('offering')
      .values(row)
      .onConflict((conflict) => conflict.columns(['procedureCode', 'competentAgencyCode']).doUpdateSet(row))
      .execute();
    await bumpRevision(tx);
  });
  distrustCatalogue(ctx);
}

async function resolve(tx: TxCtx, input: OfferingInput) {
  const { procedureCode, competentAgencyCode, receivingAgencyCode, processKey, divisionKey } = input;
  const process = await tx.db
    .selectFrom('processDefinition')
    .select('id')
    .where('key', '=', processKey)
    .where('trial', '=', false)
    .where((eb) => eb.or([eb('effectiveFrom', 'is', null), eb('effectiveFrom', '<=', today(tx.clock))]))
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!process) throw offeringUnknown({ values: { what: processKey } });
  const division = divisionKey
    ? await tx.db
        .selectFrom('unit')
        .select('id')
        .where('agencyCode', '=', competentAgencyCode)
        .where('key', '=', divisionKey)
        .executeTakeFirst()
    : undefined;
  if (divisionKey && !division) throw offeringUnknown({ values: { what: divisionKey } });
  await requireRows(tx, input);
  return {
    procedureCode,
    competentAgencyCode,
    receivingAgencyCode,
    processId: process.id,
    divisionId: division?.id ?? null,
    supplementRestart: input.supplementRestart ?? 'RESTART',
    active: input.active ?? true,
  };
}

async function requireRows(tx: TxCtx, input: OfferingInput): Promise<void> {
  const procedure = await tx.db
    .selectFrom('procedure')
    .select('code')
    .where('code', '=', input.procedureCode)
    .executeTakeFirst();
  if (!procedure) throw offeringUnknown({ values: { what: input.procedureCode } });
  const wanted = [...new Set([input.competentAgencyCode, input.receivingAgencyCode])];
  const found = await tx.db.selectFrom('agency').select('code').where('code', 'in', wanted).execute();
  const missing = wanted.find((code) => !found.some((agency) => agency.code === code));
  if (missing) throw offeringUnknown({ values: { what: missing } });
}
