import { describe, expect, it } from 'vitest';
import {
  canBeListed,
  isOver,
  isWithPost,
  liesAhead,
  mayFollow,
  NEXT_POST_STATES,
  POST_KINDS,
  POST_STATES,
} from './order.ts';
import { deliveryPromise } from './promise.ts';

describe('an order given to the post', () => {
  it('never comes back to a state it has left', () => {
    for (const kind of POST_KINDS) {
      for (const state of POST_STATES) expect(liesAhead(kind, state, state), `${kind} ${state}`).toBe(false);
    }
  });

  it('ends in one of the ends from wherever it stands', () => {
    for (const kind of POST_KINDS) {
      const ends = POST_STATES.filter((state) => isOver(kind, state) && liesAhead(kind, 'ORDERED', state));
      const good = kind === 'PICK_UP' ? 'HANDED_OVER' : 'DELIVERED';
      expect(ends.sort()).toEqual([good, 'RETURNED', 'LOST', 'CANCELLED'].sort());
      for (const state of POST_STATES.filter((one) => liesAhead(kind, 'ORDERED', one) && !isOver(kind, one)))
        expect(liesAhead(kind, state, good), `${kind} ${state}`).toBe(true);
    }
  });

  it('is cancelled only while the post does not hold the parcel, and lost only while it does', () => {
    for (const kind of POST_KINDS) {
      for (const state of POST_STATES) {
        if (NEXT_POST_STATES[kind][state].length === 0) continue;
        expect(mayFollow(kind, state, 'LOST'), `${kind} ${state}`).toBe(isWithPost(kind, state));
        expect(mayFollow(kind, state, 'CANCELLED'), `${kind} ${state}`).toBe(!isWithPost(kind, state));
      }
    }
  });

  it('takes a report that leaves states out, and none that leads back', () => {
    expect(liesAhead('DELIVERY', 'ACCEPTED', 'DELIVERED')).toBe(true);
    expect(mayFollow('DELIVERY', 'ACCEPTED', 'DELIVERED')).toBe(false);
    expect(liesAhead('DELIVERY', 'IN_TRANSIT', 'HANDED_OVER')).toBe(false);
    expect(liesAhead('DELIVERY', 'CANCELLED', 'DELIVERED')).toBe(false);
  });

  it('is listed for hand-over by the side that holds the parcel', () => {
    expect(canBeListed('TO_POST', 'DELIVERY', 'ACCEPTED')).toBe(true);
    expect(canBeListed('TO_POST', 'DELIVERY', 'HANDED_OVER')).toBe(false);
    expect(canBeListed('TO_ONE_STOP', 'PICK_UP', 'PICKED_UP')).toBe(true);
    expect(canBeListed('TO_ONE_STOP', 'PICK_UP', 'ACCEPTED')).toBe(false);
    expect(canBeListed('TO_ONE_STOP', 'DELIVERY', 'ACCEPTED')).toBe(false);
  });
});

describe('the promise to deliver within 24 hours inside the province', () => {
  const readyAt = Date.parse('2026-11-23T02:00:00Z');
  const hoursLater = (hours: number) => readyAt + hours * 3_600_000;
  const at = (deliveredAt: number | null, now = hoursLater(100)) =>
    deliveryPromise({ readyAt, deliveredAt, now, hours: 24 });

  it('is kept to the last moment and broken after it', () => {
    expect(at(hoursLater(24))).toBe('ON_TIME');
    expect(at(hoursLater(24) + 1)).toBe('LATE');
  });

  it('runs while nothing is delivered, and says when it is already broken', () => {
    expect(at(null, hoursLater(1))).toBe('RUNNING');
    expect(at(null, hoursLater(25))).toBe('RUNNING_LATE');
  });
});
