import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AssetManifest } from '../../ui/assets.ts';
import { packagePath } from '../packageRoot.ts';

/** Beside the built program (its chunks lie in the folder that holds `assets/`), otherwise of the last build. */
function findAssetsFolder(): string {
  const beside = path.join(path.dirname(fileURLToPath(import.meta.url)), 'assets');
  return existsSync(path.join(beside, 'manifest.json')) ? beside : packagePath('dist', 'assets');
}

/** Folder that `script/build-assets.ts` filled and that is served under `/assets/`. */
export const assetsFolder = findAssetsFolder();

let manifest: AssetManifest | undefined;

/** The names of the built assets, read once. Before a build (tests of pages without a browser) there are none. */
export function assetManifest(): AssetManifest {
  if (manifest) return manifest;
  const file = path.join(assetsFolder, 'manifest.json');
  if (!existsSync(file)) return {};
  manifest = JSON.parse(readFileSync(file, 'utf8')) as AssetManifest;
  return manifest;
}
