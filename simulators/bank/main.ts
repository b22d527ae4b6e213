/**
 * A bank: a page on which a VietQR code is "scanned" and paid, a signed credit notice to the payee (repeated until heard),
 * transfers back, and a statement. A program of its own that shares no code with ours.
 *
 *   PORT=3202 NOTICE_URL=http://localhost:3000/payment-notices/bank npx tsx simulators/bank/main.ts
 *
 * POST /_pay {"payload"} or {"account", "amount", "content"} pays; "mode": normal, double, late (until POST /_send), silent,
 * forged (wrong signature first). GET /statement.csv lists what came in.
 */
import { createHmac, randomInt } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

const PORT = Number(process.env.PORT ?? 3202);
const NOTICE_URL = process.env.NOTICE_URL ?? 'http://localhost:3000/payment-notices/bank';
const SECRET = process.env.SECRET ?? 'mau-khoa-ngan-hang-khong-dung-that';
const RETRY_MILLISECONDS = Number(process.env.RETRY_MILLISECONDS ?? 500);
const MOST_TRIES = 5;

interface Credit {
  account: string;
  transactionId: string;
  amount: string;
  time: string;
  fromAccount: string;
  fromName: string;
  content: string;
}

const credits: Credit[] = [];
const transfers: object[] = [];
const log: { sent: object; answer: unknown }[] = [];
const waiting: Credit[] = [];

const sign = (values: string[]) => createHmac('sha256', SECRET).update(values.join('|')).digest('hex');

function now(): string {
  const local = new Date(Date.now() + 7 * 3_600_000);
  return local.toISOString().replace(/\D/g, '').slice(0, 14);
}

/** EMVCo: two digits of name, two of length, the value. Throws when the lengths do not fit. */
function readFields(text: string): Map<string, string> {
  const fields = new Map<string, string>();
  let at = 0;
  while (at < text.length) {
    const length = Number(text.slice(at + 2, at + 4));
    const value = text.slice(at + 4, at + 4 + length);
    if (!Number.isInteger(length) || value.length !== length) throw new Error(`not EMVCo at ${at}`);
    fields.set(text.slice(at, at + 2), value);
    at += 4 + length;
  }
  return fields;
}

function crc(text: string): string {
  let sum = 0xffff;
  for (const letter of text) {
    sum ^= letter.charCodeAt(0) << 8;
    for (let bit = 0; bit < 8; bit++) sum = sum & 0x8000 ? ((sum << 1) ^ 0x1021) & 0xffff : (sum << 1) & 0xffff;
  }
  return sum.toString(16).toUpperCase().padStart(4, '0');
}

/** What a banking application reads from the code. Throws on a code it would refuse. */
function scan(payload: string): { account: string; amount: string; content: string } {
  if (crc(payload.slice(0, -4)) !== payload.slice(-4)) throw new Error('wrong CRC');
  const fields = readFields(payload);
  const napas = readFields(fields.get('38') ?? '');
  const beneficiary = readFields(napas.get('01') ?? '');
  if (napas.get('00') !== 'A000000727' || napas.get('02') !== 'QRIBFTTA') throw new Error('no NAPAS transfer');
  if (fields.get('53') !== '704' || fields.get('58') !== 'VN') throw new Error('no transfer of đồng');
  return {
    account: beneficiary.get('01') ?? '',
    amount: fields.get('54') ?? '',
    content: readFields(fields.get('62') ?? '').get('08') ?? '',
  };
}

async function send(credit: Credit, signature = sign(Object.values(credit))): Promise<string> {
  const notice = { ...credit, signature };
  try {
    const response = await fetch(NOTICE_URL, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(notice),
      signal: AbortSignal.timeout(5_000),
    });
    const answer = (await response.json()) as { code?: string };
    log.push({ sent: notice, answer });
    return answer.code ?? '';
  } catch (error) {
    log.push({ sent: notice, answer: String(error) });
    return '';
  }
}

