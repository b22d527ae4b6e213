import Type, { type Static } from 'typebox';
import { MONEY_FILTERS } from '../../domain/money/moneyFilter.ts';
import {
  COUNTER_WAYS,
  OBLIGATION_STATUSES,
  refundableFeeVnd,
  surplusVnd,
  WAYS,
} from '../../domain/money/obligation.ts';
import type { App } from '../../platform/http/app.ts';
import { api } from '../../platform/http/route.ts';
import { nullable } from '../../platform/nullable.ts';
import { CLAIM_STATUSES } from '../fees/claims.ts';
import { decideClaim } from '../fees/decideClaim.ts';
import { fileHref } from '../files/files.api.ts';
import { correctFeeReceipt } from '../receipts/correctFeeReceipt.ts';
import { FEE_RECEIPT_KINDS, type FeeReceipt, receiptNumber } from '../receipts/feeReceipt.ts';
import { feeReceiptPdfPath } from './DossierMoney.tsx';
import { cancelObligation, collectObligation, issueByHand, reduceObligation } from './handleObligation.ts';
import { listMoney, type OfficeMoney, readOfficeMoney } from './listMoney.ts';
import { withdrawPayLinks } from './withdrawPayLinks.ts';

const Text = Type.String();
const Vnd = Type.Integer();
const Status = Type.Enum([...OBLIGATION_STATUSES]);
const ById = Type.Object({ id: Type.String({ format: 'uuid' }) });
const Done = Type.Object({ done: Type.Literal(true) });
const done = { done: true } as const;

const MoneyList = Type.Object({
  items: Type.Array(
    Type.Object({
      id: Text,
      dossierId: Text,
      dossierCode: Text,
      reason: Text,
      vnd: Vnd,
      status: Status,
      surplusVnd: Vnd,
      createdAt: Text,
    }),
  ),
});
export type MoneyList = Static<typeof MoneyList>;

const FeeKind = Type.Enum(['FEE', 'CHARGE']);
const DossierMoneyView = Type.Object({
  obligations: Type.Array(
    Type.Object({
      id: Text,
      purpose: Type.Enum(['BEFORE_ACCEPTANCE', 'AFTER_ACCEPTANCE', 'DEMANDED']),
      reason: Text,
      vnd: Vnd,
      status: Status,
      open: Type.Boolean(),
      payUrl: Text,
      lines: Type.Array(Type.Object({ kind: FeeKind, name: Text, vnd: Vnd, reduction: nullable(Text) })),
      payments: Type.Array(
        Type.Object({ ref: Text, way: Type.Enum([...WAYS]), vnd: Vnd, transactionId: Text, at: Text }),
      ),
      surplusVnd: Vnd,
      refundableVnd: Vnd,
      reconciled: Type.Boolean(),
    }),
  ),
  receipts: Type.Array(
    Type.Object({
      id: Text,
      obligationId: Text,
      kind: Type.Enum([...FEE_RECEIPT_KINDS]),
      symbol: Text,
      number: Text,
      vnd: Vnd,
      issuedAt: Text,
      refersTo: nullable(Text),
      payer: Type.Object({ name: Text, identity: Text, address: Text }),
      href: Text,
    }),
  ),
  reductions: Type.Array(Type.Object({ id: Text, name: Text, percent: Type.Integer(), basis: Text })),
  claims: Type.Array(
    Type.Object({
      id: Text,
      name: Text,
      percent: Type.Integer(),
      basis: Text,
      explanation: Text,
      paper: nullable(Text),
      status: Type.Enum([...CLAIM_STATUSES]),
      askedAt: Text,
      askedByName: Text,
      decidedByName: nullable(Text),
      answer: Text,
    }),
  ),
  mayHandle: Type.Boolean(),
});
export type DossierMoneyView = Static<typeof DossierMoneyView>;

