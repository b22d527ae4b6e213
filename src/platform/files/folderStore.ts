import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { access, type FileHandle, mkdir, open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { ContentMissingError, type FileStore, type StoredContent, TooManyBytesError } from './fileStore.ts';

const SHA256 = /^[0-9a-f]{64}$/;

/**
 * Contents under `folder/ab/cd/<sha256>`. A content is written beside, forced to disk and renamed into place, so that
 * a half-written one never has a name.
 */
export function createFolderStore(folder: string): FileStore {
  const arriving = path.join(folder, 'arriving');

  function pathOf(sha256: string): string {
    if (!SHA256.test(sha256)) throw new ContentMissingError();
    return path.join(folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  }

  return {
    async put(stream, { maxBytes, inspect }) {
      await mkdir(arriving, { recursive: true });
      const temporary = path.join(arriving, randomUUID());
      try {
        const content = await write(stream, temporary, maxBytes);
        await inspect?.({ ...content, open: () => createReadStream(temporary) });
        await moveIntoPlace(temporary, pathOf(content.sha256));
        return content;
      } finally {
        await rm(temporary, { force: true });
      }
    },

    async open(sha256) {
      const file = await open(pathOf(sha256), 'r').catch((cause: unknown) => {
        throw new ContentMissingError(undefined, { cause });
      });
      return file.createReadStream();
    },

    async has(sha256) {
      if (!SHA256.test(sha256)) return false;
      return access(pathOf(sha256)).then(
        () => true,
        () => false,
      );
    },

    async remove(sha256) {
      await rm(pathOf(sha256), { force: true });
    },
  };
}

/** Streams into a new file, forced to disk, hashing and counting on the way. */
async function write(stream: Readable, file: string, maxBytes: number): Promise<StoredContent> {
  const handle = await open(file, 'wx', 0o640);
  const hash = createHash('sha256');
  let sizeBytes = 0;
  try {
    for await (const chunk of stream as AsyncIterable<Uint8Array>) {
      sizeBytes += chunk.length;
      if (sizeBytes > maxBytes) throw new TooManyBytesError();
      hash.update(chunk);
      await writeAll(handle, chunk);
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
  return { sha256: hash.digest('hex'), sizeBytes };
}

async function writeAll(handle: FileHandle, chunk: Uint8Array): Promise<void> {
  for (let offset = 0; offset < chunk.length; ) {
    offset += (await handle.write(chunk, offset)).bytesWritten;
  }
}

/** The name itself is forced to disk too: a crash right after the answer loses nothing. */
async function moveIntoPlace(temporary: string, target: string): Promise<void> {
  const folder = path.dirname(target);
  await mkdir(folder, { recursive: true });
  await rename(temporary, target);
  const handle: Pick<FileHandle, 'sync' | 'close'> = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

const stores = new Map<string, FileStore>();

/** The store of a data folder; `home` is the setting `MOTCUA_HOME`. */
export function storeOf(config: { home: string }): FileStore {
  const folder = path.join(config.home, 'files');
  const known = stores.get(folder);
  if (known) return known;
  const store = createFolderStore(folder);
  stores.set(folder, store);
  return store;
}
