import Type, { type Static } from 'typebox';
import { type RefundOf, WAYS, type Way } from '../../domain/money/obligation.ts';
import type { App } from '../../platform/http/app.ts';
import { api } from '../../platform/http/route.ts';
import { nullable } from '../../platform/nullable.ts';
import { Pdf, sendPdf } from '../papers/sendPdf.ts';
import { listRefunds } from './listRefunds.ts';
import { Payout } from './payout.ts';
import { askRefund, decideRefund, REFUND_GROUNDS, type RefundGround } from './refund.ts';
import { refundPaper } from './refundPaper.ts';
import { payOtherwise, sendAgain } from './sendAgain.ts';
import { isPaidByHand, recordRefund } from './sendRefund.ts';

const Text = Type.String();
const STATUSES = ['ASKED', 'REJECTED', 'SENDING', 'DONE', 'FAILED'] as const;
const ById = Type.Object({ id: Type.String({ format: 'uuid' }) });
const Done = Type.Object({ done: Type.Literal(true) });

const Refunds = Type.Object({
  items: Type.Array(
    Type.Object({
      id: Text,
      dossierId: Text,
      dossierCode: Text,
      of: Type.Enum(['FEE', 'SURPLUS']),
      ground: Type.Enum([...REFUND_GROUNDS]),
      reason: Text,
      vnd: Type.Integer(),
      way: Type.Enum([...WAYS]),
      status: Type.Enum([...STATUSES]),
      askedAt: Text,
      askedByName: Text,
      decidedAt: nullable(Text),
      decidedByName: nullable(Text),
      comment: nullable(Text),
      transactionId: nullable(Text),
      failure: nullable(Text),
      attempt: Type.Integer(),
      payout: nullable(Payout),
      byHand: Type.Boolean({ description: 'an officer pays it out and records it' }),
      mayDecide: Type.Boolean(),
    }),
  ),
});
export type Refunds = Static<typeof Refunds>;

/** Money that goes back. */
export function registerRefundsApi(app: App): void {
  api(app, {
    method: 'GET',
    path: '/api/v1/refunds',
    access: 'OFFICER',
    summary: 'Refunds of one’s agencies, newest first',
    tags: ['money'],
    response: Refunds,
    handler: async ({ ctx }) => ({
      items: (await listRefunds(ctx)).map((row) => ({
        id: row.id,
        dossierId: row.dossierId,
        dossierCode: row.dossierCode,
        of: row.of as RefundOf,
        ground: row.ground as RefundGround,
        reason: row.reason,
        vnd: Number(row.vnd),
        way: row.way as Way,
        status: row.status as (typeof STATUSES)[number],
        askedAt: row.askedAt.toISOString(),
        askedByName: row.askedByName,
        decidedAt: row.decidedAt?.toISOString() ?? null,
        decidedByName: row.decidedByName,
        comment: row.comment,
        transactionId: row.transactionId,
        failure: row.failure,
        attempt: row.attempt,
        payout: row.payout as Payout | null,
        byHand: isPaidByHand(row, row.way),
        mayDecide: row.mayDecide,
      })),
    }),
  });

  api(app, {
    method: 'POST',
    path: '/api/v1/obligations/:id/refunds',
    access: 'OFFICER',
    summary: 'Lay a refund before the leader',
    tags: ['money'],
    params: ById,
    body: Type.Object({
      ground: Type.Enum([...REFUND_GROUNDS]),
      reason: Type.String({ maxLength: 2000 }),
      vnd: Type.Integer(),
    }),
    response: Type.Object({ id: Text }),
    handler: ({ ctx, params, body }) => askRefund(ctx, { obligationId: params.id, ...body }),
  });

  api(app, {
    method: 'POST',
    path: '/api/v1/refunds/:id/decision',
    access: 'OFFICER',
    summary: 'Approve or reject a refund',
    tags: ['money'],
    params: ById,
    body: Type.Object({ approve: Type.Boolean(), comment: Type.String({ maxLength: 2000 }) }),
    response: Done,
    handler: async ({ ctx, params, body }) => {
      await decideRefund(ctx, params.id, body);
      return { done: true as const };
    },
  });

  api(app, {
    method: 'POST',
    path: '/api/v1/refunds/:id/again',
    access: 'OFFICER',
    summary: 'Send a refund once more that the provider refused',
    tags: ['money'],
    params: ById,
    body: Type.Object({}),
    response: Done,
    handler: async ({ ctx, params }) => {
      await sendAgain(ctx, params.id);
      return { done: true as const };
    },
  });

  api(app, {
    method: 'POST',
    path: '/api/v1/refunds/:id/payout',
    access: 'OFFICER',
    summary: 'Pay a failed refund to another account or in cash; a leader approves it anew',
    tags: ['money'],
    params: ById,
    body: Payout,
    response: Done,
    handler: async ({ ctx, params, body }) => {
      await payOtherwise(ctx, params.id, body);
      return { done: true as const };
    },
  });

  api(app, {
    method: 'GET',
    path: '/api/v1/refunds/:id/paper',
    access: 'OFFICER',
    summary: 'The paper with which money is paid back, as PDF',
    tags: ['money'],
    params: ById,
    response: Pdf,
    handler: async ({ ctx, params, reply }) => sendPdf(reply, await refundPaper(ctx, params.id)),
  });

  api(app, {
    method: 'POST',
    path: '/api/v1/refunds/:id/done',
    access: 'OFFICER',
    summary: 'Record that an approved refund was paid by hand',
    tags: ['money'],
    params: ById,
    body: Type.Object({ voucher: Type.String({ minLength: 1, maxLength: 100 }) }),
    response: Done,
    handler: async ({ ctx, params, body }) => {
      await recordRefund(ctx, params.id, body.voucher);
      return { done: true as const };
    },
  });
}
