/**
 * VNPay as a merchant meets it (protocol 2.1.0): pay page, notice to the merchant (IPN) with repeats, query and refund.
 * A program of its own that shares no code with ours, so that it can disagree.
 *
 *   PORT=3201 IPN_URL=http://localhost:3000/payment-notices/vnpay npx tsx simulators/vnpay/main.ts
 *
 * POST /_mode {"mode": …} sets how the next payments are told: normal, double (sent twice), late (not before /_send),
 * silent (never), forged (wrong signature first), tampered (another amount, re-signed, first). GET /_log tells every notice
 * with the answer, GET /_list.csv the payments of today as the list for reconciliation.
 */
import { createHmac, randomInt } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

const PORT = Number(process.env.PORT ?? 3201);
const IPN_URL = process.env.IPN_URL ?? 'http://localhost:3000/payment-notices/vnpay';
const TMN_CODE = process.env.TMN_CODE ?? 'TINHMAU1';
const SECRET = process.env.SECRET ?? 'mau-khoa-vnpay-khong-dung-that';
const RETRY_MILLISECONDS = Number(process.env.RETRY_MILLISECONDS ?? 500);
const MOST_TRIES = 5;

type Texts = Record<string, string>;

interface Order {
  request: Texts;
  status: 'OPEN' | 'PAID' | 'FAILED';
  code: string;
  transactionNo: string;
  payDate: string;
  refundedVnd: number;
}

const orders = new Map<string, Order>();
const log: { sent: Texts; answer: unknown }[] = [];
const waiting: Texts[] = [];
let mode = 'normal';

const encode = (text: string) => encodeURIComponent(text).replace(/%20/g, '+');
const hmac = (text: string) => createHmac('sha512', SECRET).update(text).digest('hex');

/** Sorted, encoded, joined by `&`. */
function canonical(parameters: Texts): string {
  return Object.keys(parameters)
    .filter((name) => name.startsWith('vnp_') && name !== 'vnp_SecureHash' && parameters[name] !== '')
    .sort()
    .map((name) => `${encode(name)}=${encode(parameters[name] ?? '')}`)
    .join('&');
}

function now(): string {
  const local = new Date(Date.now() + 7 * 3_600_000);
  return local.toISOString().replace(/\D/g, '').slice(0, 14);
}

function resultOf(ref: string, order: Order): Texts {
  const { request, code, transactionNo, payDate } = order;
  const result: Texts = {
    vnp_Amount: request.vnp_Amount ?? '',
    vnp_BankCode: 'NCB',
    vnp_BankTranNo: code === '00' ? `VNP${transactionNo}` : '',
    vnp_CardType: 'ATM',
    vnp_OrderInfo: request.vnp_OrderInfo ?? '',
    vnp_PayDate: payDate,
    vnp_ResponseCode: code,
    vnp_TmnCode: TMN_CODE,
    vnp_TransactionNo: transactionNo,
    vnp_TransactionStatus: code === '00' ? '00' : '02',
    vnp_TxnRef: ref,
  };
  return { ...result, vnp_SecureHash: hmac(canonical(result)) };
}

async function send(parameters: Texts): Promise<string> {
  const query = Object.entries(parameters)
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .join('&');
  try {
    const response = await fetch(`${IPN_URL}?${query}`, { signal: AbortSignal.timeout(5_000) });
    const answer = (await response.json()) as { RspCode?: string };
    log.push({ sent: parameters, answer });
    return answer.RspCode ?? '';
  } catch (error) {
    log.push({ sent: parameters, answer: String(error) });
    return '';
  }
}

/** Until the merchant says 00 or 02. */
async function sendUntilHeard(parameters: Texts): Promise<void> {
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    if (['00', '02'].includes(await send(parameters))) return;
    await new Promise((resolve) => setTimeout(resolve, RETRY_MILLISECONDS));
  }
}

async function tell(parameters: Texts): Promise<void> {
  if (mode === 'silent') return;
  if (mode === 'late') {
    waiting.push(parameters);
    return;
  }
  if (mode === 'forged') await send({ ...parameters, vnp_SecureHash: 'f'.repeat(128) });
  if (mode === 'tampered') {
    const cheaper: Texts = { ...parameters, vnp_Amount: '100' };
    await send({ ...cheaper, vnp_SecureHash: hmac(canonical(cheaper)) });
  }
  await sendUntilHeard(parameters);
  if (mode === 'double') await send(parameters);
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const part of request) text += part;
  return text;
}

