import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { type TestDatabase, testDatabase } from '../../../test/database.ts';
import type { Actor } from '../../domain/policy/actor.ts';
import { hashPassword } from '../../platform/auth/password.ts';
import { type Config, loadConfig } from '../../platform/config/config.ts';
import type { Ctx } from '../../platform/context.ts';
import { createDatabase, createPool, type Database } from '../../platform/db/database.ts';
import { type App, createApp } from '../../platform/http/app.ts';
import { SESSION_COOKIE } from '../../platform/http/visitor.ts';
import { registerAccountsPages } from '../accounts/accounts.pages.tsx';
import { registerDossierApi } from '../dossiers/dossiers.api.ts';
import { registerFilesApi } from '../files/files.api.ts';
import { registerUploads } from '../files/uploads.ts';
import { createPortalShell } from '../organisation/portalShell.ts';
import { loadProvinceData, readSampleProvince } from '../sample/loadSample.ts';
import { registerTrackingPages } from '../tracking/tracking.pages.tsx';
import { registerVaultApi } from '../vault/vault.api.ts';
import { registerVaultPages } from '../vault/vault.pages.tsx';
import { registerSubmissionApi } from './submission.api.ts';
import { registerSubmissionPages } from './submission.pages.tsx';

export const PASSWORD = 'con mèo ngủ trưa';

/** The sample province without dossiers, the portal's pages, and a clock that stands at Monday 23/11/2026, 08:00. */
export interface TestPortal {
  app: App;
  db: Database;
  config: Config;
  clock: { now(): Date; advance(milliseconds: number): void };
  /** SQL statements so far */
  statements(): number;
  ctx(actor: Actor): Ctx;
  insertApplicant(name?: string): Promise<{ accountId: string; phone: string; actor: Actor }>;
  close(): Promise<void>;
}

