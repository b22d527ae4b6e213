/**
 * Ways to pay. A gateway's or bank's message settles the first three, an officer at the counter the next two. COD: the post
 * collects when it brings the result; its verified message or its list settles.
 */
export const WAYS = ['VIETQR', 'VNPAY', 'PLATFORM', 'CASH', 'POS', 'COD'] as const;
export type Way = (typeof WAYS)[number];

export const ONLINE_WAYS = ['VIETQR', 'VNPAY', 'PLATFORM'] as const satisfies Way[];
export type OnlineWay = (typeof ONLINE_WAYS)[number];

/** Ways whose provider gives a list of each day, to be compared with ours. */
export const LISTED_WAYS = [...ONLINE_WAYS, 'COD'] as const satisfies Way[];
export type ListedWay = (typeof LISTED_WAYS)[number];

export const COUNTER_WAYS = ['CASH', 'POS'] as const satisfies Way[];
export type CounterWay = (typeof COUNTER_WAYS)[number];

export const OBLIGATION_STATUSES = [
  'CREATED',
  'PENDING',
  'PAID',
  'FAILED',
  'EXPIRED',
  'CANCELLED',
  'REFUNDING',
  'REFUNDED',
] as const;
export type ObligationStatus = (typeof OBLIGATION_STATUSES)[number];

/** Money that came in for an obligation. */
export interface Payment {
  ref: string;
  way: Way;
  vnd: number;
  /** the provider's own number of the transaction; of cash, the number of the request that took it */
  transactionId: string;
  at: string;
}

/** FEE: the agency does not deliver, or the law gives it back; SURPLUS: more was paid than was owed. */
export type RefundOf = 'FEE' | 'SURPLUS';

/** One thing that happened to what somebody owes. */
export type ObligationEvent =
  | { type: 'STARTED'; ref: string; way: Way }
  | { type: 'FAILED'; ref: string; code: string }
  | { type: 'EXPIRED'; ref: string }
  | { type: 'CONFIRMED'; payment: Payment }
  | { type: 'CANCELLED'; reason: string }
  | { type: 'REFUND_STARTED'; refundId: string; of: RefundOf; vnd: number }
  | { type: 'REFUND_FAILED'; refundId: string }
  | { type: 'REFUND_DONE'; refundId: string }
  | { type: 'RECONCILED'; day: string };
export type ObligationEventType = ObligationEvent['type'];

export type AttemptStatus = 'PENDING' | 'PAID' | 'FAILED' | 'EXPIRED';

/** What the events of an obligation add up to. */
export interface ObligationState {
  status: ObligationStatus;
  /** what is owed; never changed once issued */
  vnd: number;
  attempts: Record<string, AttemptStatus>;
  /** the attempt by which the post collects it with a parcel that is under way */
  withPost: string | null;
  payments: Payment[];
  /** way and transaction that settled it; what others brought is surplus */
  settledBy: string | null;
  refund: { id: string; of: RefundOf; vnd: number } | null;
  refundedFeeVnd: number;
  refundedSurplusVnd: number;
  /** the provider's list agreed */
  reconciled: boolean;
}

/**
 * Which event may happen in which status; everything else is refused. Money that has arrived is never refused: when nothing
 * is owed any more it is surplus, to be paid back.
 */
export const OBLIGATION_RULES: Record<ObligationStatus, readonly ObligationEventType[]> = {
  CREATED: ['STARTED', 'CONFIRMED', 'CANCELLED'],
  PENDING: ['STARTED', 'FAILED', 'EXPIRED', 'CONFIRMED', 'CANCELLED'],
  FAILED: ['STARTED', 'FAILED', 'EXPIRED', 'CONFIRMED', 'CANCELLED'],
  EXPIRED: ['STARTED', 'FAILED', 'CONFIRMED', 'CANCELLED'],
  PAID: ['FAILED', 'EXPIRED', 'CONFIRMED', 'REFUND_STARTED', 'RECONCILED'],
  CANCELLED: ['FAILED', 'EXPIRED', 'CONFIRMED', 'REFUND_STARTED', 'RECONCILED'],
  REFUNDING: ['FAILED', 'EXPIRED', 'CONFIRMED', 'REFUND_DONE', 'REFUND_FAILED', 'RECONCILED'],
  REFUNDED: ['FAILED', 'EXPIRED', 'CONFIRMED', 'REFUND_STARTED', 'RECONCILED'],
};

/** An obligation of whole đồng, at least one. Throws `RangeError`. */
export function newObligation(vnd: number): ObligationState {
  if (!Number.isSafeInteger(vnd) || vnd < 1) throw new RangeError(`nobody can owe ${vnd}`);
  return {
    status: 'CREATED',
    vnd,
    attempts: {},
    withPost: null,
    payments: [],
    settledBy: null,
    refund: null,
    refundedFeeVnd: 0,
    refundedSurplusVnd: 0,
    reconciled: false,
  };
}

/** Whether money may still be asked for. Pure. */
export function isPayable({ status }: ObligationState): boolean {
  return OBLIGATION_RULES[status].includes('STARTED');
}

