import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { build as bundle } from 'esbuild';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

/** Everything the built program is made of. */
const INPUTS = [
  'src',
  'script/build.ts',
  'script/build-assets.ts',
  'script/wordsByArea.ts',
  'package-lock.json',
  'tsconfig.json',
];

/**
 * Builds the program into `outDir` (`motcua.js`, its worker, `assets/`, `office/`), or does nothing when it was built
 * from the same inputs. It is built aside and moved into place: a killed build leaves the earlier one working.
 */
export async function build(outDir = path.join(root, 'dist')): Promise<boolean> {
  const stamp = path.join(outDir, 'inputs.sha256');
  const inputs = hashInputs();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === inputs) return false;
  const draft = `${outDir}.new-${process.pid}`;
  const earlier = `${outDir}.old-${process.pid}`;
  try {
    rmSync(draft, { recursive: true, force: true });
    mkdirSync(draft, { recursive: true });
    await bundleProgram(draft);
    await buildAssets(path.join(draft, 'assets'));
    await buildOffice(path.join(draft, 'office'));
    for (const folder of ['assets', 'office/assets']) compressFiles(path.join(draft, folder));
    writeFileSync(path.join(draft, 'inputs.sha256'), inputs);
    for (const folder of ['assets', 'office/assets']) keepEarlier(path.join(outDir, folder), path.join(draft, folder));
    if (existsSync(outDir)) renameSync(outDir, earlier);
    renameSync(draft, outDir);
  } finally {
    for (const folder of [draft, earlier]) rmSync(folder, { recursive: true, force: true });
  }
  return true;
}

/**
 * Open pages, and a server that still runs, ask for files of the build before: they stay for a week. Names change with what
 * is in them, so builds do not disturb one another.
 */
function keepEarlier(from: string, to: string): void {
  for (const name of existsSync(from) ? readdirSync(from) : []) {
    const file = path.join(from, name);
    const week = Date.now() - statSync(file).mtimeMs < 7 * 86_400_000;
    if (week && !existsSync(path.join(to, name))) cpSync(file, path.join(to, name), { preserveTimestamps: true });
  }
}

/** The program alone, ready to run from `outDir` inside this repository. */
export async function bundleProgram(outDir: string): Promise<void> {
  const worker = path.join(root, 'src/platform/pdf/typstWorker.ts');
  await bundle({
    entryPoints: { motcua: path.join(root, 'src/main.ts'), typstWorker: worker },
    outdir: outDir,
    absWorkingDir: root,
    bundle: true,
    // Chunks keep `due` and `--help` from loading the web server.
    splitting: true,
    packages: 'external',
    platform: 'node',
    target: 'node20',
    format: 'esm',
    jsx: 'automatic',
    sourcemap: true,
    logLevel: 'warning',
    define: { 'process.env.NODE_ENV': '"production"' },
  });
}

async function buildAssets(outDir: string): Promise<void> {
  const assets = await import('./build-assets.ts');
  await assets.buildAssets(outDir);
}

/** The officers' application. */
async function buildOffice(outDir: string): Promise<void> {
  const folder = path.join(root, 'src/office');
  if (!existsSync(path.join(folder, 'index.html'))) return;
  const [{ build: viteBuild }, { default: react }, { wordsByArea }] = await Promise.all([
    import('vite'),
    import('@vitejs/plugin-react'),
    import('./wordsByArea.ts'),
  ]);
  await viteBuild({
    configFile: false,
    root: folder,
    base: '/office/',
    plugins: [react(), wordsByArea(path.join(root, 'src'))],
    resolve: {
      alias: [
        { find: './vi/all.ts', replacement: path.join(folder, 'areasSaid.ts') },
        { find: './en/all.ts', replacement: path.join(folder, 'englishWhenChosen.ts') },
        // the package offers what it has for developing only
        { find: /^react-router$/, replacement: path.join(root, 'node_modules/react-router/dist/production/index.mjs') },
      ],
    },
    logLevel: 'warn',
    build: {
      outDir,
      emptyOutDir: true,
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      // few files for each screen: what many screens share lies together
      rolldownOptions: {
        output: {
          codeSplitting: {
            groups: [{ name: 'pieces', minShareCount: 8 }],
          },
        },
      },
    },
  });
}

/** Beside every text file what browsers are sent: packed once, as small as it gets. Fonts are packed already. */
function compressFiles(folder: string): void {
  const texts = existsSync(folder) ? readdirSync(folder).filter((name) => /\.(js|css|svg)$/.test(name)) : [];
  for (const name of texts) {
    const file = path.join(folder, name);
    const content = readFileSync(file);
    writeFileSync(`${file}.br`, brotliCompressSync(content));
    writeFileSync(`${file}.gz`, gzipSync(content, { level: 9 }));
  }
}

function hashInputs(): string {
  const hash = createHash('sha256').update(process.versions.node);
  for (const file of INPUTS.flatMap((input) => listFiles(path.join(root, input))).sort()) {
    hash.update(`\0${path.relative(root, file)}\0`).update(readFileSync(file));
  }
  return hash.digest('hex');
}

function listFiles(input: string): string[] {
  if (!existsSync(input)) return [];
  if (path.extname(input) !== '') return [input];
  return readdirSync(input, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name));
}

if (process.argv[1] && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const startedAt = Date.now();
  try {
    if (await build(process.argv[2] && path.resolve(process.argv[2]))) {
      console.log(`Đã dựng chương trình trong ${Math.round((Date.now() - startedAt) / 100) / 10} giây. / Built.`);
    }
  } catch (error) {
    const full = /ENOSPC|no space left/i.test(String(error));
    console.error(
      full
        ? `Ổ đĩa chứa ${root} đã đầy: hãy giải phóng dung lượng rồi chạy lại. / The disk of ${root} is full: free some space and run again.`
        : error,
    );
    process.exitCode = 1;
  }
}
