import type { InjectOptions } from 'fastify';
import type { DeclaredRoute } from '../../src/platform/http/declaredRoutes.ts';
import { fillIn, type Scene } from './scene.ts';

/** The same numbers for the same seed (mulberry32). */
export class Chance {
  #state: number;
  constructor(seed: number) {
    this.#state = seed;
  }
  /** 0 ≤ number < 1 */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }
  is(probability: number): boolean {
    return this.next() < probability;
  }
  pick<T>(list: readonly T[]): T {
    return list[Math.floor(this.next() * list.length)]!;
  }
}

/** Texts that break careless programs. */
const TEXTS = [
  '',
  ' ',
  '\0',
  'a\0b',
  '\ud800',
  'x\udfff',
  '%',
  '%00',
  '../../../etc/passwd',
  '..%2f..%2f',
  "' OR 1=1 --",
  '"; DROP TABLE dossier; --',
  '<script>alert(1)</script>',
  '__proto__',
  'constructor',
  'hasOwnProperty',
  'toString',
  'null',
  'undefined',
  'NaN',
  '-1',
  '0',
  '1e309',
  '99999999999999999999999',
  '2026-02-30',
  '0000-00-00',
  '+275760-09-13',
  '31/13/2026',
  'Nguyễn Văn Mẫu',
  'e\u0301'.repeat(500),
  '👩‍👩‍👧‍👦',
  '\u202eabc',
  '\r\nSet-Cookie: a=b',
  '{"a":1}',
  '[]',
  '(((((((((((((((((((((',
  '\\',
  '|||',
  '\t\n\v',
  'x'.repeat(5_000),
  'H99.05-261123-0001',
  '00000000-0000-0000-0000-000000000000',
  'ffffffff-ffff-ffff-ffff-ffffffffffff',
  'RECEIVE',
  'COUNTER',
  'vi',
];

/** Written into an address as they are: no encoding makes them right. */
const RAW_PIECES = [
  '%',
  '%zz',
  '%C0%AF',
  '%ff%fe',
  '%ED%A0%80',
  '%F8%88%80%80%80',
  '%00',
  '//',
  '..;',
  '?',
  '%25%30%30',
];

const KEYS = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'a',
  '',
  'lang',
  'tiep',
  '_csrf',
  'a[b]',
  'a.b',
  'id',
];

const MEDIA_TYPES = [
  'application/json',
  'application/json; charset=utf-16',
  'application/x-www-form-urlencoded',
  'multipart/form-data',
  'multipart/form-data; boundary=x',
  'application/offset+octet-stream',
  'text/plain',
  'text/html;;;',
  '/',
  '',
];

interface Schema {
  type?: string | string[];
  properties?: Record<string, Schema>;
  patternProperties?: Record<string, Schema>;
  items?: Schema;
  anyOf?: Schema[];
  enum?: unknown[];
  const?: unknown;
  format?: string;
  minimum?: number;
}

/** What a request may be sent as. */
export interface Caller {
  name: string;
  headers: Record<string, string>;
}

/** One generated request to a route: mostly nearly right, in one or several places wrong. */
export function fuzzRequest(
  chance: Chance,
  route: DeclaredRoute,
  method: string,
  callers: readonly Caller[],
  scene: Scene,
): InjectOptions & { caller: string } {
  const caller = chance.pick(callers);
  const headers: Record<string, string> = { ...caller.headers };
  if (chance.is(0.15)) delete headers['x-csrf-token'];
  if (chance.is(0.05)) headers['x-csrf-token'] = headerText(chance);
  if (chance.is(0.1)) headers['accept-language'] = headerText(chance);
  if (chance.is(0.1)) headers['idempotency-key'] = headerText(chance);
  if (chance.is(0.05)) headers.authorization = `Bearer ${headerText(chance)}`;
  if (chance.is(0.05)) headers.cookie = `motcua_session=${headerText(chance)}; =; motcua_csrf`;
  if (chance.is(0.05))
    headers.range = chance.pick(['bytes=0-0', 'bytes=-1', 'bytes=9-1', 'lines=1-2', 'bytes=0-99999999999999999999']);
  const payload = method === 'GET' || method === 'HEAD' ? undefined : body(chance, route, headers, scene);
  return {
    method: method as 'GET',
    url: address(chance, route, scene) + queryText(chance, route),
    headers,
    payload,
    // everybody comes from elsewhere: the limits of an address would end the test early
    remoteAddress: `10.${Math.floor(chance.next() * 256)}.${Math.floor(chance.next() * 256)}.${Math.floor(chance.next() * 256)}`,
    caller: caller.name,
  };
}

