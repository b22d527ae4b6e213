/**
 * The national payment platform as a partner meets it: INIT, a page to pay on, the confirmation to the partner with repeats,
 * and the query. A program of its own that shares no code with ours.
 *
 *   PORT=3203 IPN_URL=http://localhost:3000/payment-notices/platform npx tsx simulators/payment-platform/main.ts
 *
 * POST /_mode {"mode"}: normal, double, silent, forged (wrong hash first), tampered (another amount first). GET /_list.csv.
 */
import { createHash, randomInt } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

const PORT = Number(process.env.PORT ?? 3203);
const IPN_URL = process.env.IPN_URL ?? 'http://localhost:3000/payment-notices/platform';
const PARTNER = process.env.PARTNER ?? 'TINHMAU';
const SECRET = process.env.SECRET ?? 'mau-khoa-nen-tang-khong-dung-that';
const RETRY_MILLISECONDS = Number(process.env.RETRY_MILLISECONDS ?? 500);

type Texts = Record<string, string>;

interface Order {
  init: Record<string, unknown>;
  code: string;
  transaction: string;
  time: string;
}

const orders = new Map<string, Order>();
const log: { sent: Texts; answer: unknown }[] = [];
let mode = 'normal';

const INIT = [
  ...[
    'LoaiBanTin',
    'PhienBan',
    'MaDoiTac',
    'MaThamChieu',
    'SoTien',
    'LoaiHinhThanhToan',
    'MaKenhThanhToan',
    'MaThietBi',
  ],
  ...['NgonNgu', 'MaTienTe', 'MaNganHang', 'ThongTinGiaoDich', 'ThoiGianGD', 'Ip'],
];
const CONFIRM = [
  ...['LoaiBanTin', 'MaLoi', 'MaDoiTac', 'MaThamChieu', 'SoTien', 'MaTienTe', 'MaGiaoDich', 'MaNganHang'],
  ...['ThoiGianGD', 'ThongTinGiaoDich'],
];
const QUERY = ['LoaiBanTin', 'PhienBan', 'MaDoiTac', 'MaThamChieu', 'ThoiGianGD'];

function hash(message: Record<string, unknown>, names: string[]): string {
  const values = names.map((name) => String(message[name] ?? ''));
  return createHash('sha256')
    .update([...values, SECRET].join('|'))
    .digest('hex');
}

function now(): string {
  const local = new Date(Date.now() + 7 * 3_600_000);
  return local.toISOString().replace(/\D/g, '').slice(0, 14);
}

function confirmation(ref: string, { init, code, transaction, time }: Order, amount = String(init.SoTien)): Texts {
  const message: Texts = {
    LoaiBanTin: 'CONFIRM',
    MaLoi: code,
    MaDoiTac: PARTNER,
    MaThamChieu: ref,
    SoTien: amount,
    MaTienTe: 'VND',
    MaGiaoDich: transaction,
    MaNganHang: 'VCB',
    ThoiGianGD: time,
    ThongTinGiaoDich: String(init.ThongTinGiaoDich ?? ''),
  };
  return { ...message, MaXacThuc: hash(message, CONFIRM) };
}

async function send(message: Texts): Promise<string> {
  try {
    const response = await fetch(IPN_URL, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(message),
      signal: AbortSignal.timeout(5_000),
    });
    const answer = (await response.json()) as { MaLoi?: string };
    log.push({ sent: message, answer });
    return answer.MaLoi ?? '';
  } catch (error) {
    log.push({ sent: message, answer: String(error) });
    return '';
  }
}

async function tell(ref: string, order: Order): Promise<void> {
  if (mode === 'silent') return;
  const message = confirmation(ref, order);
  if (mode === 'forged') await send({ ...message, MaXacThuc: '0'.repeat(64) });
  if (mode === 'tampered') await send(confirmation(ref, order, '1'));
  for (let tries = 0; tries < 5 && (await send(message)) !== '00'; tries++)
    await new Promise((resolve) => setTimeout(resolve, RETRY_MILLISECONDS));
  if (mode === 'double') await send(message);
}

