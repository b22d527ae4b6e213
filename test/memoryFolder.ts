import { existsSync, mkdtempSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const MEMORY = '/dev/shm';
/** A test of the embedded PostgreSQL keeps two clusters of some 60 MB at once; containers often have less than that. */
const ROOM_BYTES = 1024 ** 3;

/**
 * Makes a folder of its own in memory, or on disk where memory has no room. PostgreSQL waits for the disk at every
 * start and stop, which is most of what a test of it takes; what survives a killed process is the same in both.
 */
export function makeMemoryFolder(prefix: string): string {
  return mkdtempSync(path.join(hasRoom() ? MEMORY : tmpdir(), prefix));
}

function hasRoom(): boolean {
  if (!existsSync(MEMORY)) return false;
  const { bavail, bsize } = statfsSync(MEMORY);
  return bavail * bsize > ROOM_BYTES;
}
