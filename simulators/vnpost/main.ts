import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';

/*
 * A stand-in for VNPost's service for administrative procedures (HCC), written from the description of the protocol, not
 * from the program that calls it. State lives in memory. Port by VNPOST_PORT (0: any free one); the address is printed.
 *
 *   POST /getAccessToken {customerKey, secretKey}
 *   POST /postOrder  /cancelOrder  /tracking  /price        with Authorization
 *   POST /control/progress {orderNumber, statusCode, receiverName?, codAmount?, statusDate?}
 *   POST /control/mode {down?, delayMs?, failNext?, tokenSeconds?, loseAnswers?}
 *   GET  /control/orders
 *   GET  /control/collected.csv   the list of what was collected on delivery
 */

interface Order {
  fields: Record<string, unknown>;
  times: number;
  cancelled: boolean;
}

interface Message {
  id: number;
  orderNumber: string;
  statusCode: string;
  statusMessage: string;
  statusDate: string;
  receiverName?: string;
  codAmount?: number;
}

const KEY = process.env.VNPOST_KEY ?? 'mau-khach-hang';
const SECRET = process.env.VNPOST_SECRET ?? 'mau-bi-mat';

const orders = new Map<string, Order>();
const messages: Message[] = [];
const tokens = new Map<string, number>();
/** `loseAnswers`: so many requests are carried out and then answered with an error, as when a line breaks */
const mode = { down: false, delayMs: 0, failNext: 0, tokenSeconds: 300, loseAnswers: 0 };

const REQUIRED = ['CustomerCode', 'OrderNumber', 'SenderName', 'SenderTel', 'SenderAddress', 'SenderProvince'].concat([
  'ReceiverName',
  'ReceiverTel',
  'ReceiverAddress',
  'ReceiverProvince',
]);

const STATUS_WORDS: Record<string, string> = {
  '10': 'Bưu điện đã nhận đơn',
  '20': 'Đã thu gom',
  '30': 'Đang vận chuyển',
  '31': 'Đang phát',
  '50': 'Phát thành công',
  '60': 'Chuyển hoàn',
  '70': 'Thất lạc',
  '90': 'Đã hủy',
};

type Body = Record<string, unknown>;
type Answer = [status: number, body: unknown];

function say(orderNumber: string, statusCode: string, more: Partial<Message> = {}): void {
  messages.push({
    id: messages.length + 1,
    orderNumber,
    statusCode,
    statusMessage: STATUS_WORDS[statusCode] ?? statusCode,
    statusDate: new Date().toISOString(),
    ...more,
  });
}

function getAccessToken({ customerKey, secretKey }: Body): Answer {
  if (customerKey !== KEY || secretKey !== SECRET) return [401, { message: 'Sai khách hàng hoặc khóa' }];
  const accessToken = randomBytes(18).toString('base64url');
  tokens.set(accessToken, Date.now() + mode.tokenSeconds * 1000);
  // It tells a longer life than it gives when the life is set short: callers must cope with a refusal.
  return [200, { accessToken, tokenType: 'Bearer', expiresIn: Math.max(mode.tokenSeconds, 60) }];
}

function postOrder(fields: Body): Answer {
  const missing = REQUIRED.filter((name) => typeof fields[name] !== 'string' || fields[name] === '');
  if (missing.length > 0) return [200, { Status: '99', Message: `Thiếu ${missing.join(', ')}` }];
  if (!Number.isInteger(fields.CODAmount)) return [200, { Status: '99', Message: 'CODAmount không phải số' }];
  const number = String(fields.OrderNumber);
  const known = orders.get(number);
  if (known) {
    known.times += 1;
    return [200, { Status: '01', Message: 'Đơn đã có' }];
  }
  orders.set(number, { fields, times: 1, cancelled: false });
  say(number, '10');
  return [200, { Status: '00', Message: 'Thành công' }];
}

function cancelOrder({ OrderNumber }: Body): Answer {
  const order = orders.get(String(OrderNumber));
  if (!order) return [200, { Status: '99', Message: 'Không có đơn' }];
  if (
    messages.some((one) => one.orderNumber === OrderNumber && Number(one.statusCode) >= 20 && one.statusCode !== '90')
  )
    return [200, { Status: '99', Message: 'Bưu gửi đã được chấp nhận' }];
  if (!order.cancelled) say(String(OrderNumber), '90');
  order.cancelled = true;
  return [200, { Status: '00', Message: 'Đã hủy' }];
}

function tracking({ pagesize, lastId }: Body): Answer {
  const after = Number(lastId);
  const size = Math.min(Number(pagesize) || 50, 200);
  return [200, { items: messages.filter((one) => one.id > after).slice(0, size) }];
}

