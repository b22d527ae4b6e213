import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dossierWalk } from '../../../test/dossierWalk.ts';
import { ctxAs, SAMPLE_NOW, systemCtx } from '../../../test/sampleProvince.ts';
import { type Simulator, startSimulator } from '../../../test/simulator.ts';
import { type RealApp, realApp } from '../../../test/sweeps/realApp.ts';
import type { OnlineWay } from '../../domain/money/obligation.ts';
import { packagePath } from '../../platform/packageRoot.ts';
import { askRefund, decideRefund } from '../refunds/refund.ts';
import { sendRefund } from '../refunds/sendRefund.ts';
import { followUpPending } from './followUpPending.ts';
import { payPath } from './payToken.ts';
import { findObligation, listObligations, type Obligation } from './store.ts';

const OWED = 75_000;
const config = { merchantSecrets: packagePath('data', 'sample-province', 'merchant-secrets.json') };

let real: RealApp;
let base: string;
let simulators: Record<OnlineWay, Simulator>;

beforeAll(async () => {
  real = await realApp({ config });
  await real.app.listen({ host: '127.0.0.1', port: 0 });
  base = `http://127.0.0.1:${(real.app.server.address() as AddressInfo).port}`;
  const notices = `${base}/payment-notices`;
  const [VIETQR, VNPAY, PLATFORM] = await Promise.all([
    startSimulator('bank', { NOTICE_URL: `${notices}/bank` }),
    startSimulator('vnpay', { IPN_URL: `${notices}/vnpay` }),
    startSimulator('payment-platform', { IPN_URL: `${notices}/platform` }),
  ]);
  simulators = { VIETQR, VNPAY, PLATFORM };
  for (const [way, { url }] of Object.entries(simulators)) {
    const { settings } = await real.db
      .selectFrom('merchant')
      .select('settings')
      .where('way', '=', way)
      .executeTakeFirstOrThrow();
    const moved = JSON.stringify({ ...(settings as object), endpoint: url });
    await real.db.updateTable('merchant').set({ settings: moved }).where('way', '=', way).execute();
  }
}, 120_000);
afterAll(async () => {
  for (const simulator of Object.values(simulators)) simulator.stop();
  await real.stop();
});

const ctx = () => {
  const plain = systemCtx(real.db);
  return { ...plain, config: { ...plain.config, ...config } };
};

/** A dossier that owes, and the page on which anybody with the link pays it. */
async function owing(): Promise<{ page: string; owed: () => Promise<Obligation> }> {
  const walk = dossierWalk({ db: real.db, url: '', drop: async () => undefined });
  const dossier = await walk.assign(await walk.enter('sixSteps'));
  await walk.act(dossier, { action: 'SET_OBLIGATION', reason: 'Phí thẩm định', vnd: OWED });
  const owed = async () => (await listObligations(ctx(), dossier.id)).at(-1)!;
  return { page: payPath(ctx().config, (await owed()).id, ctx().clock.now()), owed };
}

/** Chooses a way as a browser without JavaScript does. Answers the page of the attempt. */
async function choose(page: string, way: OnlineWay): Promise<{ path: string; html: string; refresh: string | null }> {
  const first = await fetch(`${base}${page}`);
  const csrf = /name="_csrf" value="([^"]+)"/.exec(await first.text())?.[1] ?? '';
  const cookie = first.headers.get('set-cookie')?.split(';')[0] ?? '';
  const body = new URLSearchParams({ way, _csrf: csrf });
  const chosen = await fetch(`${base}${page}`, { method: 'POST', headers: { cookie }, body, redirect: 'manual' });
  const path = chosen.headers.get('location') ?? '';
  if (path === '') return { path, html: await chosen.text(), refresh: null };
  const shown = await fetch(`${base}${path}`);
  return { path, html: await shown.text(), refresh: shown.headers.get('refresh') };
}

const linkTo = (html: string, url: string) =>
  new RegExp(`href="(${url}[^"]+)"`).exec(html)?.[1]?.replaceAll('&amp;', '&') ?? '';

