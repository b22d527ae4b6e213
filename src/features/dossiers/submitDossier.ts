import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { formatSubmissionNumber } from '../../domain/dossier/code.ts';
import type { Applicant, Delivery, Position, SubmittedComponent } from '../../domain/dossier/events.ts';
import { type Actor, postsOf } from '../../domain/policy/actor.ts';
import type { Channel } from '../../domain/procedure/procedure.ts';
import type { Ctx, TxCtx } from '../../platform/context.ts';
import { oweBeforeAcceptance } from '../payments/oweFees.ts';
import { syncOrders } from '../post/syncOrders.ts';
import { receivingAgencyFor } from '../reception/receivingAgencyFor.ts';
import { attachFiles } from './attachFiles.ts';
import { findDesk } from './desk.ts';
import { procedureNotOffered } from './errors.ts';
import { openOnce } from './openOnce.ts';
import { getProcess, getStep } from './process.ts';
import { acceptBy } from './promise.ts';
import { type Dossier, type Occurrence, openDossier, takeSubmissionNumber } from './store.ts';

/** A complete submission; what it must hold was checked by whoever calls (draft, counter, API). */
export interface Submission {
  procedureCode: string;
  competentAgencyCode: string;
  channel: Channel;
  ownerAccountId: string | null;
  applicant: Applicant;
  answers: Record<string, string>;
  components: SubmittedComponent[];
  setCount: number;
  delivery: Delivery;
  /** the counter where it was handed in, when not the one that usually receives it (Đ.14 NĐ 118/2025) */
  receivingAgencyCode?: string;
}

/**
 * Opens a dossier with official status 1: submitted, not yet accepted. The same request opens it once. Throws
 * `procedure.not_offered`.
 */
export async function submitDossier(ctx: Ctx, submission: Submission, occurrence: Occurrence = {}): Promise<Dossier> {
  return openOnce(ctx, (tx) => openSubmitted(tx, submission, occurrence));
}

/**
 * Opens the dossier in a transaction that looks after repeats itself. Seven statements, one more for an online submission:
 * whether something must be paid first.
 */
export async function openSubmitted(tx: TxCtx, submission: Submission, occurrence: Occurrence): Promise<Dossier> {
  const offer = await getOffer(tx, submission);
  const process = await getProcess(tx.db, offer.processId);
  const { procedureCode, competentAgencyCode, channel } = submission;
  const receivingAgencyCode = await receivingAgencyFor(tx, submission, offer.receivingAgencyCode, process);
  const at = await findDesk(tx, getStep(process, process.start), {
    procedureCode,
    competentAgencyCode,
    receivingAgencyCode,
  });
  const submittedAt = occurrence.at ?? tx.clock.now();
  const id = uuidv7();
  const dossier = await openDossier(
    tx,
    id,
    {
      ...submission,
      submissionNumber: formatSubmissionNumber(submittedAt, await takeSubmissionNumber(tx.db)),
      lookupKey: randomBytes(12).toString('base64url'),
      procedureName: offer.name,
      procedureVersionId: offer.versionId,
      processId: offer.processId,
      formKey: offer.formKey,
      receivingAgencyCode,
      acceptBy: channel === 'ONLINE' ? await acceptBy(tx, receivingAgencyCode, submittedAt) : null,
      at,
    },
    // an officer who enters it sits at the counter that receives it
    tx.actor.kind === 'OFFICER' ? { ...occurrence, ...counterOf(tx.actor, at) } : occurrence,
  );
  const files = submission.components.flatMap(({ key, fileIds }) =>
    fileIds.map((fileId) => ({ fileId, componentKey: key })),
  );
  await attachFiles(tx, id, 'COMPONENT', files);
  await syncOrders(tx, dossier);
  if (channel === 'ONLINE') await oweBeforeAcceptance(tx, dossier);
  return dossier;
}

/** Who receives and resolves the procedure, by which process, in its version of today. */
async function getOffer(ctx: TxCtx, { procedureCode, competentAgencyCode }: Submission) {
  const row = await ctx.db
    .selectFrom('offering')
    .innerJoin('procedure', 'procedure.code', 'offering.procedureCode')
    .innerJoin('procedureVersion', 'procedureVersion.id', 'procedure.currentVersionId')
    .select([
      'offering.receivingAgencyCode',
      'offering.processId',
      'procedure.name',
      'procedureVersion.id as versionId',
    ])
    .select(sql<string | null>`procedure_version.content ->> 'formKey'`.as('formKey'))
    .where('offering.procedureCode', '=', procedureCode)
    .where('offering.competentAgencyCode', '=', competentAgencyCode)
    .where('offering.active', '=', true)
    .where('procedure.state', '=', 'IN_FORCE')
    .executeTakeFirst();
  if (!row) throw procedureNotOffered();
  return row;
}

/** The counter at which an officer enters a dossier, and for whom if only an absent colleague belongs there. */
function counterOf(actor: Actor, { agencyCode, unitId }: Position): Occurrence {
  const [post] = postsOf(actor, 'RECEPTIONIST', agencyCode, unitId);
  return { agencyCode, unitId, onBehalfOf: post?.onBehalfOf?.accountId ?? null };
}
