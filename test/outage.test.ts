import { mkdtempSync, rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { registerHomePage } from '../src/features/catalogue/home.pages.tsx';
import { createPortalShell } from '../src/features/organisation/portalShell.ts';
import { loadConfig } from '../src/platform/config/config.ts';
import { wallClock } from '../src/platform/context.ts';
import { createDatabase, createPool } from '../src/platform/db/database.ts';
import { type App, createApp } from '../src/platform/http/app.ts';
import { SESSION_COOKIE } from '../src/platform/http/visitor.ts';

let app: App;
let home: string;
const pool = createPool('postgres://nobody@127.0.0.1:9/none', 1);
beforeAll(async () => {
  home = mkdtempSync(path.join(tmpdir(), 'motcua-outage-'));
  const config = loadConfig({ MOTCUA_HOME: home });
  const db = createDatabase(pool);
  app = await createApp({ config, db, clock: wallClock, shell: createPortalShell(db, wallClock, config) });
  registerHomePage(app);
  app.post('/day', { config: { access: 'PUBLIC', kind: 'page' } }, async () => writeFile('/dev/full', 'x'));
  app.post('/ho-so-nhap/1/to-khai', { config: { access: 'PUBLIC', kind: 'page' } }, async () => 'never reached');
});
afterAll(async () => {
  await app.close();
  await pool.end();
  rmSync(home, { recursive: true, force: true });
});

const session = `${SESSION_COOKIE}=${'x'.repeat(43)}`;
const post = (payload: string) =>
  app.inject({
    method: 'POST',
    url: '/ho-so-nhap/1/to-khai',
    headers: { cookie: session, 'content-type': 'application/x-www-form-urlencoded' },
    payload,
  });

describe('while the database is away', () => {
  it('a page says so in words, as a page, and can be asked for again', async () => {
    const answer = await app.inject('/?lang=vi');
    expect(answer.statusCode).toBe(503);
    expect(answer.headers['retry-after']).toBe('10');
    expect(answer.headers['content-type']).toContain('text/html');
    expect(answer.body).toContain('<h1>Hệ thống tạm thời chưa phục vụ được</h1>');
    expect(answer.body).toMatch(/<a href="\/\?lang=vi"[^>]*>Thử lại/);
  });

  it('a form that was sent comes back with everything typed, to be sent again', async () => {
    const { statusCode, body } = await post('_csrf=abc&childName=Nguy%E1%BB%85n+%22V%C3%AD%22&child=1&child=2');
    expect(statusCode).toBe(503);
    expect(body).toContain('action="/ho-so-nhap/1/to-khai"');
    expect(body).toContain('<input type="hidden" name="_csrf" value="abc"/>');
    expect(body).toContain('<input type="hidden" name="childName" value="Nguyễn &quot;Ví&quot;"/>');
    expect(body.match(/name="child"/g)).toHaveLength(2);
    expect(body).toContain('Gửi lại');
  });

  it('a password is never written into a page', async () => {
    const { body } = await post('_csrf=abc&login=0900000001&password=b%C3%AD+m%E1%BA%ADt');
    expect(body).not.toContain('bí mật');
    expect(body).not.toContain('Gửi lại');
  });
});

it('a full disk is said to be for a while, and what was sent can be sent again', async () => {
  const answer = await app.inject({ method: 'POST', url: '/day', headers: { accept: 'text/html' } });
  expect(answer.statusCode).toBe(503);
  expect(answer.headers['retry-after']).toBe('10');
});
