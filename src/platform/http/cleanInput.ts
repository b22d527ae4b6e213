import type { FastifyReply, FastifyRequest } from 'fastify';
import { invalidInput } from '../errors.ts';

/** NUL and lone surrogates cannot be stored as text by PostgreSQL. */
const UNSTORABLE = new RegExp(
  `[${String.fromCharCode(0)}]|[\\uD800-\\uDBFF](?![\\uDC00-\\uDFFF])|(?<![\\uD800-\\uDBFF])[\\uDC00-\\uDFFF]`,
);

/** Text is compared and searched as NFC everywhere (TCVN 6909); what cannot be stored is refused before any use case. */
export function refuseUnstorableText(request: FastifyRequest, _reply: FastifyReply, done: () => void): void {
  for (const part of ['params', 'query', 'body'] as const) {
    const value = request[part];
    if (value === null || typeof value !== 'object' || Buffer.isBuffer(value) || isHarmless(value)) continue;
    request[part] = clean(value, 0);
  }
  done();
}

const ASCII = new RegExp(`^[${String.fromCharCode(1)}-${String.fromCharCode(127)}]*$`);

/** Most parameters are short ASCII texts, which are as they should be already. */
function isHarmless(value: object): boolean {
  for (const [name, text] of Object.entries(value)) {
    if (typeof text !== 'string' || text.length > 1_000 || !ASCII.test(text) || !ASCII.test(name)) return false;
  }
  return true;
}

/** One text that came in a way of its own (multipart), as every other text is cleaned. */
export function cleanInput(text: string): string {
  return clean(text, 0) as string;
}

function clean(value: unknown, depth: number): unknown {
  if (depth > 32) throw invalidInput();
  if (typeof value === 'string') {
    if (UNSTORABLE.test(value)) throw invalidInput();
    return value.normalize('NFC');
  }
  if (Array.isArray(value)) return value.map((item) => clean(item, depth + 1));
  if (value !== null && typeof value === 'object' && isPlain(value)) {
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [clean(key, depth + 1), clean(item, depth + 1)]),
    );
  }
  return value;
}

function isPlain(value: object): boolean {
  const prototype = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
}
