import type { OnlineWay } from '../../../domain/money/obligation.ts';
import type { SettledPayment } from '../../../domain/money/reconcile.ts';
import type { Merchant } from '../merchants.ts';

/** A payment as a gateway is told of it. Texts are without accents where the protocol wants them so. */
export interface OrderedPayment {
  ref: string;
  vnd: number;
  startedAt: Date;
  expiresAt: Date;
  language: 'vi' | 'en';
  /** of the payer's device */
  ip: string;
  /** where the payer's browser comes back to; it only displays */
  returnUrl: string;
  dossierCode: string;
  procedure: { code: string; name: string };
  collector: { code: string; name: string };
  /** for the provider's receipt; shown on no page of ours */
  payer: { name: string; identity: string; address: string };
  lines: { code: string; kind: 'FEE' | 'CHARGE'; name: string; vnd: number }[];
}

/** How the payer goes on: to the gateway's page, or by a transfer that a banking application makes. */
export type StartedPayment =
  | { kind: 'REDIRECT'; url: string }
  | { kind: 'TRANSFER'; bankName: string; account: string; accountName: string; purpose: string; payload: string };

/** What a provider says of a payment, already verified. */
export type Outcome =
  | { status: 'PAID'; vnd: number; transactionId: string; at: Date; details: Record<string, string> }
  | { status: 'FAILED'; code: string; details: Record<string, string> }
  | { status: 'PENDING' };

export type RefundOutcome = { status: 'DONE'; transactionId: string } | { status: 'FAILED'; code: string };

export interface RefundOrder {
  refundId: string;
  ref: string;
  vnd: number;
  /** of the payment */
  paidVnd: number;
  transactionId: string;
  startedAt: Date;
  details: Record<string, string>;
  by: string;
  at: Date;
  reason: string;
}

/** One way of paying: everything the rest of the program knows of its protocol. */
export interface Gateway {
  way: OnlineWay;
  /** minutes after which an attempt has expired */
  minutes: number;
  /** Throws `payments.gateway_down` when the provider cannot be reached or refuses. */
  start(merchant: Merchant, payment: OrderedPayment): Promise<StartedPayment>;
  /** Asks the provider how a payment stands; absent where it cannot be asked. */
  query?(merchant: Merchant, payment: { ref: string; startedAt: Date; at: Date }): Promise<Outcome>;
  /** Pays back by the same way; absent where the protocol has no such message and an officer transfers by hand. */
  refund?(merchant: Merchant, order: RefundOrder): Promise<RefundOutcome>;
  /** Successful payments in the cells of the provider's list of a day. Throws `RangeError` naming what it cannot read. */
  readList(cells: string[][]): SettledPayment[];
}
