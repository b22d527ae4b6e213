/** Scripts a page may ask for; each is one file of `src/ui/islands/`. */
export const ISLANDS = ['autosave', 'form', 'upload', 'pictures', 'card', 'place', 'voice', 'pwa'] as const;
export type Island = (typeof ISLANDS)[number];

/** Source name → file name with its hash, e.g. `portal.css` → `portal.3f9a1c2b.css`; written by `script/build-assets.ts`. */
export type AssetManifest = Record<string, string>;

/** Address under which the HTTP server serves `dist/assets/` (for ever: names change with content). */
export const ASSETS_PATH = '/assets/';

/** Address of an asset; the plain name where nothing was built. */
export function assetUrl(manifest: AssetManifest, name: string): string {
  return `${ASSETS_PATH}${manifest[name] ?? name}`;
}

/** What makes the portal installable; named here because every page points to it. */
export const MANIFEST_PATH = '/manifest.webmanifest';

/** The service worker: its source among the islands, and its address, which decides what it may look after. */
export const WORKER = 'pwaWorker';
export const WORKER_PATH = '/sw.js';
