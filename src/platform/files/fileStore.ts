import type { Readable } from 'node:stream';

/** What the store knows of a content: its SHA-256 in hex, which is also its name, and its size. */
export interface StoredContent {
  sha256: string;
  sizeBytes: number;
}

/** A content that has arrived whole but is not kept yet. */
export interface ArrivedContent extends StoredContent {
  /** reads it from the beginning; may be called more than once */
  open(): Readable;
}

/**
 * Where the bytes of files live, named by their hash: the same content is kept once and never changes.
 * A folder today; anything that passes `fileStoreContract` tomorrow.
 */
export interface FileStore {
  /**
   * Takes a stream to its end without holding it in memory. `inspect` sees the whole content before it is kept; when it
   * throws, or the stream breaks, or there are more than `maxBytes`, nothing stays behind.
   * @throws TooManyBytesError, the stream's error, or what `inspect` throws
   */
  put(
    stream: Readable,
    options: { maxBytes: number; inspect?(content: ArrivedContent): Promise<void> },
  ): Promise<StoredContent>;
  /** The content from its beginning. @throws ContentMissingError */
  open(sha256: string): Promise<Readable>;
  has(sha256: string): Promise<boolean>;
  /** Forgets a content; nothing happens when it is not there. Whoever is reading it reads it to the end. */
  remove(sha256: string): Promise<void>;
}

/** The stream held more than the caller allowed. */
export class TooManyBytesError extends Error {}

/** No such content in the store: the database and the store disagree. */
export class ContentMissingError extends Error {}
