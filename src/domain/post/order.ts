/** What the post is asked to do: fetch papers from the applicant, or bring the result to an address (Đ.5 QĐ 45/2016). */
export const POST_KINDS = ['PICK_UP', 'DELIVERY'] as const;
export type PostKind = (typeof POST_KINDS)[number];

/**
 * Where an order stands. It is kept apart from the dossier's status: what the post does takes none of the agency's time.
 * HANDED_OVER: the one-stop and the post have both signed the list – for a pick-up that is the end, for a delivery the post
 * has the result from then on.
 */
export const POST_STATES = [
  'ORDERED',
  'ACCEPTED',
  'PICKED_UP',
  'HANDED_OVER',
  'IN_TRANSIT',
  'DELIVERED',
  'RETURNED',
  'LOST',
  'CANCELLED',
] as const;
export type PostState = (typeof POST_STATES)[number];

/** Which state may follow which; the whole rule. */
export const NEXT_POST_STATES: Record<PostKind, Record<PostState, readonly PostState[]>> = {
  PICK_UP: {
    ORDERED: ['ACCEPTED', 'CANCELLED'],
    ACCEPTED: ['PICKED_UP', 'CANCELLED'],
    PICKED_UP: ['IN_TRANSIT', 'HANDED_OVER', 'RETURNED', 'LOST'],
    IN_TRANSIT: ['HANDED_OVER', 'RETURNED', 'LOST'],
    HANDED_OVER: [],
    DELIVERED: [],
    RETURNED: [],
    LOST: [],
    CANCELLED: [],
  },
  DELIVERY: {
    ORDERED: ['ACCEPTED', 'CANCELLED'],
    ACCEPTED: ['HANDED_OVER', 'CANCELLED'],
    PICKED_UP: [],
    HANDED_OVER: ['IN_TRANSIT', 'DELIVERED', 'RETURNED', 'LOST'],
    IN_TRANSIT: ['DELIVERED', 'RETURNED', 'LOST'],
    DELIVERED: [],
    RETURNED: [],
    LOST: [],
    CANCELLED: [],
  },
};

/** Whether the order may go from one state to the next in one step. Pure. */
export function mayFollow(kind: PostKind, from: PostState, to: PostState): boolean {
  return NEXT_POST_STATES[kind][from].includes(to);
}

/**
 * Whether `to` lies ahead of `from`, perhaps with states between that nobody reported: the post's own messages come late
 * and with gaps, never may they lead back. Pure.
 */
export function liesAhead(kind: PostKind, from: PostState, to: PostState): boolean {
  return NEXT_POST_STATES[kind][from].some((next) => next === to || liesAhead(kind, next, to));
}

/** Whether nothing more comes. Pure. */
export function isOver(kind: PostKind, state: PostState): boolean {
  return NEXT_POST_STATES[kind][state].length === 0;
}

/** Whether the parcel is in the hands of the post. Pure. */
export function isWithPost(kind: PostKind, state: PostState): boolean {
  return state === 'IN_TRANSIT' || state === (kind === 'PICK_UP' ? 'PICKED_UP' : 'HANDED_OVER');
}

/** Between whom a list of parcels changes hands. */
export const HANDOVER_DIRECTIONS = ['TO_POST', 'TO_ONE_STOP'] as const;
export type HandoverDirection = (typeof HANDOVER_DIRECTIONS)[number];

/** Whether an order can be put on a list of that direction. Pure. */
export function canBeListed(direction: HandoverDirection, kind: PostKind, state: PostState): boolean {
  if (direction === 'TO_POST') return kind === 'DELIVERY' && state === 'ACCEPTED';
  return kind === 'PICK_UP' && (state === 'PICKED_UP' || state === 'IN_TRANSIT');
}

/** A paper of a parcel, as it was counted. */
export interface ParcelItem {
  name: string;
  count: number;
}

/** Where somebody is reached by the post. */
export interface PostalAddress {
  name: string;
  phone: string;
  /** house, street or hamlet */
  line: string;
  commune: string;
  /** code of the province, QĐ 19/2025/QĐ-TTg */
  province: string;
}
