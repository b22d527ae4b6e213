import Type from 'typebox';
import { ONLINE_WAYS } from '../../domain/money/obligation.ts';
import { words } from '../../i18n/words.ts';
import type { Ctx } from '../../platform/context.ts';
import { ProblemError } from '../../platform/errors.ts';
import type { App } from '../../platform/http/app.ts';
import { type PageResult, page } from '../../platform/http/route.ts';
import { qrPng, qrSvg } from '../../platform/qr.ts';
import { Alert } from '../../ui/Notice.tsx';
import { PATHS } from '../../ui/paths.ts';
import { listFeeReceipts } from '../receipts/feeReceipt.ts';
import { applicantPost } from '../submission/applicantPost.tsx';
import { DOSSIER_PATH } from '../tracking/dossierRoute.ts';
import { AttemptView } from './AttemptView.tsx';
import { gatewayDown } from './errors.ts';
import { isSignedByPlatform } from './gateways/platform.ts';
import { keepMessage } from './keepMessage.ts';
import { findMerchantBySetting, listMerchants } from './merchants.ts';
import { verifiedVnpayRef } from './notices/vnpayNotice.ts';
import { PayView, type PayViewProps } from './PayView.tsx';
import { payPath } from './payToken.ts';
import { listAttempts, readAttempt } from './readAttempt.ts';
import { readPayable } from './readPayable.ts';
import { startPayment } from './startPayment.ts';
import { withdrawPayLinks } from './withdrawPayLinks.ts';

const Token = Type.Object({ token: Type.String({ maxLength: 60 }) });
const OfAttempt = Type.Object({ token: Type.String({ maxLength: 60 }), ref: Type.String({ maxLength: 40 }) });
const Chosen = Type.Object({ way: Type.Optional(Type.Enum([...ONLINE_WAYS])) }, { additionalProperties: true });
const Returned = Type.Object({ ve: Type.Optional(Type.String({ maxLength: 5 })) });
const Parameters = Type.Record(Type.String({ maxLength: 60 }), Type.String({ maxLength: 500 }), { maxProperties: 60 });

const RELOAD_SECONDS = 5;

/** Paying without signing in, by link: choose a way, go on, see how it ended. No JavaScript anywhere. */
export function registerPayPages(app: App): void {
  page(app, {
    path: PATHS.payReturn,
    access: 'PUBLIC',
    query: Parameters,
    rateLimit: { key: 'ip', hits: 60, seconds: 60 },
    handler: ({ ctx, query }) => showReturn(ctx, query),
  });

  page(app, {
    path: '/nop-phi/:token',
    access: 'PUBLIC',
    params: Token,
    handler: ({ ctx, params, csrfToken }) => showPay(ctx, params.token, csrfToken),
  });

  page(app, {
    method: 'POST',
    path: '/nop-phi/:token',
    access: 'PUBLIC',
    params: Token,
    body: Chosen,
    rateLimit: { key: 'ip', hits: 30, seconds: 60 },
    handler: async ({ ctx, params, body, csrfToken, raw }) => {
      if (!body.way) return showPay(ctx, params.token, csrfToken, 'WAY_REQUIRED');
      try {
        const { ref } = await startPayment(ctx, params.token, body.way, raw.ip);
        return { redirect: `${PATHS.pay(params.token)}/${ref}` };
      } catch (error) {
        if (!(error instanceof ProblemError) || error.kind !== gatewayDown.kind) throw error;
        return showPay(ctx, params.token, csrfToken, 'GATEWAY_DOWN');
      }
    },
  });

  applicantPost(app, `${DOSSIER_PATH}/thu-hoi-lien-ket`, async ({ ctx, id, fields }) => {
    await withdrawPayLinks(ctx, id, fields.obligation ?? '');
    return { redirect: `${PATHS.myDossier(id)}?tin=da-thu-hoi-lien-ket` };
  });

  page(app, {
    path: '/nop-phi/:token/:ref',
    access: 'PUBLIC',
    params: OfAttempt,
    query: Returned,
    handler: async ({ ctx, params, query, reply }) => {
      const payable = await readPayable(ctx, params.token);
      const attempt = await readAttempt(ctx, payable.obligation.id, params.ref);
      const { started } = attempt;
      const returned = query.ve !== undefined;
      const waits = attempt.status === 'PENDING' && payable.open && (returned || started?.kind === 'TRANSFER');
      if (waits) reply.header('refresh', String(RELOAD_SECONDS));
      const path = PATHS.pay(params.token);
      return {
        title: words(ctx.language).money.attempt.title,
        layout: 'narrow',
        personal: true,
        crumbs: [{ href: path, label: words(ctx.language).money.pay.title }],
        body: (
          <AttemptView
            payable={payable}
            attempt={attempt}
            receipts={await listFeeReceipts(ctx.db, [payable.obligation.id])}
            qr={waits && started?.kind === 'TRANSFER' ? await picturesOf(started.payload) : undefined}
            returned={returned}
            payPath={path}
            language={ctx.language}
          />
        ),
      };
    },
  });
}

