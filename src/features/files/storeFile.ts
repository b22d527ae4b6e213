import type { Readable } from 'node:stream';
import { v7 as uuidv7 } from 'uuid';
import { type Ctx, inTransaction } from '../../platform/context.ts';
import { ProblemError } from '../../platform/errors.ts';
import { TooManyBytesError } from '../../platform/files/fileStore.ts';
import { storeOf } from '../../platform/files/folderStore.ts';
import { scanForViruses } from '../../platform/files/scanForViruses.ts';
import {
  fileEmpty,
  fileInfected,
  fileInterrupted,
  fileNotScanned,
  fileTooLarge,
  fileTypeNotAllowed,
} from './errors.ts';
import { cleanFileName, findAllowedType } from './fileTypes.ts';
import { lockContent } from './sweepFiles.ts';

export interface StoredFile {
  id: string;
  name: string;
  mediaType: string;
  sizeBytes: number;
  sha256: string;
}

const BYTES_PER_MEGABYTE = 1024 * 1024;

/**
 * Takes a file from whoever is acting; memory does not grow with its size. The type is told by the content.
 * @throws file.too_large, file.type_not_allowed, file.empty, file.infected, file.not_scanned, file.interrupted – nothing
 * is kept then
 */
export async function storeFile(ctx: Ctx, file: { name: string; stream: Readable; id?: string }): Promise<StoredFile> {
  let mediaType = '';
  const content = await storeOf(ctx.config)
    .put(file.stream, {
      maxBytes: ctx.config.maxFileBytes,
      inspect: async ({ sizeBytes, open }) => {
        if (sizeBytes === 0) throw fileEmpty();
        const type = await findAllowedType(open());
        if (!type) throw fileTypeNotAllowed();
        await requireClean(ctx, open);
        mediaType = type;
      },
    })
    .catch((error: unknown) => {
      throw explain(ctx, error);
    });
  const stored = { id: file.id ?? uuidv7(), name: cleanFileName(file.name, mediaType), mediaType, ...content };
  await inTransaction(ctx, async (tx) => {
    await lockContent(tx, content.sha256);
    // The nightly sweep may just have removed an old file of the same content: sent again it stays.
    if (!(await storeOf(tx.config).has(content.sha256))) throw fileInterrupted();
    await tx.db
      .insertInto('storedFile')
      .values({
        ...stored,
        uploadedBy: 'accountId' in ctx.actor ? ctx.actor.accountId : null,
        createdAt: ctx.clock.now(),
      })
      .execute();
  });
  return stored;
}

/** Where a scanner is set every file is asked for; nothing is taken unscanned. */
async function requireClean({ config }: Ctx, open: () => Readable): Promise<void> {
  if (!config.clamd) return;
  const virus = await scanForViruses(config.clamd, open()).catch((cause: unknown) => {
    throw fileNotScanned({ cause });
  });
  if (virus !== undefined) throw fileInfected();
}

/** A stream that breaks is the sender's connection; a disk that is full is ours. */
function explain(ctx: Ctx, error: unknown): unknown {
  if (error instanceof ProblemError) return error;
  if (error instanceof TooManyBytesError) {
    return fileTooLarge({ values: { megabytes: Math.floor(ctx.config.maxFileBytes / BYTES_PER_MEGABYTE) } });
  }
  const ours = error instanceof Error && 'syscall' in error && error.syscall !== 'read';
  return ours ? error : fileInterrupted({ cause: error });
}
