import type { Config } from '../../platform/config/config.ts';

/** What is asked before somebody orders. */
export interface PriceQuestion {
  weightGrams: number;
  fromProvince: string;
  toProvince: string;
}

export interface SentOrder {
  number: string;
  codVnd: number;
  sender: Party;
  receiver: Party;
  description: string;
}

export interface Party {
  name: string;
  phone: string;
  email?: string;
  address: string;
  province: string;
}

/** One message of the post about an order. `id` grows; ISO 8601 with offset. */
export interface TrackedItem {
  id: string;
  orderNumber: string;
  statusCode: string;
  statusMessage: string;
  at: string;
  /** who took the parcel */
  person?: string;
  codVnd?: number;
}

/** A postal enterprise. `PostUnavailable` may be tried again, `PostRefused` not. */
export interface PostGateway {
  /** VND, postage without what is collected */
  askPrice(question: PriceQuestion): Promise<number>;
  /** the same number sent again is the same order */
  sendOrder(order: SentOrder): Promise<void>;
  cancelOrder(number: string): Promise<void>;
  /** messages after that one, oldest first */
  listTracking(lastId: string): Promise<TrackedItem[]>;
}

export class PostUnavailable extends Error {}
export class PostRefused extends Error {}

/** Names of the HCC protocol (opencps.md §3.7): an enterprise that names them otherwise is an edit here. */
const OPERATIONS = {
  token: 'getAccessToken',
  price: 'price',
  order: 'postOrder',
  cancel: 'cancelOrder',
  tracking: 'tracking',
} as const;

/** The service for administrative procedures (hành chính công). */
const SERVICE = 'HCC';
const DONE: readonly string[] = ['00', '01'];
const PAGE_SIZE = 100;

interface Token {
  value: string;
  until: number;
}

interface Settings {
  url: string;
  key: string;
  secret: string;
  customer: string;
  timeoutMs?: number;
}

/** The enterprise of the settings, or nothing: then the post officers keep the orders themselves. */
export function postGatewayOf(config: Config): PostGateway | undefined {
  const { vnpostUrl, vnpostKey, vnpostSecret, vnpostCustomer } = config;
  if (!vnpostUrl || !vnpostKey || !vnpostSecret) return undefined;
  return createVnpost({ url: vnpostUrl, key: vnpostKey, secret: vnpostSecret, customer: vnpostCustomer ?? '' });
}

/**
 * VNPost's service for administrative procedures over HTTP and JSON. A token is asked for when there is none or it was
 * refused. Since 1 July 2025 there are no districts: those fields are sent empty, the commune is in the address.
 */
export function createVnpost({ url, key, secret, customer, timeoutMs = 5000 }: Settings): PostGateway {
  let token: Token | undefined;

  async function send(operation: keyof typeof OPERATIONS, body: object, authorisation?: string): Promise<Response> {
    try {
      return await fetch(`${url.replace(/\/$/, '')}/${OPERATIONS[operation]}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(authorisation && { authorization: authorisation }) },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(timeoutMs),
      });
    } catch (error) {
      throw new PostUnavailable(`${operation}: no answer`, { cause: error });
    }
  }

  async function authorise(): Promise<string> {
    if (token && token.until > Date.now()) return token.value;
    const answer = await read('token', await send('token', { customerKey: key, secretKey: secret }));
    const { accessToken, tokenType = 'Bearer', expiresIn = 300 } = answer as Record<string, unknown>;
    if (typeof accessToken !== 'string') throw new PostUnavailable('token: none given');
    token = { value: `${tokenType} ${accessToken}`, until: Date.now() + Number(expiresIn) * 900 };
    return token.value;
  }

  async function call(operation: keyof typeof OPERATIONS, body: object): Promise<Record<string, unknown>> {
    let response = await send(operation, body, await authorise());
    if (response.status === 401) {
      token = undefined;
      response = await send(operation, body, await authorise());
    }
    return read(operation, response);
  }

  return {
    async askPrice({ weightGrams, fromProvince, toProvince }) {
      const { price } = await call('price', {
        weight: weightGrams,
        mainSrv: SERVICE,
        isreturn: 1,
        sender: { provCode: fromProvince, distCode: '' },
        receiver: { provCode: toProvince, distCode: '' },
      });
      const vnd = Number(price);
      if (!Number.isSafeInteger(vnd) || vnd < 0) throw new PostUnavailable('price: no amount');
      return vnd;
    },
    async sendOrder({ number, codVnd, sender, receiver, description }) {
      const answer = await call('order', {
        CustomerCode: customer,
        OrderNumber: number,
        ItemCode: number,
        CODAmount: codVnd,
        FlagConfig: 2,
        SenderProvince: sender.province,
        SenderDistrict: '',
        SenderAddress: sender.address,
        SenderName: sender.name,
        SenderEmail: sender.email ?? '',
        SenderTel: sender.phone,
        SenderDesc: '',
        Description: description,
        ReceiverName: receiver.name,
        ReceiverAddress: receiver.address,
        ReceiverTel: receiver.phone,
        ReceiverProvince: receiver.province,
        ReceiverDistrict: '',
        ReceiverEmail: receiver.email ?? '',
      });
      requireDone('order', answer);
    },
    async cancelOrder(number) {
      requireDone('cancel', await call('cancel', { CustomerCode: customer, OrderNumber: number }));
    },
    async listTracking(lastId) {
      const { items } = await call('tracking', { pagesize: PAGE_SIZE, lastId });
      if (!Array.isArray(items)) throw new PostUnavailable('tracking: no list');
      return items.map(toTracked);
    },
  };
}

function requireDone(operation: string, answer: Record<string, unknown>): void {
  if (!DONE.includes(String(answer.Status))) throw new PostRefused(`${operation}: ${String(answer.Message ?? '')}`);
}

async function read(operation: string, response: Response): Promise<Record<string, unknown>> {
  if (!response.ok) throw new PostUnavailable(`${operation}: HTTP ${response.status}`);
  try {
    const body: unknown = await response.json();
    if (typeof body === 'object' && body !== null && !Array.isArray(body)) return body as Record<string, unknown>;
  } catch (error) {
    throw new PostUnavailable(`${operation}: not JSON`, { cause: error });
  }
  throw new PostUnavailable(`${operation}: not an object`);
}

function toTracked(item: Record<string, unknown>): TrackedItem {
  const { id, orderNumber, statusCode, statusMessage, statusDate, receiverName, codAmount } = item;
  return {
    id: String(id),
    orderNumber: String(orderNumber),
    statusCode: String(statusCode),
    statusMessage: String(statusMessage ?? ''),
    at: String(statusDate),
    ...(typeof receiverName === 'string' && receiverName !== '' && { person: receiverName }),
    ...(typeof codAmount === 'number' && { codVnd: codAmount }),
  };
}