function answer(response: ServerResponse, status: number, body: string, type = 'text/html; charset=utf-8'): void {
  response.writeHead(status, { 'content-type': type });
  response.end(body);
}

const json = (response: ServerResponse, body: object) =>
  answer(response, 200, JSON.stringify(body), 'application/json');

const escaped = (text: string) =>
  text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign);

function pageOf(title: string, body: string): string {
  return `<!doctype html><html lang="vi"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title><body><h1>${title}</h1>${body}</body></html>`;
}

function showPay(response: ServerResponse, url: URL): void {
  const request = Object.fromEntries(url.searchParams);
  if (hmac(canonical(request)) !== request.vnp_SecureHash) {
    answer(response, 400, pageOf('VNPay mô phỏng', '<p>Sai chữ ký (97)</p>'));
    return;
  }
  const required = ['Version', 'Command', 'TmnCode', 'Amount', 'CreateDate', 'CurrCode', 'IpAddr', 'Locale'];
  const missing = [...required, 'OrderInfo', 'OrderType', 'ReturnUrl', 'ExpireDate', 'TxnRef'].filter(
    (name) => !request[`vnp_${name}`],
  );
  if (missing.length > 0 || request.vnp_TmnCode !== TMN_CODE) {
    answer(
      response,
      400,
      pageOf('VNPay mô phỏng', `<p>Thiếu hoặc sai: ${escaped(missing.join(', ') || 'TmnCode')}</p>`),
    );
    return;
  }
  const ref = request.vnp_TxnRef ?? '';
  if (!orders.has(ref))
    orders.set(ref, { request, status: 'OPEN', code: '', transactionNo: '', payDate: '', refundedVnd: 0 });
  const button = (code: string, label: string) => `<p><button name="code" value="${code}">${label}</button></p>`;
  answer(
    response,
    200,
    pageOf(
      'VNPay mô phỏng',
      `<p>Đơn hàng <b>${escaped(ref)}</b>: ${escaped(request.vnp_OrderInfo ?? '')}</p>
<p>Số tiền <b>${Number(request.vnp_Amount) / 100}</b> VND</p>
<form method="post" action="/pay"><input type="hidden" name="ref" value="${escaped(ref)}">
${button('00', 'Thanh toán')}${button('24', 'Hủy giao dịch')}${button('13', 'Nhập sai OTP')}${button('51', 'Không đủ số dư')}</form>`,
    ),
  );
}

