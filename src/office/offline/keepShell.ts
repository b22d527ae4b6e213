import { findKey } from './storeKey.ts';

const WORKER = '/office/sw.js';
const PAGE = '/office/';

/** Lets a reload of the office work while the server cannot be reached. Without service workers everything else works. */
export async function keepShell(): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  await navigator.serviceWorker.register(WORKER, { scope: PAGE });
  const { active } = await navigator.serviceWorker.ready;
  await findKey();
  const files = performance
    .getEntriesByType('resource')
    .map((entry) => new URL(entry.name))
    .filter((url) => url.origin === location.origin)
    .map((url) => url.pathname);
  active?.postMessage({ keep: [PAGE, ...new Set(files)] });
}
