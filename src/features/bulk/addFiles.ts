import { Readable } from 'node:stream';
import { unzipSync } from 'fflate';
import { words } from '../../i18n/words.ts';
import type { Ctx } from '../../platform/context.ts';
import { ProblemError } from '../../platform/errors.ts';
import { storeFile } from '../files/storeFile.ts';
import { explainFileRefusal } from '../submission/fileRefusal.ts';
import { calledBy } from './checkRows.ts';
import { bulkZipUnreadable } from './errors.ts';
import { getBulk } from './loadBulk.ts';

const MOST_FILES = 2_000;
/** A ZIP that grows beyond this is no heap of papers. */
const MOST_BYTES = 500 * 1024 * 1024;

/** A file that was not taken, and why. */
export interface RefusedFile {
  name: string;
  reason: string;
}

/**
 * Takes the papers of a spreadsheet's rows out of a ZIP, one after the other; one that is refused does not touch the
 * others. Sent again, a file replaces the one of its name. @throws bulk.not_found, bulk.zip_unreadable
 */
export async function addZip(
  ctx: Ctx,
  bulkId: string,
  zip: Buffer,
): Promise<{ taken: number; refused: RefusedFile[] }> {
  await getBulk(ctx, bulkId);
  const bytes = new Uint8Array(zip);
  const refused: RefusedFile[] = [];
  let taken = 0;
  for (const { name, size } of listEntries(bytes)) {
    if (size > ctx.config.maxFileBytes) {
      const megabytes = Math.floor(ctx.config.maxFileBytes / 1024 / 1024);
      refused.push({ name, reason: words(ctx.language).submission.papers.tooLarge(name, megabytes) });
      continue;
    }
    const reason = await addFile(ctx, bulkId, name, Readable.from([Buffer.from(extract(bytes, name))]));
    if (reason) refused.push({ name, reason });
    else taken++;
  }
  return { taken, refused };
}

/** Takes one file; answers why not. */
export async function addFile(ctx: Ctx, bulkId: string, name: string, stream: Readable): Promise<string | undefined> {
  try {
    const { id } = await storeFile(ctx, { name: name.replace(/^.*[/\\]/s, ''), stream });
    await ctx.db
      .insertInto('bulkFile')
      .values({ bulkId, name: calledBy(name), fileId: id })
      .onConflict((conflict) => conflict.columns(['bulkId', 'name']).doUpdateSet({ fileId: id }))
      .execute();
    return undefined;
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return explainFileRefusal(ctx, { field: 'zip', name }, error).message;
  }
}

/** Names and sizes from the directory of the ZIP; nothing is unpacked. */
function listEntries(bytes: Uint8Array): { name: string; size: number }[] {
  const entries: { name: string; size: number }[] = [];
  let total = 0;
  try {
    unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        const hidden = name.endsWith('/') || /(^|\/)(\.|__MACOSX)/.test(name);
        if (!hidden) entries.push({ name, size: originalSize });
        total += originalSize;
        return false;
      },
    });
  } catch (cause) {
    throw bulkZipUnreadable({ cause });
  }
  if (entries.length === 0 || entries.length > MOST_FILES || total > MOST_BYTES) throw bulkZipUnreadable();
  return entries;
}

function extract(bytes: Uint8Array, name: string): Uint8Array {
  try {
    return unzipSync(bytes, { filter: (entry) => entry.name === name })[name] ?? new Uint8Array();
  } catch (cause) {
    throw bulkZipUnreadable({ cause });
  }
}