/** What officers see and do of money. */
export function registerPaymentsApi(app: App): void {
  api(app, {
    method: 'GET',
    path: '/api/v1/obligations',
    access: 'OFFICER',
    summary: 'What dossiers of one’s agencies owe and have paid, newest first',
    tags: ['money'],
    query: Type.Object({ filter: Type.Optional(Type.Enum([...MONEY_FILTERS])) }),
    response: MoneyList,
    handler: async ({ ctx, query }) => ({ items: await listMoney(ctx, query.filter ?? 'OPEN') }),
  });

  api(app, {
    method: 'GET',
    path: '/api/v1/dossiers/:id/money',
    access: 'OFFICER',
    summary: 'What one dossier owes and has paid, with fee receipts',
    tags: ['money'],
    params: ById,
    response: DossierMoneyView,
    handler: async ({ ctx, params }) => presentMoney(params.id, await readOfficeMoney(ctx, params.id)),
  });

  api(app, {
    method: 'POST',
    path: '/api/v1/dossiers/:id/obligations',
    access: 'OFFICER',
    summary: 'Issue an obligation by hand, with its ground',
    tags: ['money'],
    params: ById,
    body: Type.Object({
      name: Type.String({ maxLength: 300 }),
      kind: FeeKind,
      vnd: Type.Integer({ minimum: 1, maximum: 1_000_000_000_000 }),
      basis: Type.String({ maxLength: 500 }),
    }),
    response: Type.Object({ id: Text }),
    handler: async ({ ctx, params, body }) => ({ id: (await issueByHand(ctx, params.id, body)).id }),
  });

  api(app, {
    method: 'POST',
    path: '/api/v1/fee-claims/:id/decision',
    access: 'OFFICER',
    summary: 'Confirm or refuse a ground for paying less that the applicant claims',
    tags: ['money'],
    params: ById,
    body: Type.Object({ confirm: Type.Boolean(), answer: Type.String({ maxLength: 1000 }) }),
    response: Done,
    handler: async ({ ctx, params, body }) => {
      await decideClaim(ctx, params.id, body);
      return done;
    },
  });

  api(app, {
    method: 'POST',
    path: '/api/v1/obligations/:id/collect',
    access: 'OFFICER',
    summary: 'Take money for an obligation at the counter, in cash or by card',
    tags: ['money'],
    params: ById,
    body: Type.Object({ way: Type.Enum([...COUNTER_WAYS]), slip: Type.Optional(Type.String({ maxLength: 60 })) }),
    response: Done,
    handler: async ({ ctx, params, body }) => {
      await collectObligation(ctx, params.id, body);
      return done;
    },
  });

  api(app, {
    method: 'POST',
    path: '/api/v1/dossiers/:id/obligations/:obligationId/withdraw-links',
    access: 'OFFICER',
    summary: 'Take back every pay link given out for an obligation until now',
    tags: ['money'],
    params: Type.Object({ id: Type.String({ format: 'uuid' }), obligationId: Type.String({ format: 'uuid' }) }),
    response: Done,
    handler: async ({ ctx, params }) => {
      await withdrawPayLinks(ctx, params.id, params.obligationId);
      return done;
    },
  });

  api(app, {
    method: 'POST',
    path: '/api/v1/obligations/:id/cancel',
    access: 'OFFICER',
    summary: 'Cancel an open obligation, with its ground',
    tags: ['money'],
    params: ById,
    body: Type.Object({ reason: Type.String({ maxLength: 2000 }) }),
    response: Done,
    handler: async ({ ctx, params, body }) => {
      await cancelObligation(ctx, params.id, body.reason);
      return done;
    },
  });

  api(app, {
    method: 'POST',
    path: '/api/v1/obligations/:id/reduce',
    access: 'OFFICER',
    summary: 'Apply a reduction that was claimed; the obligation is issued anew',
    tags: ['money'],
    params: ById,
    body: Type.Object({ reductionId: Type.String({ format: 'uuid' }) }),
    response: Type.Object({ id: nullable(Text) }),
    handler: async ({ ctx, params, body }) => {
      const reduced = await reduceObligation(ctx, params.id, body.reductionId);
      return { id: reduced?.id ?? null };
    },
  });

  api(app, {
    method: 'POST',
    path: '/api/v1/fee-receipts/:id/corrections',
    access: 'OFFICER',
    summary: 'Issue a fee receipt that adjusts or replaces a wrong one',
    tags: ['money'],
    params: ById,
    body: Type.Object({
      kind: Type.Enum(['ADJUSTING', 'REPLACING']),
      reason: Type.String({ maxLength: 1000 }),
      payer: Type.Optional(
        Type.Object({
          name: Type.String({ maxLength: 300 }),
          identity: Type.String({ maxLength: 40 }),
          address: Type.String({ maxLength: 500 }),
        }),
      ),
      lines: Type.Optional(
        Type.Array(
          Type.Object({ kind: FeeKind, name: Type.String({ maxLength: 300 }), vnd: Vnd, reduction: nullable(Text) }),
          {
            maxItems: 50,
          },
        ),
      ),
    }),
    response: Type.Object({ id: Text }),
    handler: async ({ ctx, params, body }) => ({ id: (await correctFeeReceipt(ctx, params.id, body)).id }),
  });
}

function presentMoney(
  dossierId: string,
  { obligations, receipts, reductions, claims, mayHandle }: OfficeMoney,
): DossierMoneyView {
  return {
    obligations: obligations.map(({ id, purpose, reason, lines, state, open, payUrl }) => ({
      id,
      purpose,
      reason,
      vnd: state.vnd,
      status: state.status,
      open,
      payUrl,
      lines: lines.map(({ kind, name, vnd, reduction }) => ({
        kind,
        name,
        vnd,
        reduction: reduction && `${reduction.name} – ${reduction.percent}% (${reduction.basis})`,
      })),
      payments: state.payments,
      surplusVnd: surplusVnd(state),
      refundableVnd: refundableFeeVnd(state),
      reconciled: state.reconciled,
    })),
    receipts: receipts.map((receipt) => presentReceipt(dossierId, receipt)),
    reductions: reductions.map(({ id, name, percent, basis }) => ({ id, name, percent, basis })),
    claims: claims.map(({ id, name, percent, basis, explanation, fileId, status, askedAt, ...claim }) => ({
      id,
      name,
      percent,
      basis,
      explanation,
      paper: fileId && fileHref(fileId, true),
      status,
      askedAt: askedAt.toISOString(),
      askedByName: claim.askedByName,
      decidedByName: claim.decidedByName,
      answer: claim.answer,
    })),
    mayHandle,
  };
}

function presentReceipt(
  dossierId: string,
  { id, obligationId, kind, symbol, number, vnd, issuedAt, refersTo, content }: FeeReceipt,
) {
  return {
    id,
    obligationId,
    kind,
    symbol,
    number: receiptNumber(number),
    vnd,
    issuedAt,
    refersTo,
    payer: content.payer,
    href: feeReceiptPdfPath(dossierId, id),
  };
}
