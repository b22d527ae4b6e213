import { randomBytes } from 'node:crypto';
import { request as httpRequest } from 'node:http';
import { connect, createServer, type Socket } from 'node:net';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { Upload } from 'tus-js-client';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../domain/policy/actor.ts';
import { storeOf } from '../../platform/files/folderStore.ts';
import { SESSION_COOKIE } from '../../platform/http/visitor.ts';
import { submitDossier } from '../dossiers/submitDossier.ts';
import { multipart, openBrowser, openTestPortal, PDF, PNG, type TestPortal } from '../submission/testPortal.ts';
import { openFile } from './openFile.ts';
import { storeFile } from './storeFile.ts';
import { sweepFiles } from './sweepFiles.ts';
import { UPLOAD_PATH } from './uploadPath.ts';

const MEGABYTE = 1024 * 1024;

let portal: TestPortal;
let address: string;
let actor: Actor;
let accountId: string;
let cookie: string;
let csrf: string;

beforeAll(async () => {
  portal = await openTestPortal();
  address = await portal.app.listen({ host: '127.0.0.1', port: 0 });
  const person = await portal.insertApplicant();
  ({ actor, accountId } = person);
  const browser = openBrowser(portal.app);
  await browser.signIn(person.phone);
  cookie = `${SESSION_COOKIE}=${browser.cookies[SESSION_COOKIE]}`;
  csrf = /name="_csrf" value="([^"]+)"/.exec((await browser.get('/ho-so')).body)![1]!;
}, 120_000);
afterAll(() => portal.close());

/** A PDF of any size that never lies in memory whole. */
function* bigPdf(bytes: number): Generator<Buffer> {
  yield PDF;
  const chunk = randomBytes(64 * 1024);
  for (let left = bytes - PDF.length; left > 0; left -= chunk.length)
    yield chunk.subarray(0, Math.min(left, chunk.length));
}

