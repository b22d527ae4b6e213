import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

function findPackageRoot(): string {
  let folder = path.dirname(fileURLToPath(import.meta.url));
  while (!existsSync(path.join(folder, 'package.json'))) folder = path.dirname(folder);
  return folder;
}

/** Folder that holds package.json: the same for the sources and for the bundle in dist/. */
export const packageRoot = findPackageRoot();

/** Absolute path of something shipped with the program, e.g. `packagePath('templates', 'receipt.typ')`. */
export function packagePath(...parts: string[]): string {
  return path.join(packageRoot, ...parts);
}

/** Version of the program, e.g. `0.1.0`. */
export function packageVersion(): string {
  return (JSON.parse(readFileSync(packagePath('package.json'), 'utf8')) as { version: string }).version;
}