async function pay(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const form = new URLSearchParams(await bodyOf(request));
  const ref = form.get('ref') ?? '';
  const order = orders.get(ref);
  if (!order) {
    answer(response, 404, pageOf('VNPay mô phỏng', '<p>Không có đơn hàng</p>'));
    return;
  }
  if (order.status === 'OPEN') {
    order.code = form.get('code') ?? '99';
    order.status = order.code === '00' ? 'PAID' : 'FAILED';
    order.transactionNo = String(randomInt(10_000_000, 99_999_999));
    order.payDate = now();
    await tell(resultOf(ref, order));
  }
  const result = resultOf(ref, order);
  const query = Object.entries(result)
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${encode(name)}=${encode(value)}`);
  response.writeHead(303, { location: `${order.request.vnp_ReturnUrl}?${query.join('&')}` });
  response.end();
}

const ANSWERED = [
  ...['ResponseId', 'Command', 'ResponseCode', 'Message', 'TmnCode', 'TxnRef', 'Amount', 'BankCode', 'PayDate'],
  ...['TransactionNo', 'TransactionType', 'TransactionStatus', 'OrderInfo'],
];
const ASKED: Record<string, string[]> = {
  querydr: [
    'RequestId',
    'Version',
    'Command',
    'TmnCode',
    'TxnRef',
    'TransactionDate',
    'CreateDate',
    'IpAddr',
    'OrderInfo',
  ],
  refund: [
    ...['RequestId', 'Version', 'Command', 'TmnCode', 'TransactionType', 'TxnRef', 'Amount', 'TransactionNo'],
    ...['TransactionDate', 'CreateBy', 'CreateDate', 'IpAddr', 'OrderInfo'],
  ],
};

async function merchantApi(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const asked = JSON.parse(await bodyOf(request)) as Texts;
  const fields = ASKED[asked.vnp_Command ?? ''] ?? [];
  const signed = hmac(fields.map((name) => asked[`vnp_${name}`] ?? '').join('|'));
  const order = orders.get(asked.vnp_TxnRef ?? '');
  const reply = (code: string, message: string, more: Texts = {}) => {
    const texts: Texts = {
      vnp_ResponseId: String(randomInt(1_000_000_000)),
      vnp_Command: asked.vnp_Command ?? '',
      vnp_ResponseCode: code,
      vnp_Message: message,
      vnp_TmnCode: TMN_CODE,
      vnp_TxnRef: asked.vnp_TxnRef ?? '',
      ...more,
    };
    const names = asked.vnp_Command === 'querydr' ? [...ANSWERED, 'PromotionCode', 'PromotionAmount'] : ANSWERED;
    json(response, { ...texts, vnp_SecureHash: hmac(names.map((name) => texts[`vnp_${name}`] ?? '').join('|')) });
  };
  if (signed !== asked.vnp_SecureHash) return reply('97', 'Invalid signature');
  if (!order || order.request.vnp_CreateDate !== asked.vnp_TransactionDate) return reply('91', 'Order not found');
  const known: Texts = { vnp_Amount: order.request.vnp_Amount ?? '', vnp_BankCode: 'NCB', vnp_PayDate: order.payDate };
  if (asked.vnp_Command === 'querydr') {
    const status = { OPEN: '01', PAID: '00', FAILED: '02' }[order.status];
    const transaction = {
      vnp_TransactionNo: order.transactionNo,
      vnp_TransactionType: '01',
      vnp_TransactionStatus: status,
    };
    return reply('00', 'ok', { ...known, ...transaction });
  }
  const vnd = Number(asked.vnp_Amount) / 100;
  const paidVnd = Number(order.request.vnp_Amount) / 100;
  if (order.status !== 'PAID' || order.transactionNo !== asked.vnp_TransactionNo) return reply('91', 'not paid');
  if (order.refundedVnd + vnd > paidVnd) return reply('02', 'more than was paid');
  order.refundedVnd += vnd;
  const transactionNo = String(randomInt(10_000_000, 99_999_999));
  reply('00', 'ok', {
    ...known,
    vnp_Amount: asked.vnp_Amount ?? '',
    vnp_TransactionNo: transactionNo,
    vnp_TransactionStatus: '05',
  });
}

function list(): string {
  const rows = [...orders].filter(([, { status }]) => status === 'PAID');
  const lines = rows.map(([ref, { request, transactionNo, payDate }]) =>
    [ref, transactionNo, request.vnp_Amount, payDate, '00'].join(','),
  );
  return ['vnp_TxnRef,vnp_TransactionNo,vnp_Amount,vnp_PayDate,vnp_TransactionStatus', ...lines, ''].join('\r\n');
}

createServer(async (request, response) => {
  try {
    const url = new URL(request.url ?? '/', `http://localhost:${PORT}`);
    if (url.pathname === '/paymentv2/vpcpay.html') showPay(response, url);
    else if (url.pathname === '/pay') await pay(request, response);
    else if (url.pathname === '/merchant_webapi/api/transaction') await merchantApi(request, response);
    else if (url.pathname === '/_mode') {
      mode = (JSON.parse(await bodyOf(request)) as { mode: string }).mode;
      json(response, { mode });
    } else if (url.pathname === '/_send') {
      for (const parameters of waiting.splice(0)) await sendUntilHeard(parameters);
      json(response, { log });
    } else if (url.pathname === '/_log') json(response, { log });
    else if (url.pathname === '/_list.csv') answer(response, 200, list(), 'text/csv; charset=utf-8');
    else answer(response, 404, pageOf('VNPay mô phỏng', '<p>Không có trang này</p>'));
  } catch (error) {
    answer(response, 500, pageOf('VNPay mô phỏng', `<pre>${escaped(String(error))}</pre>`));
  }
}).listen(PORT, '127.0.0.1', function (this: { address(): unknown }) {
  const { port } = this.address() as { port: number };
  console.log(`VNPay (mô phỏng / simulated): http://localhost:${port}`);
});