export async function openTestPortal(register: (app: App) => void = () => undefined): Promise<TestPortal> {
  const database: TestDatabase = await testDatabase();
  const home = mkdtempSync(path.join(tmpdir(), 'motcua-portal-'));
  const config = loadConfig({ MOTCUA_HOME: home, MOTCUA_SECRET: 'a secret for tests, of more than 32 characters' });
  let now = Date.parse('2026-11-23T01:00:00Z');
  const clock = {
    now: () => new Date(now),
    advance: (milliseconds: number) => {
      now += milliseconds;
    },
  };
  let statements = 0;
  const pool = createPool(database.url, 5);
  const db = createDatabase(pool, () => {
    statements++;
  });
  const ctx = (actor: Actor): Ctx => ({ db, actor, clock, config, language: 'vi', requestId: uuidv7() });
  await loadProvinceData(ctx({ kind: 'SYSTEM', name: 'test' }), readSampleProvince(), () => undefined);
  const app = await createApp({ config, db, clock, shell: createPortalShell(db, clock, config) });
  registerAccountsPages(app);
  registerDossierApi(app);
  registerFilesApi(app);
  registerUploads(app);
  registerSubmissionPages(app);
  registerSubmissionApi(app);
  registerTrackingPages(app);
  registerVaultPages(app);
  registerVaultApi(app);
  register(app);
  const passwordHash = await hashPassword(PASSWORD);
  let people = 0;
  return {
    app,
    db,
    config,
    clock,
    statements: () => statements,
    ctx,
    async insertApplicant(name = 'Nguyễn Văn Mẫu') {
      const accountId = uuidv7();
      const phone = `+849124${String(++people).padStart(5, '0')}`;
      await db
        .insertInto('account')
        .values({
          id: accountId,
          kind: 'CITIZEN',
          login: phone,
          fullName: name,
          phone,
          email: `mau${people}@vidu.vn`,
          citizenId: '001090000001',
          address: 'Thôn Ví Dụ, xã Mẫu',
          passwordHash,
          status: 'ACTIVE',
          createdAt: clock.now(),
        })
        .execute();
      return { accountId, phone, actor: { kind: 'APPLICANT', accountId, name } };
    },
    async close() {
      await app.close();
      await pool.end();
      await database.drop();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

/** A form of a page as a browser without JavaScript would send it. */
export interface ShownForm {
  action: string;
  fields: Record<string, string>;
}

/** A browser without JavaScript: keeps cookies, sends forms with what is in them. */
export function openBrowser(app: App) {
  const cookies: Record<string, string> = {};

  async function send(options: {
    method: 'GET' | 'POST';
    url: string;
    payload?: string | Buffer;
    headers?: Record<string, string>;
  }) {
    const answer = await app.inject({ ...options, cookies });
    for (const cookie of answer.cookies) {
      if (cookie.value === '') delete cookies[cookie.name];
      else cookies[cookie.name] = cookie.value;
    }
    return answer;
  }

  const get = (url: string) => send({ method: 'GET', url });
  const type = 'application/x-www-form-urlencoded';
  const post = (url: string, fields: Record<string, string>) =>
    send({ method: 'POST', url, payload: new URLSearchParams(fields).toString(), headers: { 'content-type': type } });

  return {
    cookies,
    get,
    send,
    post,
    /** Opens a page, fills in its form and sends it. */
    async submit(url: string, typed: Record<string, string>) {
      const form = formOf((await get(url)).body, url);
      return post(form.action, { ...form.fields, ...typed });
    },
    async submitFiles(
      url: string,
      typed: Record<string, string>,
      files: { field: string; name: string; bytes: Buffer }[],
    ) {
      const form = formOf((await get(url)).body, url);
      const { payload, contentType } = multipart({ ...form.fields, ...typed }, files);
      return send({ method: 'POST', url: form.action, payload, headers: { 'content-type': contentType } });
    },
    async signIn(phone: string) {
      const form = formOf((await get('/dang-nhap')).body, '/dang-nhap');
      const answer = await post('/dang-nhap', { ...form.fields, login: phone, password: PASSWORD });
      if (!cookies[SESSION_COOKIE]) throw new Error(`not signed in: ${answer.statusCode}`);
    },
    signOut() {
      delete cookies[SESSION_COOKIE];
    },
  };
}

export type Browser = ReturnType<typeof openBrowser>;

/** A new applicant, signed in. */
export async function signedInTo(portal: TestPortal, name?: string) {
  const person = await portal.insertApplicant(name);
  const browser = openBrowser(portal.app);
  await browser.signIn(person.phone);
  return { ...person, browser };
}

/** The address of a new draft to the first agency that offers the procedure. */
export async function beginDraft(browser: Browser, procedureCode: string): Promise<string> {
  const start = `/nop-ho-so/${procedureCode}`;
  const agency = /<(?:option|input)[^>]*value="(H99[^"]+)"/.exec((await browser.get(start)).body)?.[1] ?? '';
  const begun = await browser.submit(start, { agency });
  if (begun.statusCode !== 303) throw new Error(`no draft begun: ${begun.statusCode}`);
  return String(begun.headers.location);
}

const text = (html: string) =>
  html
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

/** The form of the page that posts to `url` (without query), with the values it shows. */
export function formOf(html: string, url: string): ShownForm {
  const forms = [...html.matchAll(/<form([^>]*)>([\s\S]*?)<\/form>/g)];
  const wanted = url.split('?')[0]!;
  const found = forms.find(([, attributes]) => text(attributes!).includes(`action="${wanted}`)) ?? undefined;
  if (!found) throw new Error(`No form to ${wanted} in the page:\n${html.slice(0, 2000)}`);
  const [, attributes = '', inside = ''] = found;
  const fields: Record<string, string> = {};
  const attribute = (tag: string, name: string) => new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];
  for (const [tag] of inside.matchAll(/<input[^>]*>/g)) {
    const name = attribute(tag, 'name');
    const type = attribute(tag, 'type') ?? 'text';
    if (!name || type === 'file') continue;
    if ((type === 'radio' || type === 'checkbox') && !/\schecked=/.test(tag)) continue;
    fields[text(name)] = text(attribute(tag, 'value') ?? '');
  }
  for (const [, name = '', options = ''] of inside.matchAll(
    /<select[^>]*\sname="([^"]*)"[^>]*>([\s\S]*?)<\/select>/g,
  )) {
    const chosen = [...options.matchAll(/<option[^>]*>/g)].find(([tag]) => /\sselected=/.test(tag))?.[0];
    if (chosen) fields[text(name)] = text(attribute(chosen, 'value') ?? '');
  }
  for (const [, name = '', value = ''] of inside.matchAll(
    /<textarea[^>]*\sname="([^"]*)"[^>]*>([\s\S]*?)<\/textarea>/g,
  )) {
    fields[text(name)] = text(value);
  }
  return { action: text(attribute(attributes, 'action') ?? ''), fields };
}

/** A multipart body as browsers make it. */
export function multipart(fields: Record<string, string>, files: { field: string; name: string; bytes: Buffer }[]) {
  const boundary = '----motcua-test-boundary';
  const head = (lines: string[]) => Buffer.from(`--${boundary}\r\n${lines.join('\r\n')}\r\n\r\n`);
  const pieces: Buffer[] = Object.entries(fields).flatMap(([name, value]) => [
    head([`Content-Disposition: form-data; name="${name}"`]),
    Buffer.from(`${value}\r\n`),
  ]);
  for (const { field, name, bytes } of files) {
    pieces.push(
      head([
        `Content-Disposition: form-data; name="${field}"; filename="${name}"`,
        'Content-Type: application/octet-stream',
      ]),
      bytes,
      Buffer.from('\r\n'),
    );
  }
  pieces.push(Buffer.from(`--${boundary}--\r\n`));
  return { payload: Buffer.concat(pieces), contentType: `multipart/form-data; boundary=${boundary}` };
}

/** The smallest things that are what they say. */
export const PDF = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');
export const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
