import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContext } from 'playwright-core';
import { launchBrowser, openWindow, PHONE } from '../e2e/support/browser.ts';
import { filesReceived, largestPaint, type Received, slowPhone } from '../e2e/support/slowPhone.ts';

/*
 * Measures what first visits to pages of a running sample province cost, and writes docs/page-weights.md:
 * `npm run bench:pages http://localhost:3000`.
 */
const [address = 'http://localhost:3000', password = 'MotCua@2026'] = process.argv.slice(2);
const ROUNDS = 5;

const PAGES = ['/', '/thu-tuc', '/thu-tuc/1.004873', '/tra-cuu', '/hoi-dap', '/co-quan/H99.41', '/phan-anh/gui'];

const KINDS: [string, RegExp][] = [
  ['style', /\.css$/],
  ['fonts', /\.woff2$/],
  ['scripts', /\.js$/],
];

interface Measured {
  files: Received[];
  paintMs: number;
}

async function visit(browser: Browser, page: string, prepare: (context: BrowserContext) => Promise<unknown>) {
  const rounds: Measured[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const window = await openWindow(browser, { viewport: PHONE });
    await prepare(window.context);
    await slowPhone(window.page);
    await window.page.goto(`${address}${page}`, { waitUntil: 'networkidle' });
    rounds.push({ files: await filesReceived(window.page), paintMs: await largestPaint(window.page) });
    await window.close();
  }
  return rounds.sort((one, other) => one.paintMs - other.paintMs)[0];
}

function row(name: string, measured: Measured | undefined): string {
  const files = measured?.files ?? [];
  const kB = (fits: (file: Received) => boolean) =>
    (files.filter(fits).reduce((sum, { bytes }) => sum + bytes, 0) / 1024).toFixed(1);
  const kinds = KINDS.map(([, pattern]) => kB((file) => pattern.test(new URL(file.address).pathname)));
  const own = kB((file) => file === files[0]);
  const cells = [
    name,
    own,
    ...kinds,
    kB(() => true),
    String(files.length),
    ((measured?.paintMs ?? 0) / 1000).toFixed(2),
  ];
  return `| ${cells.join(' | ')} |`;
}

/** The session of an officer, without drawing the form. */
async function signIn({ request }: BrowserContext): Promise<void> {
  const door = `${address}/can-bo/dang-nhap`;
  const form = await (await request.get(door)).text();
  const csrf = /name="_csrf" value="([^"]+)"/.exec(form)?.[1] ?? '';
  await request.post(door, { form: { _csrf: csrf, login: 'tiepnhan.vidu', password }, maxRedirects: 0 });
}

const browser = await launchBrowser();
const rows: string[] = [];
for (const page of PAGES) rows.push(row(`\`${page}\``, await visit(browser, page, async () => undefined)));
rows.push(row('`/office/`, a receptionist', await visit(browser, '/office/', signIn)));
await browser.close();

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
writeFileSync(
  path.join(root, 'docs/page-weights.md'),
  `# What a first visit costs

Written by \`npm run bench:pages\`: nothing in the browser's cache, a phone of 360 px with 1.6 Mbit/s, 150 ms there and back and
a fourth of the machine's speed; the fastest of ${ROUNDS} rounds. kB as they come over the network, headers included. Largest
paint: when the largest thing on the screen was painted.

| Page | itself | ${KINDS.map(([name]) => name).join(' | ')} | all, kB | requests | largest paint, s |
|---|---:|---:|---:|---:|---:|---:|---:|
${rows.join('\n')}

Files are packed when the program is built (Brotli, gzip) and kept by browsers for a year; pages are packed as they are sent.
Later visits cost the page alone. Bounds that the browser tests hold: reading pages ask for no script, pages with a form for
25 kB at most, a first visit is 100 kB at most and its largest paint comes within 1.5 s. Each script of
the officers' desk brings the words it says (\`script/wordsByArea.ts\`); whoever chose English waits for 60 kB more.
`,
);
console.log(rows.join('\n'));
