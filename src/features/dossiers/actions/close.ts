import { STATUS } from '../../../domain/dossier/status.ts';
import { words } from '../../../i18n/words.ts';
import type { TxCtx } from '../../../platform/context.ts';
import { invalidInput } from '../../../platform/errors.ts';
import { letPostKnow } from '../../post/letPostKnow.ts';
import { checkAuthorisedCollector } from '../../reception/authorisedCollector.ts';
import { checkCollector } from '../../reception/checkCollector.ts';
import { isPickUpCode, pickUpCode } from '../../reception/pickUpCode.ts';
import { attachFiles } from '../attachFiles.ts';
import { procedureContent } from '../procedureContent.ts';
import { appendEvent } from '../store.ts';
import { type ActionHandler, type ActionTask, attachOthers, nextDesk } from './handler.ts';

/** Refusal at reception, with the reason in words (Mẫu 03). */
export const decline: ActionHandler = (ctx, task) =>
  appendEvent(ctx, task.dossier, 'DECLINED', { reason: task.input.reason?.trim() ?? '' }, task.occurrence);

/** The applicant no longer wants an accepted dossier; the one-stop confirms (Đ.21 NĐ 118/2025). */
export const askWithdrawal: ActionHandler = (ctx, task) =>
  appendEvent(ctx, task.dossier, 'WITHDRAWAL_ASKED', { reason: task.input.reason?.trim() ?? '' }, task.occurrence);

/** The applicant wants it after all; possible until the one-stop has confirmed or a result is issued. */
export const cancelWithdrawal: ActionHandler = (ctx, task) =>
  appendEvent(ctx, task.dossier, 'WITHDRAWAL_CANCELLED', { reason: task.input.reason?.trim() ?? '' }, task.occurrence);

/** The applicant takes the dossier back; possible while there is no decision (Đ.21 NĐ 118/2025). */
export const withdraw: ActionHandler = (ctx, task) =>
  appendEvent(ctx, task.dossier, 'WITHDRAWN', { reason: task.input.reason?.trim() ?? '' }, task.occurrence);

/** Refusal after appraisal: in writing, with reasons, within the limit (Đ.19.8 NĐ 61/2018). */
export const refuse: ActionHandler = async (ctx, task) => {
  const to = await nextDesk(ctx, task, 'REFUSE');
  return appendEvent(ctx, task.dossier, 'REFUSED', { reason: task.input.reason?.trim() ?? '', to }, task.occurrence);
};

/** The records clerk numbers and issues the result; the processing clock ends (Đ.15.2 quy chế Sóc Trăng). */
export const issue: ActionHandler = async (ctx, task) => {
  const { resultNumber = '', resultDate = '', resultSigner = '', resultName, fileIds = [] } = task.input;
  await attachFiles(
    ctx,
    task.dossier.id,
    'RESULT',
    fileIds.map((fileId) => ({ fileId })),
  );
  const result = {
    number: resultNumber.trim(),
    date: resultDate,
    signer: resultSigner.trim(),
    name: resultName?.trim() || (await usualName(ctx, task)),
    fileId: fileIds[0] ?? null,
  };
  await letPostKnow(ctx, task.dossier);
  return appendEvent(
    ctx,
    task.dossier,
    'RESULT_ISSUED',
    { result, to: await nextDesk(ctx, task, 'ISSUE') },
    task.occurrence,
  );
};

/** What a result is called when nobody names it: the letter of a refusal, or the one paper that the procedure gives. */
async function usualName(ctx: TxCtx, { dossier: { state } }: ActionTask): Promise<string> {
  if (state.status === STATUS.STOPPED) return words('vi').processing.refusalLetter;
  const { results } = await procedureContent(ctx, state.procedureVersionId);
  const [only] = results;
  return only && results.length === 1 ? only.name : state.procedureName;
}

/** The result is in the applicant's hands; who collected it is recorded (Đ.22 NĐ 118/2025, Đ.16 quy chế Sóc Trăng). */
export const returnResult: ActionHandler = async (ctx, task) => {
  const { method = 'COUNTER', collectorName = '', collectorId, authorised = false, note, documentNumber } = task.input;
  const collector = { method, collectorName: collectorName.trim(), collectorId: collectorId?.trim() || undefined };
  const { fileIds } = task.input;
  const byPickUpCode = checkPickUpCode(ctx, task);
  const taker = { ...collector, authorised, documentNumber, fileIds };
  const { applicant } = task.dossier.state;
  checkCollector(ctx, applicant, taker);
  await checkAuthorisedCollector(ctx, task.dossier.id, applicant, taker);
  const authorisation = authorised
    ? { documentNumber: documentNumber?.trim() ?? '', fileIds: await attachOthers(ctx, task) }
    : undefined;
  const { journal } = task.occurrence;
  await letPostKnow(ctx, task.dossier);
  return appendEvent(
    ctx,
    task.dossier,
    'RETURNED',
    { ...collector, authorised, authorisation, byPickUpCode, note, journal },
    task.occurrence,
  );
};

/** The number of the owner's page shows that the collector has it from the owner; it replaces no authorisation. */
function checkPickUpCode(ctx: TxCtx, { dossier, input }: ActionTask): true | undefined {
  if (!input.pickUpCode?.trim()) return undefined;
  const right = pickUpCode(ctx.config, dossier.id, dossier.state.result?.number ?? '');
  if (isPickUpCode(input.pickUpCode, right)) return true;
  const message = words(ctx.language).reception.giveBack.pickUpWrong;
  throw invalidInput({ fields: [{ field: 'pickUpCode', code: 'invalid', message }] });
}
