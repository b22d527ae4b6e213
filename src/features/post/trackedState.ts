import type { PostState } from '../../domain/post/order.ts';

/**
 * What the status codes of VNPost's tracking mean for an order. No open document lists them; the enterprise gives its list
 * with the contract, and it replaces this one. A code that is not here changes nothing and is kept in the log.
 */
const TRACKED_STATES: Readonly<Record<string, PostState>> = {
  '10': 'ACCEPTED',
  '20': 'PICKED_UP',
  '30': 'IN_TRANSIT',
  '31': 'IN_TRANSIT',
  '50': 'DELIVERED',
  '60': 'RETURNED',
  '70': 'LOST',
  '90': 'CANCELLED',
};

/** The state a code stands for, if it is known. Pure. */
export function trackedState(statusCode: string): PostState | undefined {
  return TRACKED_STATES[statusCode];
}
