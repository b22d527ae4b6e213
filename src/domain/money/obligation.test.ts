import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  applyObligation,
  ImpossibleObligationEvent,
  newObligation,
  OBLIGATION_RULES,
  OBLIGATION_STATUSES,
  type ObligationEvent,
  type ObligationState,
  receivedVnd,
  refundableFeeVnd,
  surplusVnd,
} from './obligation.ts';

const OWED = 100_000;

const ref = fc.constantFrom('A', 'B', 'C');
const confirmed = fc
  .record({
    ref,
    way: fc.constantFrom('VIETQR' as const, 'VNPAY' as const, 'CASH' as const),
    vnd: fc.constantFrom(OWED, OWED - 1, OWED + 5_000),
    transactionId: fc.constantFrom('1', '2', '3'),
    at: fc.constant('2026-11-23T02:00:00Z'),
  })
  .map((payment): ObligationEvent => ({ type: 'CONFIRMED', payment }));
const anyEvent: fc.Arbitrary<ObligationEvent> = fc.oneof(
  ref.map((one): ObligationEvent => ({ type: 'STARTED', ref: one, way: 'VNPAY' })),
  ref.map((one): ObligationEvent => ({ type: 'FAILED', ref: one, code: '24' })),
  ref.map((one): ObligationEvent => ({ type: 'EXPIRED', ref: one })),
  confirmed,
  fc.constant<ObligationEvent>({ type: 'CANCELLED', reason: 'sai' }),
  fc
    .tuple(fc.constantFrom('FEE' as const, 'SURPLUS' as const), fc.constantFrom(1_000, OWED, 5_000))
    .map(([of, vnd]): ObligationEvent => ({ type: 'REFUND_STARTED', refundId: 'R', of, vnd })),
  fc.constantFrom<ObligationEvent>({ type: 'REFUND_DONE', refundId: 'R' }, { type: 'REFUND_FAILED', refundId: 'R' }),
  fc.constant<ObligationEvent>({ type: 'RECONCILED', day: '2026-11-24' }),
);

/** Every state on the way, what cannot happen left out. */
function play(events: ObligationEvent[]): ObligationState[] {
  const states = [newObligation(OWED)];
  for (const event of events) {
    const last = states.at(-1) as ObligationState;
    try {
      states.push(applyObligation(last, event));
    } catch (error) {
      if (!(error instanceof ImpossibleObligationEvent || error instanceof RangeError)) throw error;
    }
  }
  return states;
}

const histories = fc.array(anyEvent, { maxLength: 40 });

describe('an obligation, whatever happens to it', () => {
  it('is settled only by a payment of at least what is owed, and only once', () => {
    fc.assert(
      fc.property(histories, (events) => {
        const settled = play(events).flatMap(({ settledBy }) => (settledBy === null ? [] : [settledBy]));
        expect(new Set(settled).size).toBeLessThanOrEqual(1);
        for (const state of play(events)) {
          const paid = ['PAID', 'REFUNDED'].includes(state.status);
          if (paid) expect(state.payments.some(({ vnd }) => vnd >= OWED)).toBe(true);
          expect(state.vnd).toBe(OWED);
        }
      }),
    );
  });

  it('accounts for every đồng: received = kept + surplus + paid back', () => {
    fc.assert(
      fc.property(histories, (events) => {
        for (const state of play(events)) {
          const { refundedFeeVnd, refundedSurplusVnd } = state;
          expect(surplusVnd(state)).toBeGreaterThanOrEqual(0);
          expect(refundableFeeVnd(state)).toBeGreaterThanOrEqual(0);
          const kept = refundableFeeVnd(state);
          expect(kept + refundedFeeVnd + surplusVnd(state) + refundedSurplusVnd).toBe(receivedVnd(state));
        }
      }),
    );
  });

  it('never loses a payment, and counts the same transaction of a provider once', () => {
    fc.assert(
      fc.property(histories, (events) => {
        const last = play(events).at(-1) as ObligationState;
        const told = events.flatMap((event) =>
          event.type === 'CONFIRMED' ? [`${event.payment.way} ${event.payment.transactionId}`] : [],
        );
        const kept = last.payments.map(({ way, transactionId }) => `${way} ${transactionId}`);
        expect([...kept].sort()).toEqual([...new Set(told)].sort());
      }),
    );
  });

  it('has a rule for each status, and refuses what the rule leaves out', () => {
    expect(Object.keys(OBLIGATION_RULES).sort()).toEqual([...OBLIGATION_STATUSES].sort());
    const cancelled = applyObligation(newObligation(OWED), { type: 'CANCELLED', reason: 'lập sai' });
    expect(() => applyObligation(cancelled, { type: 'STARTED', ref: 'A', way: 'VNPAY' })).toThrow(
      ImpossibleObligationEvent,
    );
  });
});