/** Presses a button of VNPay's page; answers where it sends the browser. */
async function payAtVnpay(html: string, code: string): Promise<string> {
  const { url } = simulators.VNPAY;
  const shown = await fetch(linkTo(html, url));
  expect(shown.status).toBe(200);
  const ref = /name="ref" value="([^"]+)"/.exec(await shown.text())?.[1] ?? '';
  const paid = await fetch(`${url}/pay`, {
    method: 'POST',
    body: new URLSearchParams({ ref, code }),
    redirect: 'manual',
  });
  const back = new URL(paid.headers.get('location') ?? '');
  return `${back.pathname}${back.search}`;
}

describe('paying through the simulated providers', () => {
  it('at VNPay: the notice settles, the return only shows it with the three evidences', async () => {
    const { page, owed } = await owing();
    const attempt = await choose(page, 'VNPAY');
    await simulators.VNPAY.call('/_mode', { mode: 'double' });
    const back = await payAtVnpay(attempt.html, '00');
    expect((await owed()).state).toMatchObject({ status: 'PAID', payments: [{ way: 'VNPAY', vnd: OWED }] });
    const returned = await fetch(`${base}${back}`);
    const html = await returned.text();
    expect(returned.url).toContain(attempt.path);
    expect(html).toContain('Đã nộp xong');
    expect(html).toMatch(/Biên lai TM26E số \d{7}/);
    expect(html).toContain((await owed()).state.payments[0]!.transactionId);
    expect(html).not.toContain('Nguyễn Văn Mẫu');
  });

  it('at VNPay that sends forged and tampered notices first: only the true one counts', async () => {
    for (const mode of ['forged', 'tampered']) {
      const { page, owed } = await owing();
      const attempt = await choose(page, 'VNPAY');
      await simulators.VNPAY.call('/_mode', { mode });
      await payAtVnpay(attempt.html, '00');
      expect((await owed()).state.payments).toHaveLength(1);
      const { log } = (await simulators.VNPAY.call('/_log')) as { log: { answer: { RspCode: string } }[] };
      expect(log.slice(-2).map(({ answer }) => answer.RspCode)).toEqual([mode === 'forged' ? '97' : '04', '00']);
    }
  });

  it('at VNPay that says nothing: coming back settles nothing; it is asked, and answers', async () => {
    const { page, owed } = await owing();
    const attempt = await choose(page, 'VNPAY');
    await simulators.VNPAY.call('/_mode', { mode: 'silent' });
    const back = await payAtVnpay(attempt.html, '00');
    const returned = await fetch(`${base}${back}`);
    expect(await returned.text()).toContain('Đang chờ VNPay xác nhận');
    expect(returned.headers.get('refresh')).toBe('5');
    expect((await owed()).state.settledBy).toBeNull();
    const later = { ...ctx(), clock: { now: () => new Date(SAMPLE_NOW.getTime() + 5 * 60_000) } };
    expect(await followUpPending(later, { warn: () => undefined })).toMatchObject({ settled: 1, expired: 0 });
    expect((await owed()).state.status).toBe('PAID');
  });

  it('cancelled at VNPay: it says so, and one can try again', async () => {
    const { page, owed } = await owing();
    const attempt = await choose(page, 'VNPAY');
    await simulators.VNPAY.call('/_mode', { mode: 'normal' });
    const back = await payAtVnpay(attempt.html, '24');
    const html = await (await fetch(`${base}${back}`)).text();
    expect(html).toContain('Bạn đã hủy giao dịch');
    expect(html).toContain('Thử lại');
    expect((await owed()).state.status).toBe('FAILED');
  });

  it('a return address that somebody made up shows nothing and changes nothing (opencps.md §4.5, 2)', async () => {
    const { page, owed } = await owing();
    const { path } = await choose(page, 'VNPAY');
    const ref = path.split('/').at(-1);
    const made = await fetch(`${base}/nop-phi/ket-qua?vnp_TxnRef=${ref}&vnp_ResponseCode=00&vnp_TransactionStatus=00`);
    expect(made.status).toBe(400);
    expect(await made.text()).not.toContain(page);
    expect((await owed()).state.settledBy).toBeNull();
  });

  it('by VietQR: the code is one that a bank’s application reads, and the bank’s late notice settles', async () => {
    const { page, owed } = await owing();
    const attempt = await choose(page, 'VIETQR');
    expect(attempt.refresh).toBe('5');
    const { details } = await real.db
      .selectFrom('payment')
      .select('details')
      .where('ref', '=', attempt.path.split('/').at(-1) ?? '')
      .executeTakeFirstOrThrow();
    const { payload } = (details as { started: { payload: string } }).started;
    expect(await simulators.VIETQR.call('/_pay', { payload, mode: 'late' })).toMatchObject({ amount: String(OWED) });
    expect((await owed()).state.status).toBe('PENDING');
    await simulators.VIETQR.call('/_send', {});
    expect((await owed()).state.status).toBe('PAID');
    expect(await (await fetch(`${base}${attempt.path}`)).text()).toContain('Đã nộp xong');
  });

  it('by the national platform: INIT, its page, the confirmation twice', async () => {
    const { page, owed } = await owing();
    const { url } = simulators.PLATFORM;
    await simulators.PLATFORM.call('/_mode', { mode: 'double' });
    const attempt = await choose(page, 'PLATFORM');
    const ref = attempt.path.split('/').at(-1) ?? '';
    expect(linkTo(attempt.html, url)).toContain(ref);
    const body = new URLSearchParams({ ref, code: '00' });
    const paid = await fetch(`${url}/pay`, { method: 'POST', body, redirect: 'manual' });
    expect((await owed()).state).toMatchObject({ status: 'PAID', payments: [{ way: 'PLATFORM' }] });
    const back = new URL(paid.headers.get('location') ?? '');
    const html = await (await fetch(`${base}${back.pathname}${back.search}`)).text();
    expect(html).toContain('Đã nộp xong');
  });

  it('while the gateway is down: words, other ways, and nothing lost', async () => {
    const { page, owed } = await owing();
    const before = await real.db
      .selectFrom('merchant')
      .select('settings')
      .where('way', '=', 'PLATFORM')
      .executeTakeFirstOrThrow();
    const down = JSON.stringify({ ...(before.settings as object), endpoint: 'http://127.0.0.1:9' });
    await real.db.updateTable('merchant').set({ settings: down }).where('way', '=', 'PLATFORM').execute();
    const { html } = await choose(page, 'PLATFORM');
    expect(html).toContain('Cổng thanh toán đang không trả lời');
    expect(html).toContain('Chuyển khoản VietQR');
    expect((await owed()).state.status).toBe('FAILED');
  });
});

