import { get } from '../api.ts';

/** What is kept on this computer's disk: unreadable without the officer's key. */
export interface Sealed {
  iv: Uint8Array<ArrayBuffer>;
  data: ArrayBuffer;
}

/** Nothing can be kept or read now: nobody is signed in, or the page is not served securely. */
export class NoKey extends Error {}

const ALGORITHM = 'AES-GCM';
const IV_BYTES = 12;
const PATIENCE_MILLISECONDS = 1_000;

let known: CryptoKey | undefined;

/**
 * The officer's key. The server gives it to whoever is signed in; it lies in the memory of the page and of the office's
 * worker, so that a reload without the server finds it, and on no disk. Undefined when nobody can give it.
 */
export async function findKey(): Promise<CryptoKey | undefined> {
  known ??= await fromWorker();
  known ??= await fromServer();
  return known;
}

/** Has the page, and the worker if there is one, work with a key of 32 bytes in base64. */
export async function holdKey(key: string): Promise<CryptoKey | undefined> {
  // Only secure pages have it; the office over plain HTTP keeps nothing.
  if (!globalThis.crypto?.subtle) return undefined;
  known = await crypto.subtle.importKey('raw', bytesOf(key), ALGORITHM, false, ['encrypt', 'decrypt']);
  (await worker())?.postMessage({ holdKey: key });
  return known;
}

/** Forgets the key everywhere: what is still on the disk can be read by nobody until the officer signs in again. */
export async function forgetKey(): Promise<void> {
  known = undefined;
  (await worker())?.postMessage({ holdKey: null });
}

/** Throws `NoKey`. */
export async function seal(bytes: BufferSource): Promise<Sealed> {
  const key = await findKey();
  if (!key) throw new NoKey();
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
  return { iv, data: await crypto.subtle.encrypt({ name: ALGORITHM, iv }, key, bytes) };
}

/** Undefined for what another key has sealed, or what was changed. Throws `NoKey`. */
export async function unseal({ iv, data }: Sealed): Promise<ArrayBuffer | undefined> {
  const key = await findKey();
  if (!key) throw new NoKey();
  try {
    return await crypto.subtle.decrypt({ name: ALGORITHM, iv }, key, data);
  } catch {
    return undefined;
  }
}

export async function sealJson(value: unknown): Promise<Sealed> {
  return seal(new TextEncoder().encode(JSON.stringify(value)));
}

export async function unsealJson<T>(sealed: Sealed): Promise<T | undefined> {
  const bytes = await unseal(sealed);
  return bytes && (JSON.parse(new TextDecoder().decode(bytes)) as T);
}

async function fromServer(): Promise<CryptoKey | undefined> {
  try {
    const { key } = await get<{ key: string }>('/offline-key');
    return await holdKey(key);
  } catch {
    return undefined;
  }
}

/** A worker that was started anew has forgotten it, and one that is not there does not answer. */
async function fromWorker(): Promise<CryptoKey | undefined> {
  const asked = await worker();
  if (!asked) return undefined;
  const channel = new MessageChannel();
  const key = await new Promise<string | null>((resolve) => {
    const patience = setTimeout(() => resolve(null), PATIENCE_MILLISECONDS);
    channel.port1.onmessage = ({ data }: MessageEvent<string | null>) => {
      clearTimeout(patience);
      resolve(data);
    };
    asked.postMessage({ askKey: true }, [channel.port2]);
  });
  channel.port1.close();
  return key === null ? undefined : holdKey(key);
}

async function worker(): Promise<ServiceWorker | null | undefined> {
  return (await globalThis.navigator?.serviceWorker?.getRegistration('/office/'))?.active;
}

/** Sealed, as text for stores that hold nothing else. Throws `NoKey`. */
export async function sealText(text: string): Promise<string> {
  const { iv, data } = await seal(new TextEncoder().encode(text));
  return `${base64(iv)}.${base64(new Uint8Array(data))}`;
}

/** Undefined for what another key has sealed, or what is none. Throws `NoKey`. */
export async function unsealText(sealed: string): Promise<string | undefined> {
  const [, iv, data] = /^([A-Za-z0-9+/=]+)\.([A-Za-z0-9+/=]+)$/.exec(sealed) ?? [];
  const bytes = iv && data && (await unseal({ iv: bytesOf(iv), data: bytesOf(data).buffer }));
  return bytes && new TextDecoder().decode(bytes);
}

function base64(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
}
