import type { Organisation } from '../../domain/reorganisation/organisation.ts';
import type { Outcome } from '../../domain/reorganisation/outcome.ts';

/** Who sits where on the day, once the posts have moved. */
export interface Staff {
  /** whether somebody who may sign in holds the role there; `unitId` null: anywhere in the agency */
  sits(role: string, agencyCode: string, unitId: string | null): boolean;
  /** whether this very person does */
  holds(accountId: string, role: string, agencyCode: string, unitId: string | null): boolean;
}

/** Works it out from the posts and their moves. Pure. */
export function staffAfter({ posts: moves }: Outcome, { posts }: Organisation): Staff {
  const moved = new Map(moves.map((move) => [move.postId, move.to]));
  const byRole = new Map<string, { accountId: string; unitId: string | null }[]>();
  for (const post of posts) {
    if (!post.usable) continue;
    for (const place of moved.get(post.id) ?? [post]) {
      const key = `${post.role}|${place.agencyCode}`;
      const holder = { accountId: post.accountId, unitId: place.unitId };
      byRole.set(key, [...(byRole.get(key) ?? []), holder]);
    }
  }
  const holders = (role: string, agencyCode: string, unitId: string | null) =>
    (byRole.get(`${role}|${agencyCode}`) ?? []).filter(
      (holder) => unitId === null || holder.unitId === null || holder.unitId === unitId,
    );
  return {
    sits: (role, agencyCode, unitId) => holders(role, agencyCode, unitId).length > 0,
    holds: (accountId, role, agencyCode, unitId) =>
      holders(role, agencyCode, unitId).some((holder) => holder.accountId === accountId),
  };
}
