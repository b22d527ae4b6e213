import type { Organisation, PostFacts } from './organisation.ts';
import type { PlanContent, PostChoice } from './plan.ts';
import { ownWay, type UnitPlanner } from './planUnits.ts';
import type { Problem } from './problems.ts';
import type { Succession } from './succession.ts';

export interface PostPlace {
  agencyCode: string;
  unitId: string | null;
}

/** A post that ends here and goes on there. No place: the officer already holds the same post there. */
export interface PostMove {
  postId: string;
  accountId: string;
  from: PostPlace;
  to: PostPlace[];
}

/** Which posts move, and where: with their unit, else with the rest of the agency, unless the plan says otherwise. Pure. */
export function planPosts(
  { postChoices }: PlanContent,
  { routes, unitRoutes }: Succession,
  { posts }: Organisation,
  units: UnitPlanner,
): { moves: PostMove[]; problems: Problem[] } {
  const problems: Problem[] = [];
  const choices = new Map<string, PostChoice[]>();
  for (const choice of postChoices) choices.set(choice.postId, [...(choices.get(choice.postId) ?? []), choice]);
  const known = new Set(posts.map((post) => post.id));
  for (const postId of choices.keys()) if (!known.has(postId)) problems.push({ code: 'POST_UNKNOWN', subject: postId });

  const leaving: { post: PostFacts; to: PostPlace[] }[] = [];
  const held = new Set<string>();
  for (const post of posts) {
    const to = placesOf(post);
    if (to.length === 1 && samePlace(to[0], post)) held.add(keyOf(post, post));
    else leaving.push({ post, to });
  }
  const moves = leaving.map(({ post, to }): PostMove => {
    const fresh = to.filter((place) => !held.has(keyOf(post, place)));
    for (const place of fresh) held.add(keyOf(post, place));
    const { id: postId, accountId, agencyCode, unitId } = post;
    return { postId, accountId, from: { agencyCode, unitId }, to: fresh };
  });
  return { moves, problems };

  function placesOf(post: PostFacts): PostPlace[] {
    const chosen = choices.get(post.id);
    if (chosen) return chosen.flatMap((choice) => chosenPlace(choice) ?? []);
    const { agencyCode, unitId } = post;
    const route = routes[agencyCode];
    if (!route) return [{ agencyCode, unitId: unitId && (unitRoutes[unitId]?.rest ?? unitId) }];
    const to = ownWay(route.ways, unitId) ?? (route.ends ? route.rest : agencyCode);
    return [{ agencyCode: to, unitId: unitId && units.unitFor(unitId, to) }];
  }

  function chosenPlace({ postId, agencyCode, unitKey }: PostChoice): PostPlace | undefined {
    if (unitKey === null) return { agencyCode, unitId: null };
    const unitId = units.findUnit(agencyCode, unitKey);
    if (!unitId) problems.push({ code: 'POST_PLACE_UNKNOWN', subject: postId });
    return unitId ? { agencyCode, unitId } : undefined;
  }
}

function samePlace(place: PostPlace | undefined, post: PostFacts): boolean {
  return place?.agencyCode === post.agencyCode && place.unitId === post.unitId;
}

function keyOf({ accountId, role }: PostFacts, { agencyCode, unitId }: PostPlace): string {
  return `${accountId}|${role}|${agencyCode}|${unitId}`;
}