async function picturesOf(payload: string): Promise<{ svg: string; png: string }> {
  const png = Buffer.from(await qrPng(payload)).toString('base64');
  return { svg: await qrSvg(payload), png: `data:image/png;base64,${png}` };
}

async function showPay(ctx: Ctx, token: string, csrf: string, problem?: PayViewProps['problem']): Promise<PageResult> {
  const payable = await readPayable(ctx, token);
  const { obligation } = payable;
  const merchants = await listMerchants(ctx, obligation.collectorCode);
  const pending = (await listAttempts(ctx, obligation.id)).find(({ status }) => status === 'PENDING');
  return {
    title: words(ctx.language).money.pay.title,
    layout: 'narrow',
    personal: true,
    hasErrors: problem !== undefined,
    status: problem === 'GATEWAY_DOWN' ? 503 : problem ? 400 : 200,
    body: (
      <PayView
        payable={payable}
        ways={merchants.map(({ way }) => way)}
        receipts={await listFeeReceipts(ctx.db, [obligation.id])}
        underWay={pending && `${PATHS.pay(token)}/${pending.ref}`}
        path={PATHS.pay(token)}
        publicUrl={ctx.config.publicUrl}
        csrf={csrf}
        language={ctx.language}
        problem={problem}
      />
    ),
  };
}

/**
 * Where a gateway sends the payer's browser. What stands in the address changes nothing; when its signature is right it
 * only tells which payment to show.
 */
async function showReturn(ctx: Ctx, query: Record<string, string>): Promise<PageResult> {
  const fromVnpay = query.vnp_TxnRef !== undefined;
  const ref = fromVnpay ? await verifiedVnpayRef(ctx, query) : await verifiedPlatformRef(ctx, query);
  await keepMessage(ctx, {
    way: fromVnpay ? 'VNPAY' : 'PLATFORM',
    kind: 'RETURN',
    ref: ref ?? null,
    raw: query,
    verdict: ref === undefined ? 'INVALID_SIGNATURE' : 'DISPLAYED',
  });
  const payment =
    ref !== undefined &&
    (await ctx.db
      .selectFrom('payment')
      .select(['obligationId', 'startedAt'])
      .where('ref', '=', ref)
      .executeTakeFirst());
  // counted from when it was paid: an old address of a gateway gives out no fresh link
  if (payment) return { redirect: `${payPath(ctx.config, payment.obligationId, payment.startedAt)}/${ref}?ve=1` };
  const { returned } = words(ctx.language).money;
  return {
    title: returned.title,
    layout: 'narrow',
    personal: true,
    status: 400,
    body: (
      <Alert tone="warning" language={ctx.language} title={returned.title}>
        <p>{returned.text}</p>
      </Alert>
    ),
  };
}

async function verifiedPlatformRef(ctx: Ctx, query: Record<string, string>): Promise<string | undefined> {
  const merchant = await findMerchantBySetting(ctx, 'PLATFORM', 'partnerCode', query.MaDoiTac ?? '');
  return merchant && isSignedByPlatform(merchant, query) ? query.MaThamChieu : undefined;
}