function headerText(chance: Chance): string {
  return (
    chance
      .pick(TEXTS)
      .replace(/[^\x20-\x7e]/g, '')
      .slice(0, 3_000) || 'x'
  );
}

function address(chance: Chance, { url }: DeclaredRoute, scene: Scene): string {
  if (chance.is(0.55)) return fillIn(url, scene);
  return url.replace(/:(\w+)|\*/g, () => (chance.is(0.4) ? chance.pick(RAW_PIECES) : encoded(chance.pick(TEXTS))));
}

function queryText(chance: Chance, route: DeclaredRoute): string {
  if (chance.is(0.3)) return '';
  const known = Object.keys((route.schema?.querystring as Schema | undefined)?.properties ?? {});
  const parts: string[] = [];
  for (const name of known) {
    if (chance.is(0.5)) parts.push(`${name}=${queryValue(chance)}`);
    if (chance.is(0.1)) parts.push(`${name}=${queryValue(chance)}`, `${name}[]=1`, `${name}[a]=1`);
  }
  while (chance.is(0.3)) parts.push(`${encoded(chance.pick(KEYS))}=${queryValue(chance)}`);
  return parts.length > 0 ? `?${parts.join('&')}` : '';
}

function queryValue(chance: Chance): string {
  return chance.is(0.2) ? chance.pick(RAW_PIECES) : encoded(chance.pick(TEXTS));
}

/** Percent-escapes also for what is no Unicode: a lone surrogate as its three forbidden bytes. */
function encoded(text: string): string {
  return text.isWellFormed() ? encodeURIComponent(text) : '%ED%A0%80';
}

function body(
  chance: Chance,
  route: DeclaredRoute,
  headers: Record<string, string>,
  scene: Scene,
): string | Buffer | undefined {
  if (route.url.startsWith('/tep/')) addUploadHeaders(chance, headers);
  const schema = route.schema?.body as Schema | undefined;
  const usual = schema && route.config?.kind === 'api' ? 'application/json' : 'application/x-www-form-urlencoded';
  headers['content-type'] = chance.is(0.85) ? usual : chance.pick(MEDIA_TYPES);
  const token = headers['x-csrf-token'] ?? '';
  const odd = chance.next();
  if (odd < 0.03) return undefined;
  if (odd < 0.05) return '';
  if (odd < 0.07) return Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x00, 0x80, 0x22, 0x3a, 0x31, 0x7d]);
  if (odd < 0.08) return '['.repeat(20_000) + ']'.repeat(20_000);
  if (odd < 0.09) return `{"__proto__":{"admin":true},"constructor":{"prototype":{"x":1}}}`;
  if (odd < 0.095) return 'a='.repeat(30_000);
  if (odd < 0.1) return `a=${'x'.repeat(1_100_000)}`;
  if (odd < 0.12) return multipart(chance, headers, token);
  if (usual === 'application/json') return JSON.stringify(value(chance, schema ?? {}, scene, 0));
  return form(chance, schema, token);
}

function form(chance: Chance, schema: Schema | undefined, token: string): string {
  const names = [
    ...Object.keys(schema?.properties ?? {}),
    'login',
    'password',
    'contact',
    'code',
    'agency',
    'action',
    'name',
  ];
  const parts = chance.is(0.9) ? [`_csrf=${encodeURIComponent(token)}`] : [];
  for (const name of names) if (chance.is(0.6)) parts.push(`${encoded(name)}=${queryValue(chance)}`);
  while (chance.is(0.4)) parts.push(`${encoded(chance.pick(KEYS))}=${queryValue(chance)}`);
  return parts.join('&');
}

