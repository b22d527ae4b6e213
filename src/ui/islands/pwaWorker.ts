/// <reference lib="webworker" />

/*
 * The portal without a connection: my dossiers as they were seen last, else a page that says so. Nothing else is kept, and
 * what is kept goes when the person signs out, when the session has ended, or when somebody else signs in.
 */

const worker = self as unknown as ServiceWorkerGlobalScope;
const PUBLIC_CACHE = 'motcua-public-1';
const OWN_CACHE = 'motcua-own-1';
const OFFLINE = '/ngoai-tuyen';
const OWN = /^\/ho-so(\/[0-9a-f-]{36})?$/;
const LEAVING = /^\/(dang-xuat|dang-nhap|dang-ky)/;
const KEPT_AT = 'x-kept-at';
const MOST_KEPT = 30;

worker.addEventListener('install', (event) => {
  event.waitUntil(caches.open(PUBLIC_CACHE).then((cache) => keepOffline(cache)));
  void worker.skipWaiting();
});
worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()));

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== worker.location.origin || url.pathname.startsWith('/office')) return;
  if (request.method === 'POST' && LEAVING.test(url.pathname)) {
    event.waitUntil(caches.delete(OWN_CACHE));
    return;
  }
  if (request.mode === 'navigate' && request.method === 'GET') event.respondWith(navigate(request, url));
  else if (request.method === 'GET' && url.pathname.startsWith('/assets/')) event.respondWith(asset(request));
});

/** The page of the server; without one what was kept, else the word that there is no connection. */
async function navigate(request: Request, url: URL): Promise<Response> {
  const own = OWN.test(url.pathname);
  try {
    const answer = await fetch(request);
    if (own && answer.ok && !answer.redirected) await keepOwn(url.pathname, answer.clone());
    else if (own) await caches.delete(OWN_CACHE);
    return answer;
  } catch {
    const kept = own ? await (await caches.open(OWN_CACHE)).match(url.pathname) : undefined;
    return kept ? marked(kept) : ((await caches.match(OFFLINE)) ?? Response.error());
  }
}

/** Files are named by their content: what is there is right. */
async function asset(request: Request): Promise<Response> {
  const kept = await caches.match(request);
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok) await (await caches.open(PUBLIC_CACHE)).put(request, answer.clone());
  return answer;
}

async function keepOffline(cache: Cache): Promise<void> {
  const answer = await fetch(OFFLINE);
  const page = await answer.clone().text();
  await cache.put(OFFLINE, answer);
  const files = [...page.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map(([, file]) => file ?? '');
  await cache.addAll(files);
}

async function keepOwn(path: string, answer: Response): Promise<void> {
  const cache = await caches.open(OWN_CACHE);
  const headers = { 'content-type': 'text/html; charset=utf-8', [KEPT_AT]: new Date().toISOString() };
  await cache.put(path, new Response(await answer.text(), { headers }));
  const paths = await cache.keys();
  await Promise.all(paths.slice(0, Math.max(0, paths.length - MOST_KEPT)).map((old) => cache.delete(old)));
}

/** Says above the content that it is old, in the words of the offline page. */
async function marked(kept: Response): Promise<Response> {
  const offline = await (await caches.match(OFFLINE))?.text();
  const words = /data-kept="([^"]+)"/.exec(offline ?? '')?.[1] ?? '{at}';
  const at = new Date(kept.headers.get(KEPT_AT) ?? 0).toLocaleString('vi-VN', {
    dateStyle: 'short',
    timeStyle: 'short',
  });
  const note = `<div class="alert alert-warning" role="status"><p>${words.replace('{at}', at)}</p></div>`;
  const page = (await kept.text()).replace(/<main [^>]*>/, (main) => `${main}${note}`);
  return new Response(page, { headers: { 'content-type': 'text/html; charset=utf-8' } });
}
