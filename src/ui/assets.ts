/** Scripts a page may ask for; each is one file of `src/ui/islands/`. */
export const ISLANDS = ['autosave', 'form', 'upload', 'pictures', 'place'] as const;
export type Island = (typeof ISLANDS)[number];

/** Source name → file name with its hash, e.g. `portal.css` → `portal.3f9a1c2b.css`; written by `script/build-assets.ts`. */
export type AssetManifest = Record<string, string>;

/** Address under which the HTTP server serves `dist/assets/` (for ever: names change with content). */
export const ASSETS_PATH = '/assets/';

/** Address of an asset; the plain name where nothing was built. */
export function assetUrl(manifest: AssetManifest, name: string): string {
  return `${ASSETS_PATH}${manifest[name] ?? name}`;
}
