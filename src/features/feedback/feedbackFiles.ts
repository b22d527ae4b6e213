import type { Readable } from 'node:stream';
import { canReadFeedback } from '../../domain/feedback/feedback.ts';
import type { Ctx } from '../../platform/context.ts';
import { storeOf } from '../../platform/files/folderStore.ts';
import { fileNotFound } from '../files/errors.ts';
import type { Feedback } from './feedbackStore.ts';

export interface FeedbackFile {
  id: string;
  name: string;
  mediaType: string;
  sizeBytes: number;
  kind: 'SENT' | 'ANSWER';
  public: boolean;
}

/** Files of one feedback, in the order they came. One query. */
export async function listFeedbackFiles({ db }: Pick<Ctx, 'db'>, feedbackId: string): Promise<FeedbackFile[]> {
  const rows = await db
    .selectFrom('feedbackFile')
    .innerJoin('storedFile', 'storedFile.id', 'feedbackFile.fileId')
    .select(['id', 'name', 'mediaType', 'sizeBytes', 'kind', 'public'])
    .where('feedbackId', '=', feedbackId)
    .orderBy('id')
    .execute();
  return rows.map((row) => ({ ...row, kind: row.kind as FeedbackFile['kind'] }));
}

/** By which right somebody opens a file: the code of the sender, the office, or because it is published. */
export type FileRight = 'SENDER' | 'OFFICE' | 'PUBLIC';

/** @throws file.not_found */
export async function openFeedbackFile(
  ctx: Ctx,
  feedback: Pick<Feedback, 'id' | 'state' | 'agencyCode' | 'topic'> | undefined,
  fileId: string,
  right: FileRight,
): Promise<{ name: string; mediaType: string; sizeBytes: number; stream: Readable }> {
  if (!feedback || (right === 'OFFICE' && !canReadFeedback(ctx.actor, feedback))) throw fileNotFound();
  const row = await ctx.db
    .selectFrom('feedbackFile')
    .innerJoin('storedFile', 'storedFile.id', 'feedbackFile.fileId')
    .select(['name', 'mediaType', 'sizeBytes', 'sha256', 'public'])
    .where('feedbackId', '=', feedback.id)
    .where('fileId', '=', fileId)
    .executeTakeFirst();
  if (!row || (right === 'PUBLIC' && !(row.public && feedback.state === 'PUBLISHED'))) throw fileNotFound();
  const { sha256, public: _public, ...file } = row;
  return { ...file, stream: await storeOf(ctx.config).open(sha256) };
}
