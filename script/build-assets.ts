import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { type AssetManifest, ISLANDS, WORKER } from '../src/ui/assets.ts';

const ui = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../src/ui');

/**
 * Builds the portal's style sheet (with its fonts as files), its islands and icon into `outDir`, each named by its
 * content, and `manifest.json` that says which name each got. Building twice writes the same files.
 */
export async function buildAssets(outDir: string): Promise<AssetManifest> {
  mkdirSync(outDir, { recursive: true });
  const islands = ISLANDS.map((name) => path.join(ui, 'islands', `${name}.ts`));
  const { metafile } = await build({
    entryPoints: [path.join(ui, 'portal.css'), path.join(ui, 'islands', `${WORKER}.ts`), ...islands],
    outdir: outDir,
    bundle: true,
    minify: true,
    metafile: true,
    format: 'esm',
    target: ['es2020', 'chrome88', 'safari15', 'firefox88'],
    loader: { '.woff2': 'file' },
    entryNames: '[name].[hash]',
    assetNames: '[name].[hash]',
    logLevel: 'warning',
  });
  const manifest: AssetManifest = {};
  for (const [file, { entryPoint }] of Object.entries(metafile.outputs)) {
    if (entryPoint) manifest[path.basename(entryPoint).replace(/\.ts$/, '.js')] = path.basename(file);
  }
  manifest['icon.svg'] = copyHashed(path.join(ui, 'images/icon.svg'), outDir);
  writeFileSync(path.join(outDir, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  return manifest;
}

function copyHashed(file: string, outDir: string): string {
  const content = readFileSync(file);
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 8);
  const { name, ext } = path.parse(file);
  const hashed = `${name}.${hash}${ext}`;
  writeFileSync(path.join(outDir, hashed), content);
  return hashed;
}

if (process.argv[1] && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  await buildAssets(path.resolve(process.argv[2] ?? 'dist/assets'));
}