describe('a payment attempt', () => {
  const started = applyObligation(newObligation(OWED), { type: 'STARTED', ref: 'A', way: 'VNPAY' });
  const payment = { ref: 'A', way: 'VNPAY', vnd: OWED, transactionId: '7', at: '2026-11-23T02:00:00Z' } as const;

  it('that failed or expired leaves the obligation open, and money that comes late settles it', () => {
    const failed = applyObligation(started, { type: 'FAILED', ref: 'A', code: '24' });
    expect(failed.status).toBe('FAILED');
    const again = applyObligation(failed, { type: 'STARTED', ref: 'B', way: 'VIETQR' });
    expect(again.status).toBe('PENDING');
    expect(applyObligation(again, { type: 'EXPIRED', ref: 'B' }).status).toBe('EXPIRED');
    expect(applyObligation(failed, { type: 'CONFIRMED', payment }).status).toBe('PAID');
  });

  it('of which two bring money settles once; the second is surplus to be paid back', () => {
    const paid = applyObligation(started, { type: 'CONFIRMED', payment });
    const twice = applyObligation(paid, { type: 'CONFIRMED', payment: { ...payment, ref: 'B', transactionId: '8' } });
    expect(surplusVnd(twice)).toBe(OWED);
    const back = applyObligation(twice, { type: 'REFUND_STARTED', refundId: 'R', of: 'SURPLUS', vnd: OWED });
    expect(applyObligation(back, { type: 'REFUND_DONE', refundId: 'R' })).toMatchObject({ status: 'PAID' });
  });

  it('that brings more than is owed settles it; the rest is surplus', () => {
    const paid = applyObligation(started, { type: 'CONFIRMED', payment: { ...payment, vnd: OWED + 5_000 } });
    expect(paid.status).toBe('PAID');
    expect(surplusVnd(paid)).toBe(5_000);
  });

  it('that brought money cannot fail afterwards, and new money is compared with the provider’s list anew', () => {
    const paid = applyObligation(started, { type: 'CONFIRMED', payment });
    expect(() => applyObligation(paid, { type: 'FAILED', ref: 'A', code: '24' })).toThrow(ImpossibleObligationEvent);
    const compared = applyObligation(paid, { type: 'RECONCILED', day: '2026-11-24' });
    expect(compared.reconciled).toBe(true);
    const more = applyObligation(compared, { type: 'CONFIRMED', payment: { ...payment, transactionId: '9' } });
    expect(more.reconciled).toBe(false);
  });

  it('by the post is the parcel’s until it brings money or comes back', () => {
    const withPost = applyObligation(started, { type: 'STARTED', ref: 'P', way: 'COD' });
    expect(withPost.withPost).toBe('P');
    expect(applyObligation(withPost, { type: 'FAILED', ref: 'A', code: '24' }).withPost).toBe('P');
    expect(applyObligation(withPost, { type: 'EXPIRED', ref: 'P' }).withPost).toBeNull();
    const collected = { ...payment, ref: 'P', way: 'COD' } as const;
    expect(applyObligation(withPost, { type: 'CONFIRMED', payment: collected }).withPost).toBeNull();
  });

  it('for what was cancelled meanwhile brings only surplus', () => {
    const cancelled = applyObligation(started, { type: 'CANCELLED', reason: 'lập sai' });
    const late = applyObligation(cancelled, { type: 'CONFIRMED', payment });
    expect(late).toMatchObject({ status: 'CANCELLED', settledBy: null });
    expect(surplusVnd(late)).toBe(OWED);
  });

  it('that was paid back is refunded, by its fee, once', () => {
    const paid = applyObligation(started, { type: 'CONFIRMED', payment });
    const refunding = applyObligation(paid, { type: 'REFUND_STARTED', refundId: 'R', of: 'FEE', vnd: OWED });
    expect(refunding.status).toBe('REFUNDING');
    const refunded = applyObligation(refunding, { type: 'REFUND_DONE', refundId: 'R' });
    expect(refunded.status).toBe('REFUNDED');
    const more = { type: 'REFUND_STARTED', refundId: 'S', of: 'FEE', vnd: 1 } as const;
    expect(() => applyObligation(refunded, more)).toThrow(RangeError);
  });
});