async function sendUntilHeard(credit: Credit): Promise<void> {
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    if (['00', '02'].includes(await send(credit))) return;
    await new Promise((resolve) => setTimeout(resolve, RETRY_MILLISECONDS));
  }
}

async function pay(order: Record<string, string>): Promise<Credit> {
  const scanned = order.payload ? scan(order.payload) : { account: '', amount: '', content: '' };
  const credit: Credit = {
    account: order.account || scanned.account,
    transactionId: `FT${now().slice(2, 8)}${randomInt(100_000, 999_999)}`,
    amount: order.amount || scanned.amount,
    time: now(),
    fromAccount: '0900000000001',
    fromName: 'NGUYEN VAN MAU',
    content: order.content || `MBVCB.${randomInt(1_000_000)}.${scanned.content} CT tu 0900000000001`,
  };
  credits.push(credit);
  const mode = order.mode || 'normal';
  if (mode === 'silent') return credit;
  if (mode === 'late') waiting.push(credit);
  else {
    if (mode === 'forged') await send(credit, '0'.repeat(64));
    await sendUntilHeard(credit);
    if (mode === 'double') await send(credit);
  }
  return credit;
}

async function bodyOf(request: IncomingMessage): Promise<Record<string, string>> {
  let text = '';
  for await (const part of request) text += part;
  const isJson = request.headers['content-type']?.includes('json');
  return isJson ? JSON.parse(text) : Object.fromEntries(new URLSearchParams(text));
}

function answer(response: ServerResponse, status: number, body: string, type = 'text/html; charset=utf-8'): void {
  response.writeHead(status, { 'content-type': type });
  response.end(body);
}

const json = (response: ServerResponse, body: object) =>
  answer(response, 200, JSON.stringify(body), 'application/json');

const PAGE = `<!doctype html><html lang="vi"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Ngân hàng mô phỏng</title><body><h1>Ngân hàng mô phỏng</h1>
<form method="post" action="/_pay">
<p><label>Nội dung mã VietQR <input name="payload" size="60"></label></p>
<p>hoặc: <label>Tài khoản <input name="account"></label> <label>Số tiền <input name="amount"></label>
<label>Nội dung <input name="content"></label></p>
<p><label>Cách báo có <select name="mode"><option>normal<option>double<option>late<option>silent<option>forged</select></label></p>
<button>Chuyển tiền</button></form></body></html>`;

createServer(async (request, response) => {
  try {
    const { pathname } = new URL(request.url ?? '/', `http://localhost:${PORT}`);
    if (pathname === '/') answer(response, 200, PAGE);
    else if (pathname === '/_pay') json(response, await pay(await bodyOf(request)));
    else if (pathname === '/_send') {
      for (const credit of waiting.splice(0)) await sendUntilHeard(credit);
      json(response, { log });
    } else if (pathname === '/_log') json(response, { log, transfers });
    else if (pathname === '/transfers') {
      const { signature, ...transfer } = await bodyOf(request);
      const genuine = signature === sign(Object.values(transfer));
      if (genuine) transfers.push(transfer);
      json(response, genuine ? { code: '00', transactionId: `FT${randomInt(10_000_000)}` } : { code: '97' });
    } else if (pathname === '/statement.csv') {
      const lines = credits.map(({ transactionId, time, amount, account, content }) =>
        [transactionId, time, amount, account, `"${content.replaceAll('"', '""')}"`].join(','),
      );
      answer(response, 200, ['transactionId,time,amount,account,content', ...lines, ''].join('\r\n'), 'text/csv');
    } else answer(response, 404, 'Không có trang này');
  } catch (error) {
    answer(response, 400, String(error));
  }
}).listen(PORT, '127.0.0.1', function (this: { address(): unknown }) {
  const { port } = this.address() as { port: number };
  console.log(`Ngân hàng (mô phỏng / simulated): http://localhost:${port}`);
});