function countFiles(): Promise<number> {
  return portal.db
    .selectFrom('storedFile')
    .select((query) => query.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
    .then((row) => Number(row.count));
}

describe('the nightly sweep of files', () => {
  const store = (text: string, daysAgo: number) => {
    const then = new Date(portal.ctx(actor).clock.now().getTime() - daysAgo * 86_400_000);
    const stream = Readable.from([PDF, Buffer.from(text)]);
    return storeFile({ ...portal.ctx(actor), clock: { now: () => then } }, { name: `${text}.pdf`, stream });
  };
  const contentOf = (sha256: string) => storeOf(portal.ctx(actor).config).has(sha256);

  it('deletes what belongs to nothing a week after its upload, and its content with the last file', async () => {
    const forgotten = await store('forgotten', 8);
    const young = await store('young', 6);
    const twice = await store('twice', 8);
    await store('twice', 1);
    const ctx = portal.ctx(actor);
    expect(await sweepFiles(ctx)).toBe(2);
    const left = await portal.db.selectFrom('storedFile').select('id').where('uploadedBy', '=', accountId).execute();
    expect(left.map(({ id }) => id)).not.toContain(forgotten.id);
    expect(left.map(({ id }) => id)).toContain(young.id);
    expect(await contentOf(forgotten.sha256)).toBe(false);
    expect(await contentOf(young.sha256)).toBe(true);
    expect(await contentOf(twice.sha256)).toBe(true);
    expect(await sweepFiles(ctx)).toBe(0);
  });

  it('leaves alone what a dossier or a draft holds, however old', async () => {
    const [inDossier, inDraft] = [await store('in a dossier', 400), await store('in a draft', 400)];
    const offer = await portal.db
      .selectFrom('offering')
      .innerJoin('procedure', 'procedure.code', 'offering.procedureCode')
      .select(['procedureCode', 'competentAgencyCode', 'currentVersionId'])
      .orderBy('procedureCode')
      .executeTakeFirstOrThrow();
    const { procedureCode, competentAgencyCode, currentVersionId } = offer;
    const papers = [{ key: 'paper', name: 'Giấy tờ', shape: 'ELECTRONIC' as const, count: 1, fileIds: [inDossier.id] }];
    await submitDossier(portal.ctx(actor), {
      procedureCode,
      competentAgencyCode,
      channel: 'ONLINE',
      ownerAccountId: accountId,
      applicant: { kind: 'CITIZEN', name: 'Nguyễn Văn Mẫu', phone: '0900000001', address: 'Số 1 đường Ví Dụ' },
      answers: {},
      components: papers,
      setCount: 1,
      delivery: { method: 'COUNTER' },
    });
    const draftId = uuidv7();
    await portal.db
      .insertInto('draft')
      .values({
        id: draftId,
        accountId,
        procedureCode,
        procedureVersionId: currentVersionId ?? '',
        createdAt: new Date(),
        updatedAt: new Date(),
      })
      .execute();
    await portal.db.insertInto('draftFile').values({ draftId, componentKey: 'paper', fileId: inDraft.id }).execute();
    expect(await sweepFiles(portal.ctx(actor))).toBe(0);
    expect(await Promise.all([inDossier, inDraft].map(({ sha256 }) => contentOf(sha256)))).toEqual([true, true]);
  });
});

describe('storing a file', () => {
  it('of 45 MB takes no more memory than one of a few', async () => {
    const ctx = portal.ctx(actor);
    await storeFile(ctx, { name: 'nhỏ.pdf', stream: Readable.from(bigPdf(4 * MEGABYTE)) });
    global.gc?.();
    const before = process.memoryUsage().rss;
    let most = before;
    const timer = setInterval(() => {
      most = Math.max(most, process.memoryUsage().rss);
    }, 5);
    const stored = await storeFile(ctx, { name: 'lớn.pdf', stream: Readable.from(bigPdf(45 * MEGABYTE)) });
    clearInterval(timer);
    expect(stored).toMatchObject({ name: 'lớn.pdf', mediaType: 'application/pdf', sizeBytes: 45 * MEGABYTE });
    expect((most - before) / MEGABYTE).toBeLessThan(30);
  });

  it('tells the type by the content and makes the name’s ending true', async () => {
    const ctx = portal.ctx(actor);
    const stored = await storeFile(ctx, { name: '../../ảnh\u202Egpj.exe', stream: Readable.from([PNG]) });
    expect(stored).toMatchObject({ name: 'ảnhgpj.exe.png', mediaType: 'image/png' });
  });

  it('refuses pages, programs and archives, whatever they are called', async () => {
    const zip = Buffer.from('504b0506000000000000000000000000000000000000', 'hex');
    for (const bytes of [
      Buffer.from('<!doctype html><script>1</script>'),
      Buffer.from('MZ\0\0'),
      zip,
      Buffer.from('<svg/>'),
    ]) {
      const refused = storeFile(portal.ctx(actor), { name: 'giấy.pdf', stream: Readable.from([bytes]) });
      await expect(refused).rejects.toMatchObject({ kind: { code: 'file.type_not_allowed' } });
    }
  });

  it('keeps nothing of what is refused', async () => {
    const before = await countFiles();
    const ctx = portal.ctx(actor);
    const tooLarge = storeFile(ctx, { name: 'a.pdf', stream: Readable.from(bigPdf(portal.config.maxFileBytes + 1)) });
    await expect(tooLarge).rejects.toMatchObject({ kind: { code: 'file.too_large' }, values: { megabytes: 50 } });
    await expect(storeFile(ctx, { name: 'a.pdf', stream: Readable.from([]) })).rejects.toMatchObject({
      kind: { code: 'file.empty' },
    });
    expect(await countFiles()).toBe(before);
  });

  it('is open to its sender and to nobody else', async () => {
    const stored = await storeFile(portal.ctx(actor), { name: 'a.pdf', stream: Readable.from([PDF]) });
    const other = await portal.insertApplicant('Trần Thị Ví Dụ');
    const opened = await openFile(portal.ctx(actor), stored.id);
    expect((await buffer(opened.stream)).equals(PDF)).toBe(true);
    for (const stranger of [other.actor, { kind: 'ANONYMOUS' } as const]) {
      await expect(openFile(portal.ctx(stranger), stored.id)).rejects.toMatchObject({
        kind: { code: 'file.not_found' },
      });
    }
  });
});

describe('POST /api/v1/files', () => {
  const post = (files: Parameters<typeof multipart>[1], headers: Record<string, string> = {}) => {
    const { payload, contentType } = multipart({}, files);
    return fetch(`${address}/api/v1/files`, {
      method: 'POST',
      body: new Uint8Array(payload),
      headers: { cookie, 'x-csrf-token': csrf, 'content-type': contentType, ...headers },
    });
  };

  it('takes one file and says what it is', async () => {
    const answer = await post([{ field: 'file', name: 'đơn.pdf', bytes: PDF }]);
    const file = (await answer.json()) as { id: string; href: string };
    expect(answer.status).toBe(200);
    expect(file).toMatchObject({ name: 'đơn.pdf', mediaType: 'application/pdf', sizeBytes: PDF.length });
    const content = await fetch(`${address}${file.href}`, { headers: { cookie } });
    expect(content.headers.get('content-disposition')).toContain("filename*=UTF-8''%C4%91%C6%A1n.pdf");
    expect(content.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(Buffer.from(await content.arrayBuffer()).equals(PDF)).toBe(true);
  });

  it.each([
    ['nothing', [], 400, 'file.interrupted'],
    ['an empty file', [{ field: 'file', name: 'a.pdf', bytes: Buffer.alloc(0) }], 422, 'file.empty'],
    ['a page', [{ field: 'file', name: 'a.pdf', bytes: Buffer.from('<html>') }], 415, 'file.type_not_allowed'],
  ])('refuses %s in words', async (_, files, status, code) => {
    const answer = await post(files);
    expect(answer.status).toBe(status);
    expect(await answer.json()).toMatchObject({ code });
  });

  it('refuses what is too large while it is still coming', async () => {
    const bytes = Buffer.concat([PDF, Buffer.alloc(portal.config.maxFileBytes)]);
    const answer = await post([{ field: 'file', name: 'a.pdf', bytes }]);
    expect(answer.status).toBe(413);
    expect(await answer.json()).toMatchObject({ code: 'file.too_large' });
  });

  it('refuses forged requests and strangers', async () => {
    expect((await post([{ field: 'file', name: 'a.pdf', bytes: PDF }], { 'x-csrf-token': 'forged' })).status).toBe(403);
    expect((await post([{ field: 'file', name: 'a.pdf', bytes: PDF }], { cookie: '' })).status).toBe(401);
  });

  it('keeps nothing when the connection breaks in the middle, and goes on serving', async () => {
    const before = await countFiles();
    const { payload, contentType } = multipart({}, [
      { field: 'file', name: 'a.pdf', bytes: Buffer.concat([PDF, Buffer.alloc(MEGABYTE)]) },
    ]);
    await new Promise<void>((resolve) => {
      const sending = httpRequest(`${address}/api/v1/files`, {
        method: 'POST',
        headers: { cookie, 'x-csrf-token': csrf, 'content-type': contentType, 'content-length': payload.length },
      });
      sending.on('error', () => resolve());
      sending.write(payload.subarray(0, payload.length / 2), () => setTimeout(() => sending.destroy(), 50));
      sending.on('close', () => resolve());
    });
    expect((await fetch(`${address}/ho-so`, { headers: { cookie } })).status).toBe(200);
    expect(await countFiles()).toBe(before);
  });
});

describe('a resumable upload', () => {
  it('that is cut off goes on where it was and arrives whole', async () => {
    const bytes = Buffer.concat([PDF, randomBytes(6 * MEGABYTE)]);
    const proxy = await openCuttingProxy(3 * MEGABYTE);
    const offsets: number[] = [];
    const url = await upload(bytes, `${proxy.address}${UPLOAD_PATH}`, offsets);
    await proxy.close();
    expect(proxy.cuts()).toBe(1);
    // went on in the middle, not from the beginning
    expect(offsets.filter((offset) => offset === 0)).toHaveLength(1);
    const id = url.split('/').at(-1)!;
    const row = await portal.db.selectFrom('storedFile').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
    expect(row).toMatchObject({ uploadedBy: accountId, name: 'tờ khai.pdf', sizeBytes: bytes.length });
    const content = await fetch(`${address}/tep/${id}`, { headers: { cookie } });
    expect(Buffer.from(await content.arrayBuffer()).equals(bytes)).toBe(true);
  }, 60_000);

  it('whose last answer was lost is told that everything is there', async () => {
    const url = await upload(Buffer.concat([PDF, randomBytes(1000)]), `${address}${UPLOAD_PATH}`, []);
    const asked = await fetch(new URL(url, address), { method: 'HEAD', headers: { cookie, 'tus-resumable': '1.0.0' } });
    expect(asked.status).toBe(200);
    expect(asked.headers.get('upload-offset')).toBe(String(PDF.length + 1000));
  });

  it('of something that may not be handed in fails with the reason', async () => {
    const refused = upload(Buffer.from('<!doctype html>'), `${address}${UPLOAD_PATH}`, []);
    await expect(refused).rejects.toThrow('Loại tệp không được nhận');
  });

  it('larger than allowed is refused before it begins', async () => {
    const answer = await create(portal.config.maxFileBytes + 1);
    expect(answer.status).toBe(413);
  });

  it('is nobody else’s to see or go on with', async () => {
    const begun = await create(100);
    expect(begun.status).toBe(201);
    const url = new URL(begun.headers.get('location')!, address);
    const other = await portal.insertApplicant('Trần Thị Ví Dụ');
    const browser = openBrowser(portal.app);
    await browser.signIn(other.phone);
    const asked = await fetch(url, {
      method: 'HEAD',
      headers: { cookie: `${SESSION_COOKIE}=${browser.cookies[SESSION_COOKIE]}`, 'tus-resumable': '1.0.0' },
    });
    expect(asked.status).toBe(404);
    expect((await fetch(url, { method: 'HEAD', headers: { 'tus-resumable': '1.0.0' } })).status).toBe(401);
    expect((await create(100, { 'x-csrf-token': 'forged' })).status).toBe(403);
  });
});

function create(length: number, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${address}${UPLOAD_PATH}`, {
    method: 'POST',
    headers: { cookie, 'x-csrf-token': csrf, 'tus-resumable': '1.0.0', 'upload-length': String(length), ...headers },
  });
}

/** Sends with the client that the portal's page uses; answers the upload's address. */
function upload(bytes: Buffer, endpoint: string, offsets: number[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const sending = new Upload(bytes, {
      endpoint,
      chunkSize: MEGABYTE,
      retryDelays: [0, 100, 200],
      headers: { cookie, 'x-csrf-token': csrf },
      metadata: { filename: 'tờ khai.pdf' },
      onBeforeRequest: (request) => {
        const offset = request.getHeader('Upload-Offset');
        if (request.getMethod() === 'PATCH' && offset !== undefined) offsets.push(Number(offset));
      },
      onShouldRetry: (error) => !error.originalResponse || error.originalResponse.getStatus() >= 500,
      onSuccess: () => resolve(sending.url!),
      onError: reject,
    });
    sending.start();
  });
}

/** A connection that breaks once after so many bytes. */
async function openCuttingProxy(afterBytes: number) {
  let cuts = 0;
  let sent = 0;
  const sockets = new Set<Socket>();
  const target = new URL(address);
  const server = createServer((client) => {
    const upstream = connect(Number(target.port), target.hostname);
    client.on('data', (chunk: Buffer) => {
      sent += chunk.length;
      if (cuts === 0 && sent > afterBytes) {
        cuts++;
        client.destroy();
        upstream.destroy();
      } else upstream.write(chunk);
    });
    upstream.on('data', (chunk) => client.write(chunk));
    sockets.add(client).add(upstream);
    const end = () => {
      client.destroy();
      upstream.destroy();
    };
    for (const socket of [client, upstream]) socket.on('error', end).on('close', end);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const bound = server.address();
  if (!bound || typeof bound === 'string') throw new Error('no port');
  return {
    address: `http://127.0.0.1:${bound.port}`,
    cuts: () => cuts,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}
