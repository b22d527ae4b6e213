import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import sharp from 'sharp';
import { type AssetManifest, ISLANDS, WORKER } from '../src/ui/assets.ts';

/** High contrast is in the first for devices that ask for it, and beside it for visitors who choose it. */
const STYLES = ['portal.css', 'contrast.css'];
const ui = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../src/ui');

/**
 * Builds the portal's style sheet (with its fonts as files), its islands and icon into `outDir`, each named by its
 * content, and `manifest.json` that says which name each got. Building twice writes the same files.
 */
export async function buildAssets(outDir: string): Promise<AssetManifest> {
  mkdirSync(outDir, { recursive: true });
  const islands = ISLANDS.map((name) => path.join(ui, 'islands', `${name}.ts`));
  const { metafile } = await build({
    entryPoints: [...STYLES.map((name) => path.join(ui, name)), path.join(ui, 'islands', `${WORKER}.ts`), ...islands],
    outdir: outDir,
    bundle: true,
    minify: true,
    metafile: true,
    format: 'esm',
    // what only some visitors need (the protocol of uploads) is fetched when they do
    splitting: true,
    target: ['es2020', 'chrome88', 'safari15', 'firefox88'],
    loader: { '.woff2': 'file' },
    entryNames: '[name].[hash]',
    assetNames: '[name].[hash]',
    chunkNames: '[name].[hash]',
    logLevel: 'warning',
  });
  const manifest: AssetManifest = {};
  for (const [file, { entryPoint }] of Object.entries(metafile.outputs)) {
    if (entryPoint) manifest[path.basename(entryPoint).replace(/\.ts$/, '.js')] = path.basename(file);
  }
  const icon = readFileSync(path.join(ui, 'images/icon.svg'));
  manifest['icon.svg'] = writeHashed('icon.svg', icon, outDir);
  for (const [name, side, share] of PICTURES) {
    manifest[name] = writeHashed(name, await drawIcon(icon, side, share), outDir);
  }
  writeFileSync(path.join(outDir, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  return manifest;
}

/** Icons of the installed application: name, side in pixels, and how much of it the mark fills. */
const PICTURES = [
  ['icon-192.png', 192, 1],
  ['icon-512.png', 512, 1],
  // phones cut a circle or a drop out of it: the mark stays within the safe 80 %
  ['icon-maskable-512.png', 512, 0.72],
  ['apple-touch-icon.png', 180, 0.8],
] as const;

const RED = '#8f1d22';

/** The mark, with our red around it where it does not fill the picture. */
async function drawIcon(svg: Buffer, side: number, share: number): Promise<Buffer> {
  const inner = Math.round(side * share);
  const around = { top: Math.floor((side - inner) / 2), bottom: Math.ceil((side - inner) / 2) };
  const mark = sharp(svg, { density: 72 * Math.ceil(side / 48) }).resize(inner, inner);
  return (share < 1 ? mark.flatten({ background: RED }) : mark)
    .extend({ ...around, left: around.top, right: around.bottom, background: RED })
    .png({ palette: true })
    .toBuffer();
}

function writeHashed(file: string, content: Buffer, outDir: string): string {
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 8);
  const { name, ext } = path.parse(file);
  const hashed = `${name}.${hash}${ext}`;
  writeFileSync(path.join(outDir, hashed), content);
  return hashed;
}

if (process.argv[1] && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  await buildAssets(path.resolve(process.argv[2] ?? 'dist/assets'));
}
