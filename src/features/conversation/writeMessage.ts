import { v7 as uuidv7 } from 'uuid';
import { type Actor, standsInFor } from '../../domain/policy/actor.ts';
import { cleanText } from '../../domain/text/normalise.ts';
import { words } from '../../i18n/words.ts';
import { type Ctx, inTransaction } from '../../platform/context.ts';
import { invalidInput } from '../../platform/errors.ts';
import { textProblem } from '../../platform/textProblem.ts';
import { attachFiles } from '../dossiers/attachFiles.ts';
import { getDossier } from '../dossiers/getDossier.ts';
import { cannotWrite } from './errors.ts';
import { sideOf } from './mayWrite.ts';
import { tellOfMessage } from './tellOfMessage.ts';

export const LONGEST_MESSAGE = 4000;

/**
 * Writes to the other side about a dossier; files become files of the dossier. The other side is told, once until somebody
 * has looked. The same request again writes nothing.
 * @throws dossier.not_found, conversation.not_yours, common.invalid_input, file.not_found
 */
export async function writeMessage(
  ctx: Ctx,
  dossierId: string,
  input: { body: string; fileIds?: string[] },
): Promise<void> {
  const { dossier } = await getDossier(ctx, dossierId);
  const side = sideOf(ctx.actor, dossier.state);
  if (!side || !('accountId' in ctx.actor)) throw cannotWrite();
  const { accountId } = ctx.actor;
  const body = cleanText(input.body);
  const fileIds = [...new Set(input.fileIds ?? [])];
  const text = words(ctx.language).conversation;
  const problems = textProblem(body, { field: 'body', label: text.write, most: LONGEST_MESSAGE }, ctx.language);
  if (body === '' && fileIds.length === 0) problems.push({ field: 'body', code: 'required', message: text.empty });
  if (problems.length > 0) throw invalidInput({ fields: problems });
  await inTransaction(ctx, async (tx) => {
    const unread = await tx.db
      .selectFrom('dossierMessage')
      .select('id')
      .where('dossierId', '=', dossierId)
      .where('side', '=', side)
      .where('readAt', 'is', null)
      .limit(1)
      .execute();
    const written = await tx.db
      .insertInto('dossierMessage')
      .values({
        id: uuidv7(),
        dossierId,
        side,
        authorId: accountId,
        authorName: authorName(ctx.actor),
        agencyCode:
          side === 'OFFICE' ? (dossier.state.position?.agencyCode ?? dossier.state.receivingAgencyCode) : null,
        body,
        fileIds,
        requestId: ctx.requestId,
        sentAt: tx.clock.now(),
      })
      .onConflict((conflict) => conflict.columns(['dossierId', 'requestId']).doNothing())
      .returning('id')
      .executeTakeFirst();
    if (!written) return;
    await attachFiles(
      tx,
      dossierId,
      'OTHER',
      fileIds.map((fileId) => ({ fileId })),
    );
    // Whoever has not looked yet knows already that there is something to read.
    if (unread.length === 0) await tellOfMessage(tx, dossier, { id: written.id, side, body });
  });
}

/** Who stands in says so, as everywhere (Đ.4.4 quy chế Đồng Nai). */
function authorName(actor: Actor): string {
  const name = 'name' in actor ? actor.name : '';
  const [absent, ...others] = standsInFor(actor);
  return absent && others.length === 0 && actor.kind === 'OFFICER' && actor.posts.every((post) => post.onBehalfOf)
    ? `${name} (thay ${absent.name})`
    : name;
}
