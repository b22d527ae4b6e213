// Keeps the office's own page and files, so that a reload works while the server cannot be reached. It keeps nothing else:
// no data, no API answers, nothing of anybody. The key of what the counter has kept is held in memory only, for a reload.
const CACHE = 'office-shell';
const PAGE = '/office/';
const FILES = /^\/(office\/)?assets\//;
const PATIENCE_MILLISECONDS = 5000;

let key = null;

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

// The page tells what it was made of: it was loaded before there was anybody to keep it.
self.addEventListener('message', (event) => {
  const { keep = [], holdKey, askKey } = event.data ?? {};
  if (holdKey !== undefined) key = holdKey;
  if (askKey) event.ports[0]?.postMessage(key);
  const own = keep.filter((url) => url === PAGE || FILES.test(url));
  event.waitUntil(caches.open(CACHE).then((cache) => Promise.allSettled(own.map((url) => keepOne(cache, url)))));
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin) return;
  if (FILES.test(url.pathname)) event.respondWith(fileOf(request));
  else if (request.mode === 'navigate' && url.pathname.startsWith(PAGE)) event.respondWith(pageOf(request));
});

async function keepOne(cache, url) {
  if (FILES.test(url) && (await cache.match(url))) return;
  const response = await fetch(url, { credentials: 'same-origin', redirect: 'error' });
  if (response.ok) await cache.put(url, response);
}

async function fileOf(request) {
  const kept = await caches.match(request);
  if (kept) return kept;
  const response = await fetch(request);
  if (response.ok) {
    const cache = await caches.open(CACHE);
    await cache.put(request, response.clone());
  }
  return response;
}

async function pageOf(request) {
  try {
    const response = await fetch(request, { signal: AbortSignal.timeout(PATIENCE_MILLISECONDS) });
    if (response.status < 500) return response;
    return (await caches.match(PAGE)) ?? response;
  } catch (error) {
    const kept = await caches.match(PAGE);
    if (kept) return kept;
    throw error;
  }
}
