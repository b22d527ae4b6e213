import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pdfOfJpegs, readJpeg } from '../../domain/files/jpegPdf.ts';
import { type Ctx, inTransaction } from '../../platform/context.ts';
import { storeOf } from '../../platform/files/folderStore.ts';
import { storeFile } from '../files/storeFile.ts';
import { attachToDraft, detachFromDraft } from './draftFiles.ts';
import { getDraft } from './getDraft.ts';

/** Pages of one paper; what is beyond is left as it is. */
const MOST_PAGES = 20;

/**
 * Makes one PDF of the JPEG pictures under a paper of the draft, in the order in which they came, and puts it in their
 * place. Only those of `fileIds` when given. With fewer than two nothing happens. Answers how many were joined.
 * @throws draft.not_found, file.too_large when the whole is larger than one file may be
 */
export async function joinPictures(
  ctx: Ctx,
  draftId: string,
  componentKey: string,
  fileIds?: readonly string[],
): Promise<number> {
  const { files } = await getDraft(ctx, draftId);
  const wanted = files.filter(
    ({ id, componentKey: key, name }) =>
      key === componentKey && /\.jpe?g$/i.test(name) && (fileIds === undefined || fileIds.includes(id)),
  );
  const pages: { id: string; jpeg: Uint8Array }[] = [];
  let bytes = 0;
  for (const { id, sha256, sizeBytes } of wanted.slice(0, MOST_PAGES)) {
    bytes += sizeBytes;
    if (bytes > ctx.config.maxFileBytes) break;
    const jpeg = new Uint8Array(await buffer(await storeOf(ctx.config).open(sha256)));
    if (readJpeg(jpeg)) pages.push({ id, jpeg });
  }
  if (pages.length < 2) return 0;
  const name = (wanted[0]?.name ?? 'anh').replace(/\.[^.]+$/, '.pdf');
  const stream = Readable.from([Buffer.from(pdfOfJpegs(pages.map(({ jpeg }) => jpeg)))]);
  const { id: fileId } = await storeFile(ctx, { name, stream });
  await inTransaction(ctx, async (tx) => {
    for (const { id } of pages) await detachFromDraft(tx, draftId, componentKey, id);
    await attachToDraft(tx, draftId, componentKey, fileId);
  });
  return pages.length;
}
