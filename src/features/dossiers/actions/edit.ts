import { invalidInput } from '../../../platform/errors.ts';
import { oweAfterEdit } from '../../payments/oweFees.ts';
import { syncOrders } from '../../post/syncOrders.ts';
import { attachFiles } from '../attachFiles.ts';
import { acceptBy } from '../promise.ts';
import { appendEvent } from '../store.ts';
import { type ActionHandler, momentOf } from './handler.ts';

/**
 * The applicant hands in anew what nobody has accepted yet (Đ.19.3 quy chế Hòa Bình): the officer sees all of it or
 * nothing. The one-stop has its time to answer again (Đ.8.1 NQ 66.7/2025: from the successful submission).
 */
export const edit: ActionHandler = async (ctx, task) => {
  const { state, id } = task.dossier;
  const change = task.input.edit;
  if (!change) throw invalidInput({ fields: [{ field: 'edit', code: 'required' }] });
  const known = new Set(state.components.flatMap((component) => component.fileIds));
  const added = change.components.flatMap(({ key, fileIds }) =>
    fileIds.filter((fileId) => !known.has(fileId)).map((fileId) => ({ fileId, componentKey: key })),
  );
  await attachFiles(ctx, id, 'COMPONENT', added);
  const until = state.acceptBy && (await acceptBy(ctx, state.receivingAgencyCode, momentOf(ctx, task)));
  const edited = await appendEvent(ctx, task.dossier, 'EDITED', { ...change, acceptBy: until }, task.occurrence);
  await syncOrders(ctx, edited, state.delivery);
  await oweAfterEdit(ctx, edited);
  return edited;
};
