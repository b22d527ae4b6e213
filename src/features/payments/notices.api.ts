import type { FastifyRequest } from 'fastify';
import Type, { type Static } from 'typebox';
import { takeHit } from '../../platform/auth/rateLimit.ts';
import type { Ctx } from '../../platform/context.ts';
import { tooManyRequests, wrongContentType } from '../../platform/errors.ts';
import type { App } from '../../platform/http/app.ts';
import { requestContext } from '../../platform/http/visitor.ts';
import { receiveBankNotice } from './notices/bankNotice.ts';
import { receivePlatformNotice } from './notices/platformNotice.ts';
import { receiveVnpayNotice } from './notices/vnpayNotice.ts';

const MOST_NOTICES = { hits: 1_200, seconds: 60 };

const Text = Type.String({ maxLength: 500 });
const OptionalText = Type.String({ maxLength: 500, default: '' });

const BankNotice = Type.Object(
  {
    account: Text,
    transactionId: Type.String({ minLength: 1, maxLength: 100 }),
    amount: Text,
    time: Text,
    fromAccount: OptionalText,
    fromName: OptionalText,
    content: OptionalText,
    signature: Text,
  },
  { additionalProperties: false },
);

/** Texts and what else a message may hold; nothing in it is believed before its signature was checked. */
const AnyMessage = Type.Record(Type.String({ maxLength: 60 }), Type.Unknown(), { maxProperties: 60 });
const AnyParameters = Type.Record(Type.String({ maxLength: 60 }), Text, { maxProperties: 60 });

/**
 * Where gateways and banks call from outside, without session: a message proves itself by its signature, so no token
 * against forgery is asked for, and what anybody else sends is kept and refused.
 */
export function registerNotices(app: App): void {
  app.route({
    method: 'GET',
    url: '/payment-notices/vnpay',
    onRequest: limitNotices,
    schema: { hide: true, querystring: AnyParameters },
    config: { access: 'PUBLIC', kind: 'api' },
    handler: (request) => receiveVnpayNotice(provider(request, 'VNPay'), request.query as Record<string, string>),
  });
  app.route({
    method: 'POST',
    url: '/payment-notices/platform',
    onRequest: limitNotices,
    schema: { hide: true, body: AnyMessage },
    config: { access: 'PUBLIC', kind: 'api' },
    handler: (request) =>
      receivePlatformNotice(provider(request, 'Nền tảng thanh toán'), request.body as Record<string, unknown>),
  });
  app.route({
    method: 'POST',
    url: '/payment-notices/bank',
    onRequest: limitNotices,
    schema: { hide: true, body: BankNotice },
    config: { access: 'PUBLIC', kind: 'api' },
    handler: (request) => receiveBankNotice(provider(request, 'Ngân hàng'), request.body as Static<typeof BankNotice>),
  });
}

/** A provider in trouble repeats itself; whoever sends more than that only wants to fill our disk. */
async function limitNotices(request: FastifyRequest): Promise<void> {
  // no form of a page can send JSON: a visitor's browser is never made to speak for a provider
  const isJson = /^application\/json\b/i.test(request.headers['content-type'] ?? '');
  if (request.method === 'POST' && !isJson) throw wrongContentType();
  const { db, clock } = request.server.deps;
  const { allowed, retryAfterSeconds } = await takeHit(db, `payment-notices|${request.ip}`, MOST_NOTICES, clock);
  if (!allowed) throw tooManyRequests({ values: { seconds: retryAfterSeconds } });
}

/** The program acts, told by a provider; whoever called has no rights of their own. */
function provider(request: FastifyRequest, name: string): Ctx {
  return { ...requestContext(request), actor: { kind: 'SYSTEM', name } };
}
