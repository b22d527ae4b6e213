import { ACTION_RULES, type ActionHolder, type DossierAction } from '../dossier/actions.ts';
import { OPINION_ROLES, type OpinionDesk, type Position } from '../dossier/events.ts';
import type { Role } from '../process/process.ts';
import { type Actor, type Post, postsOf } from './actor.ts';

/** What of a dossier decides under which post somebody acts on it. */
export interface ActingFacts {
  position: Position | null;
  receivingAgencyCode: string;
  competentAgencyCode: string;
  opinionsAwaited: readonly OpinionDesk[];
}

const SUPERIORS: readonly Role[] = ['UNIT_HEAD', 'AGENCY_LEADER', 'CENTRE_HEAD', 'AGENCY_ADMINISTRATOR'];

/**
 * The posts under which the officer may do this to the dossier, the most natural first: that of the person in whose hands
 * it is, then one's own, then those of absent officers. Empty for everybody else. Says nothing about whether the action
 * is allowed: `can` does.
 */
export function actingPosts(actor: Actor, action: DossierAction, dossier: ActingFacts): Post[] {
  const posts = ACTION_RULES[action].by.flatMap((holder) => postsAs(holder, actor, dossier));
  const assigneeId = dossier.position?.assigneeId;
  const inHands = (post: Post) => assigneeId !== null && assigneeId === personOf(post, actor);
  return [...posts.filter(inHands), ...posts.filter((post) => !inHands(post))];
}

/** The first of `actingPosts`, or the first of the person the officer chose to act for (`onBehalfOf`: an account). */
export function actingPost(
  actor: Actor,
  action: DossierAction,
  dossier: ActingFacts,
  onBehalfOf?: string,
): Post | undefined {
  const posts = actingPosts(actor, action, dossier);
  return posts.find((post) => onBehalfOf !== undefined && personOf(post, actor) === onBehalfOf) ?? posts[0];
}

/** Whose post it is: the absent officer's account, or the actor's own. */
function personOf({ onBehalfOf }: Post, actor: Actor): string | undefined {
  return onBehalfOf?.accountId ?? ('accountId' in actor ? actor.accountId : undefined);
}

function postsAs(holder: ActionHolder, actor: Actor, dossier: ActingFacts): Post[] {
  const { position, receivingAgencyCode, competentAgencyCode, opinionsAwaited } = dossier;
  switch (holder) {
    case 'DESK':
      return position ? postsOf(actor, position.role, position.agencyCode, position.unitId) : [];
    case 'SUPERIOR':
      return position ? SUPERIORS.flatMap((role) => superior(actor, role, position)) : [];
    case 'RECEIVING_DESK':
      return postsOf(actor, 'RECEPTIONIST', receivingAgencyCode);
    case 'OPINION_DESK':
      return opinionsAwaited.flatMap(({ agencyCode, unitId }) =>
        OPINION_ROLES.flatMap((role) => postsOf(actor, role, agencyCode, unitId)),
      );
    case 'COMPETENT_LEADER':
      return postsOf(actor, 'AGENCY_LEADER', competentAgencyCode);
    case 'OWNER':
      return [];
  }
}

function superior(actor: Actor, role: Role, { agencyCode, unitId }: Position): Post[] {
  return postsOf(actor, role, agencyCode, role === 'UNIT_HEAD' ? unitId : null);
}