/** By weight: up to 100 g, 250 g, 500 g, then by half kilos; more outside of the province. Invented figures. */
function price({ weight, mainSrv, sender, receiver }: Body): Answer {
  const grams = Number(weight);
  if (mainSrv !== 'HCC' || !Number.isFinite(grams) || grams <= 0)
    return [400, { message: 'Sai dịch vụ hoặc khối lượng' }];
  const inside = (sender as Body | undefined)?.provCode === (receiver as Body | undefined)?.provCode;
  const steps = grams <= 100 ? 0 : grams <= 250 ? 1 : grams <= 500 ? 2 : 2 + Math.ceil((grams - 500) / 500);
  return [200, { price: (inside ? 26_000 : 30_500) + steps * (inside ? 1_500 : 4_500) }];
}

function progress({ orderNumber, statusCode, receiverName, codAmount, statusDate }: Body): Answer {
  const order = orders.get(String(orderNumber));
  if (!order) return [404, { message: 'Không có đơn' }];
  // whoever hands it out collects what the order says, unless told otherwise
  const asked = statusCode === '50' && Number(order.fields.CODAmount) > 0 ? Number(order.fields.CODAmount) : undefined;
  const collected = typeof codAmount === 'number' ? codAmount : asked;
  say(String(orderNumber), String(statusCode), {
    ...(typeof receiverName === 'string' && { receiverName }),
    ...(collected !== undefined && { codAmount: collected }),
    ...(typeof statusDate === 'string' && { statusDate }),
  });
  return [200, { id: messages.length }];
}

/** What receivers have paid, as the enterprise lists it for reconciliation. */
function collectedCsv(): string {
  const compact = (iso: string) =>
    new Date(Date.parse(iso) + 7 * 3_600_000).toISOString().replace(/\D/g, '').slice(0, 14);
  const lines = messages
    .filter(({ statusCode, codAmount }) => statusCode === '50' && codAmount !== undefined && codAmount > 0)
    .map(({ orderNumber, codAmount, statusDate }) => [orderNumber, codAmount, compact(statusDate)]);
  return [['orderNumber', 'codAmount', 'statusDate'], ...lines].map((cells) => cells.join(',')).join('\n');
}

const SERVICE: Record<string, (body: Body) => Answer> = { postOrder, cancelOrder, tracking, price };

function answer(method: string, path: string, authorization: string | undefined, body: Body): Answer {
  if (method === 'GET' && path === '/control/orders')
    return [200, { items: [...orders].map(([number, order]) => ({ number, ...order })), messages }];
  if (method === 'GET' && path === '/control/collected.csv') return [200, collectedCsv()];
  if (path === '/control/progress') return progress(body);
  if (path === '/control/mode') {
    Object.assign(mode, body);
    if (body.tokenSeconds !== undefined) tokens.clear();
    return [200, mode];
  }
  if (mode.down) return [503, { message: 'Hệ thống bảo trì' }];
  if (mode.failNext > 0) {
    mode.failNext -= 1;
    return [500, { message: 'Lỗi' }];
  }
  if (path === '/getAccessToken') return getAccessToken(body);
  const operation = SERVICE[path.slice(1)];
  if (!operation) return [404, { message: 'Không có dịch vụ' }];
  const until = tokens.get(/^Bearer (.+)$/.exec(authorization ?? '')?.[1] ?? '');
  if (until === undefined || until <= Date.now()) return [401, { message: 'Token hết hạn' }];
  const done = operation(body);
  if (mode.loseAnswers > 0 && path === '/postOrder') {
    mode.loseAnswers -= 1;
    return [502, { message: 'Mất kết nối' }];
  }
  return done;
}

async function readBody(request: IncomingMessage): Promise<Body> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text === '' ? {} : JSON.parse(text);
}

const server = createServer(async (request, response) => {
  const body = await readBody(request).catch(() => undefined);
  const [status, given]: Answer = body
    ? answer(request.method ?? '', (request.url ?? '').split('?')[0] ?? '', request.headers.authorization, body)
    : [400, { message: 'Không phải JSON' }];
  setTimeout(() => {
    const text = typeof given === 'string';
    const type = text ? 'text/csv' : 'application/json';
    response.writeHead(status, { 'content-type': `${type}; charset=utf-8` }).end(text ? given : JSON.stringify(given));
  }, mode.delayMs);
});

server.listen(Number(process.env.VNPOST_PORT ?? 3190), '127.0.0.1', () => {
  const address = server.address();
  if (address && typeof address === 'object') console.log(`VNPost simulator: http://127.0.0.1:${address.port}`);
});
process.on('SIGTERM', () => process.exit(0));
