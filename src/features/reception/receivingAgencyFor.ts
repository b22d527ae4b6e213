import type { Channel } from '../../domain/procedure/procedure.ts';
import type { ProcessDefinition } from '../../domain/process/process.ts';
import type { Ctx } from '../../platform/context.ts';
import { procedureNotOffered } from '../dossiers/errors.ts';
import { legalParameter } from '../parameters/legalParameter.ts';

/**
 * The one-stop that receives a submission: the usual one of the offering, or the counter where it was handed in, wherever
 * in the province that is (Đ.14 NĐ 118/2025). No query for the usual one, two for another.
 * @throws procedure.not_offered when another counter may not, or has no one-stop
 */
export async function receivingAgencyFor(
  { db, clock }: Pick<Ctx, 'db' | 'clock'>,
  submission: { procedureCode: string; channel: Channel; receivingAgencyCode?: string },
  usual: string,
  process: ProcessDefinition,
): Promise<string> {
  const { receivingAgencyCode: agencyCode = usual, procedureCode } = submission;
  if (agencyCode === usual) return usual;
  if (submission.channel === 'ONLINE' || !decidesAwayFromCounter(process)) throw procedureNotOffered();
  const { value } = await legalParameter(db, 'reception.anywhere', { agencyCode, procedureCode, at: clock.now() });
  if (value !== 1) throw procedureNotOffered();
  const oneStop = await db
    .selectFrom('unit')
    .innerJoin('agency', 'agency.code', 'unit.agencyCode')
    .select('unit.id')
    .where('agency.code', '=', agencyCode)
    .where('agency.active', '=', true)
    .where('unit.kind', '=', 'ONE_STOP')
    .executeTakeFirst();
  if (!oneStop) throw procedureNotOffered();
  return agencyCode;
}

/** Whether somebody else than the receiving agency makes the result: only then can another counter receive. Pure. */
export function decidesAwayFromCounter({ steps }: ProcessDefinition): boolean {
  return steps.every(
    (step) => step.agency !== 'RECEIVING' || step.transitions.every((transition) => transition.action !== 'ISSUE'),
  );
}