/** Everything that came in, refunded or not. */
export function receivedVnd({ payments }: ObligationState): number {
  return payments.reduce((sum, { vnd }) => sum + vnd, 0);
}

/** What came in beyond what was owed, or for what was no longer owed, and was not yet paid back. */
export function surplusVnd(state: ObligationState): number {
  return receivedVnd(state) - (state.settledBy === null ? 0 : state.vnd) - state.refundedSurplusVnd;
}

/** The part of the fee that could still be paid back. */
export function refundableFeeVnd(state: ObligationState): number {
  return state.settledBy === null ? 0 : state.vnd - state.refundedFeeVnd;
}

/** The payment that settled it, if any. */
export function settlingPayment({ payments, settledBy }: ObligationState): Payment | undefined {
  return payments.find((payment) => keyOf(payment) === settledBy);
}

/** An event that cannot happen to the obligation as it is. */
export class ImpossibleObligationEvent extends Error {
  constructor(status: ObligationStatus, type: ObligationEventType) {
    super(`${type} cannot follow ${status}`);
  }
}

/**
 * The obligation after one more event. Pure. The same transaction confirmed again changes nothing (gateways send twice).
 * Throws `ImpossibleObligationEvent`, and for refunds of more than there is.
 */
export function applyObligation(state: ObligationState, event: ObligationEvent): ObligationState {
  if (event.type === 'CONFIRMED' && isKnownPayment(state, event.payment)) return state;
  if (!OBLIGATION_RULES[state.status].includes(event.type))
    throw new ImpossibleObligationEvent(state.status, event.type);
  switch (event.type) {
    case 'STARTED':
      return {
        ...attempt(state, event.ref, 'PENDING'),
        status: 'PENDING',
        withPost: event.way === 'COD' ? event.ref : state.withPost,
      };
    case 'FAILED':
    case 'EXPIRED':
      return ended(state, event);
    case 'CONFIRMED':
      return confirmed(state, event.payment);
    case 'CANCELLED':
      return { ...state, status: 'CANCELLED' };
    case 'REFUND_STARTED':
      return refunding(state, event);
    case 'REFUND_FAILED':
    case 'REFUND_DONE':
      return refundEnded(state, event);
    case 'RECONCILED':
      return { ...state, reconciled: true };
  }
}

function isKnownPayment({ payments }: ObligationState, payment: Payment): boolean {
  return payments.some((known) => keyOf(known) === keyOf(payment));
}

/** A provider names its transactions once; another may use the same number. */
function keyOf({ way, transactionId }: Payment): string {
  return `${way} ${transactionId}`;
}

function attempt(state: ObligationState, ref: string, status: AttemptStatus): ObligationState {
  return {
    ...state,
    attempts: { ...state.attempts, [ref]: status },
    withPost: state.withPost === ref ? null : state.withPost,
  };
}

/** One attempt came to nothing: the obligation is open as long as another is under way. */
function ended(state: ObligationState, { type, ref }: { type: 'FAILED' | 'EXPIRED'; ref: string }): ObligationState {
  if (state.attempts[ref] === 'PAID') throw new ImpossibleObligationEvent(state.status, type);
  const after = attempt(state, ref, type);
  if (!isPayable(state)) return after;
  return { ...after, status: Object.values(after.attempts).includes('PENDING') ? 'PENDING' : type };
}

/** Money that came in. It settles when it is enough for what is still owed; otherwise it is surplus. */
function confirmed(state: ObligationState, payment: Payment): ObligationState {
  const after = { ...attempt(state, payment.ref, 'PAID'), payments: [...state.payments, payment], reconciled: false };
  if (!isPayable(state) || payment.vnd < state.vnd) return after;
  return { ...after, status: 'PAID', settledBy: keyOf(payment) };
}

function refunding(
  state: ObligationState,
  { refundId: id, of, vnd }: { refundId: string; of: RefundOf; vnd: number },
): ObligationState {
  const most = of === 'FEE' ? refundableFeeVnd(state) : surplusVnd(state);
  if (!Number.isSafeInteger(vnd) || vnd < 1 || vnd > most) throw new RangeError(`${vnd} cannot be refunded of ${most}`);
  return { ...state, status: 'REFUNDING', refund: { id, of, vnd } };
}

function refundEnded(
  state: ObligationState,
  { type, refundId }: { type: 'REFUND_FAILED' | 'REFUND_DONE'; refundId: string },
): ObligationState {
  const { refund } = state;
  if (refund?.id !== refundId) throw new ImpossibleObligationEvent(state.status, type);
  const done = type === 'REFUND_DONE' ? refund.vnd : 0;
  const after = {
    ...state,
    refund: null,
    refundedFeeVnd: state.refundedFeeVnd + (refund.of === 'FEE' ? done : 0),
    refundedSurplusVnd: state.refundedSurplusVnd + (refund.of === 'SURPLUS' ? done : 0),
  };
  if (after.settledBy === null) return { ...after, status: 'CANCELLED' };
  return { ...after, status: after.refundedFeeVnd > 0 ? 'REFUNDED' : 'PAID' };
}
