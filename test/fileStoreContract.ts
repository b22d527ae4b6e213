import { createHash, randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { expect, it } from 'vitest';
import { ContentMissingError, type FileStore, TooManyBytesError } from '../src/platform/files/fileStore.ts';

const MEGABYTE = 1024 * 1024;

/** What every store of files must do; call it inside a `describe` of that store. */
export function fileStoreContract(getStore: () => FileStore): void {
  const take = { maxBytes: MEGABYTE };

  it('gives back exactly what was put, under its SHA-256', async () => {
    const bytes = randomBytes(300_000);
    const stored = await getStore().put(Readable.from([bytes.subarray(0, 7), bytes.subarray(7)]), take);
    expect(stored).toEqual({ sha256: createHash('sha256').update(bytes).digest('hex'), sizeBytes: 300_000 });
    expect((await buffer(await getStore().open(stored.sha256))).equals(bytes)).toBe(true);
    expect(await getStore().has(stored.sha256)).toBe(true);
  });

  it('forgets what is removed, and takes it again', async () => {
    const bytes = randomBytes(1000);
    const { sha256 } = await getStore().put(Readable.from([bytes]), take);
    await getStore().remove(sha256);
    await getStore().remove(sha256);
    expect(await getStore().has(sha256)).toBe(false);
    await getStore().put(Readable.from([bytes]), take);
    expect(await getStore().has(sha256)).toBe(true);
  });

  it('takes the same content twice, also at the same time', async () => {
    const bytes = randomBytes(50_000);
    const all = await Promise.all([1, 2, 3, 4].map(() => getStore().put(Readable.from([bytes]), take)));
    expect(new Set(all.map((one) => one.sha256)).size).toBe(1);
    expect((await buffer(await getStore().open(all[0]!.sha256))).equals(bytes)).toBe(true);
  });

  it('takes as many bytes as allowed, and refuses one more without keeping anything', async () => {
    const exact = randomBytes(1000);
    const more = Buffer.concat([exact, Buffer.from('x')]);
    await expect(getStore().put(Readable.from([exact]), { maxBytes: 1000 })).resolves.toMatchObject({
      sizeBytes: 1000,
    });
    await expect(getStore().put(Readable.from([more]), { maxBytes: 1000 })).rejects.toBeInstanceOf(TooManyBytesError);
    expect(await getStore().has(createHash('sha256').update(more).digest('hex'))).toBe(false);
  });

  it('keeps nothing of a stream that breaks', async () => {
    const bytes = randomBytes(1000);
    async function* breaking() {
      yield bytes;
      throw new Error('connection lost');
    }
    await expect(getStore().put(Readable.from(breaking()), take)).rejects.toThrow('connection lost');
    expect(await getStore().has(createHash('sha256').update(bytes).digest('hex'))).toBe(false);
  });

  it('shows the whole content for inspection before keeping it, and keeps nothing that was refused', async () => {
    const bytes = randomBytes(70_000);
    let seen: Buffer | undefined;
    const refused = getStore().put(Readable.from([bytes]), {
      ...take,
      inspect: async (content) => {
        seen = await buffer(content.open());
        throw new Error('not this one');
      },
    });
    await expect(refused).rejects.toThrow('not this one');
    expect(seen?.equals(bytes)).toBe(true);
    expect(await getStore().has(createHash('sha256').update(bytes).digest('hex'))).toBe(false);
  });

  it('says that a content is missing, also for a name that is no hash', async () => {
    await expect(getStore().open('0'.repeat(64))).rejects.toBeInstanceOf(ContentMissingError);
    await expect(getStore().open('../../etc/passwd')).rejects.toBeInstanceOf(ContentMissingError);
    expect(await getStore().has('../../etc/passwd')).toBe(false);
  });
}