async function bodyOf(request: IncomingMessage): Promise<Record<string, unknown>> {
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

function init(message: Record<string, unknown>, base: string): object {
  const ref = String(message.MaThamChieu ?? '');
  if (message.MaDoiTac !== PARTNER || message.LoaiBanTin !== 'INIT') return { MaLoi: '01', MoTaLoi: 'Sai đối tác' };
  if (hash(message, INIT) !== message.MaXacThuc) return { MaLoi: '02', MoTaLoi: 'Sai mã xác thực' };
  const { PhiLePhi = [] } = (message.ThongTinBienLai ?? {}) as { PhiLePhi?: { SoTien: string }[] };
  const sum = PhiLePhi.reduce((total, line) => total + Number(line.SoTien), 0);
  if (sum !== Number(message.SoTien)) return { MaLoi: '03', MoTaLoi: 'Tổng khoản nộp không khớp' };
  orders.set(ref, { init: message, code: 'PENDING', transaction: '', time: '' });
  return { MaLoi: '00', MoTaLoi: 'Thành công', UrlThanhToan: `${base}/pay?ref=${ref}` };
}

function showPay(response: ServerResponse, ref: string): void {
  const order = orders.get(ref);
  if (!order) {
    answer(response, 404, 'Không có giao dịch');
    return;
  }
  answer(
    response,
    200,
    `<!doctype html><html lang="vi"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Nền tảng thanh toán mô phỏng</title><body><h1>Nền tảng thanh toán mô phỏng</h1>
<p>Giao dịch <b>${ref}</b>, số tiền <b>${order.init.SoTien}</b> VND</p>
<form method="post" action="/pay"><input type="hidden" name="ref" value="${ref}">
<button name="code" value="00">Thanh toán</button> <button name="code" value="24">Hủy giao dịch</button></form></body></html>`,
  );
}

async function pay(response: ServerResponse, form: Record<string, unknown>): Promise<void> {
  const ref = String(form.ref);
  const order = orders.get(ref);
  if (!order) {
    answer(response, 404, 'Không có giao dịch');
    return;
  }
  if (order.code === 'PENDING') {
    order.code = String(form.code);
    order.transaction = `TT${randomInt(10_000_000, 99_999_999)}`;
    order.time = now();
    await tell(ref, order);
  }
  const back = new URLSearchParams(confirmation(ref, order));
  response.writeHead(303, { location: `${order.init.UrlKetQua}?${back}` });
  response.end();
}

createServer(async (request, response) => {
  try {
    const base = `http://${request.headers.host}`;
    const url = new URL(request.url ?? '/', base);
    if (url.pathname === '/init') json(response, init(await bodyOf(request), base));
    else if (url.pathname === '/pay' && request.method === 'GET') showPay(response, url.searchParams.get('ref') ?? '');
    else if (url.pathname === '/pay') await pay(response, await bodyOf(request));
    else if (url.pathname === '/query') {
      const asked = await bodyOf(request);
      const ref = String(asked.MaThamChieu);
      const order = orders.get(ref);
      if (!order || hash(asked, QUERY) !== asked.MaXacThuc)
        json(response, { MaLoi: '99', MoTaLoi: 'Không có giao dịch' });
      else json(response, confirmation(ref, order));
    } else if (url.pathname === '/_mode') {
      mode = String((await bodyOf(request)).mode);
      json(response, { mode });
    } else if (url.pathname === '/_log') json(response, { log });
    else if (url.pathname === '/_list.csv') {
      const paid = [...orders].filter(([, { code }]) => code === '00');
      const lines = paid.map(
        ([
          ref,
          {
            init: { SoTien },
            transaction,
            time,
          },
        ]) => [ref, transaction, SoTien, time].join(','),
      );
      answer(response, 200, ['MaThamChieu,MaGiaoDich,SoTien,ThoiGianGD', ...lines, ''].join('\r\n'), 'text/csv');
    } else answer(response, 404, 'Không có trang này');
  } catch (error) {
    answer(response, 400, String(error));
  }
}).listen(PORT, '127.0.0.1', function (this: { address(): unknown }) {
  const { port } = this.address() as { port: number };
  console.log(`Nền tảng thanh toán (mô phỏng / simulated): http://localhost:${port}`);
});
