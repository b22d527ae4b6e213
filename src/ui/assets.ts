/** Scripts a page may ask for; each is one file of `src/ui/islands/`. */
export const ISLANDS = ['autosave', 'upload'] as const;
export type Island = (typeof ISLANDS)[number];

/** Source name → file name with its hash, e.g. `portal.css` → `portal.3f9a1c2b.css`; written by `script/build-assets.ts`. */
export type AssetManifest = Record<string, string>;

/** Address under which the HTTP server serves `dist/assets/` (for ever: names change with content). */
export const ASSETS_PATH = '/assets/';

/** Address of a built asset; a name the build did not make is a mistake of ours and throws. */
export function assetUrl(manifest: AssetManifest, name: string): string {
  const file = manifest[name];
  if (!file) throw new Error(`No asset “${name}” in the manifest; run the asset build.`);
  return `${ASSETS_PATH}${file}`;
}