describe('money that goes back', () => {
  /** Asked at the counter, decided by the head of the centre, sent as the worker sends it. */
  async function payBack({ id, state }: Obligation): Promise<Obligation['state']> {
    const reception = { ...(await ctxAs(real.db, 'tiepnhan.trungtam')), config: ctx().config };
    const request = {
      obligationId: id,
      ground: 'AGENCY_FAULT',
      reason: 'Không thực hiện được',
      vnd: state.vnd,
    } as const;
    const refund = await askRefund(reception, request);
    await decideRefund(await ctxAs(real.db, 'gd.trungtam'), refund.id, { approve: true, comment: '' });
    await sendRefund(ctx(), refund.id);
    await sendRefund(ctx(), refund.id);
    return (await findObligation(real.db, id))!.state;
  }

  it('is refunded by VNPay, once, although the job runs twice', async () => {
    const { page, owed } = await owing();
    const attempt = await choose(page, 'VNPAY');
    await simulators.VNPAY.call('/_mode', { mode: 'normal' });
    await payAtVnpay(attempt.html, '00');
    expect(await payBack(await owed())).toMatchObject({ status: 'REFUNDED', refundedFeeVnd: OWED });
  });

  it('is transferred by the bank to the account it came from', async () => {
    const { page, owed } = await owing();
    const { path } = await choose(page, 'VIETQR');
    const content = path.split('/').at(-1);
    await simulators.VIETQR.call('/_pay', { account: '0100000000001', amount: String(OWED), content });
    expect(await payBack(await owed())).toMatchObject({ status: 'REFUNDED' });
    const { transfers } = (await simulators.VIETQR.call('/_log')) as { transfers: object[] };
    expect(transfers).toMatchObject([{ to: '0900000000001', amount: String(OWED), content: `Hoan tra ${content}` }]);
  });
});