function multipart(chance: Chance, headers: Record<string, string>, token: string): string {
  headers['content-type'] = 'multipart/form-data; boundary=limit';
  const field = `--limit\r\ncontent-disposition: form-data; name="_csrf"\r\n\r\n${token}\r\n`;
  const name = chance.pick(['a.pdf', '', '../../x', 'tệp.pdf', 'x'.repeat(2_000), '__proto__']);
  const file = `--limit\r\ncontent-disposition: form-data; name="${chance.pick(KEYS)}"; filename="${name}"\r\ncontent-type: application/pdf\r\n\r\n%PDF-1.7 ${chance.pick(TEXTS)}\r\n`;
  return field + file + (chance.is(0.5) ? '--limit--\r\n' : '');
}

function addUploadHeaders(chance: Chance, headers: Record<string, string>): void {
  headers['tus-resumable'] = chance.is(0.9) ? '1.0.0' : '0.1';
  headers['upload-length'] = chance.pick(['0', '5', '-1', 'x', '99999999999999999999', '1e3']);
  headers['upload-offset'] = chance.pick(['0', '3', '-1', 'x']);
  headers['upload-metadata'] = chance.pick([
    'name dGVzdA==',
    'name',
    ' ,,',
    'draft x,component y',
    '__proto__ dGVzdA==',
    'name ////',
  ]);
}

/** Something the schema may allow, with wrong things in between. */
function value(chance: Chance, schema: Schema, scene: Scene, depth: number): unknown {
  if (chance.is(0.08) || depth > 8) return wrong(chance);
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return chance.pick(schema.enum);
  if (schema.anyOf) return value(chance, chance.pick(schema.anyOf), scene, depth + 1);
  if (Array.isArray(schema.type)) return value(chance, { ...schema, type: chance.pick(schema.type) }, scene, depth + 1);
  if (schema.type === 'null') return null;
  if (schema.type === 'object') {
    const entries = Object.entries(schema.properties ?? {})
      .filter(() => chance.is(0.9))
      .map(([name, part]) => [name, value(chance, part, scene, depth + 1)] as const);
    const free = Object.values(schema.patternProperties ?? {}).map(
      (part) => [chance.pick(KEYS), value(chance, part, scene, depth + 1)] as const,
    );
    const object = Object.fromEntries([...entries, ...free]);
    if (chance.is(0.05)) Object.defineProperty(object, '__proto__', { value: { polluted: true }, enumerable: true });
    return object;
  }
  if (schema.type === 'array')
    return Array.from({ length: chance.pick([0, 1, 3]) }, () => value(chance, schema.items ?? {}, scene, depth + 1));
  if (schema.type === 'integer' || schema.type === 'number')
    return chance.pick([schema.minimum ?? 0, 1, 2, 100, 2 ** 31]);
  if (schema.type === 'boolean') return chance.is(0.5);
  if (schema.format === 'uuid')
    return chance.pick([scene.dossierId, scene.draftId, '00000000-0000-0000-0000-000000000000']);
  if (schema.format === 'date') return chance.pick(['2026-11-23', '2026-02-28', '9999-12-31', '0001-01-01']);
  return chance.is(0.5)
    ? chance.pick([scene.procedureCode, scene.agencyCode, scene.code, 'Nguyễn Văn Mẫu', 'sample'])
    : chance.pick(TEXTS);
}

function wrong(chance: Chance): unknown {
  return chance.pick<unknown>([
    null,
    -1,
    1.5,
    1e300,
    true,
    '',
    [],
    {},
    [[[[]]]],
    '\0',
    '\ud800',
    'x'.repeat(20_000),
    { a: { b: { c: {} } } },
  ]);
}
