import { v7 as uuidv7 } from 'uuid';
import { type Contact, parseContact } from '../../domain/identity/contact.ts';
import type { Applicant } from '../../domain/policy/actor.ts';
import type { OrganisationRole } from '../../domain/policy/organisationRoles.ts';
import { words } from '../../i18n/words.ts';
import { hashToken, makeToken } from '../../platform/auth/token.ts';
import type { Ctx, TxCtx } from '../../platform/context.ts';
import { accessDenied, invalidInput } from '../../platform/errors.ts';
import { sendMessage, takeCodeRequest } from '../accounts/sendCode.ts';
import { invitationForOther, invitationGone } from './errors.ts';
import { REPRESENTATION_PATHS } from './paths.ts';

const DAYS_TO_ACCEPT = 7;

/** What is offered. */
export type Offered =
  | { kind: 'MEMBER'; role: OrganisationRole }
  | { kind: 'AUTHORISATION'; authorisationId: string }
  | { kind: 'DOSSIER'; dossierId: string };

/** A typed contact. @throws common.invalid_input (field `contact`) */
export function contactIn(ctx: Ctx, typed: string): Contact {
  const contact = parseContact(typed);
  if (contact) return contact;
  const message = words(ctx.language).accounts.signUp.contactInvalid;
  throw invalidInput({ fields: [{ field: 'contact', code: 'INVALID', message }] });
}

/**
 * Offers something to whoever holds a contact: they get a link that works once, for seven days, with their own account.
 * Answers the same whether or not the contact has an account. Takes part in the limit of codes. @throws account.too_many_codes
 */
export async function invite(tx: TxCtx, actor: Applicant, contact: Contact, offered: Offered): Promise<string> {
  await takeCodeRequest(tx, contact);
  const id = uuidv7();
  const token = makeToken();
  const now = tx.clock.now();
  await tx.db
    .insertInto('invitation')
    .values({
      id,
      ...offered,
      inviterId: actor.accountId,
      contact: contact.address,
      tokenHash: hashToken(token),
      createdAt: now,
      expiresAt: new Date(now.getTime() + DAYS_TO_ACCEPT * 86_400_000),
    })
    .execute();
  const text = words(tx.language).representation.invitation;
  await sendMessage(tx, {
    accountId: actor.accountId,
    contact,
    eventKey: `invitation:${id}`,
    subject: text.subject[offered.kind](actor.name),
    body: text.body[offered.kind](
      actor.name,
      `${tx.config.publicUrl}${REPRESENTATION_PATHS.invitation(id)}?ma=${token}`,
      DAYS_TO_ACCEPT,
    ),
  });
  return id;
}

/** An open invitation, by its link. One query. @throws representation.invitation_gone */
export async function getInvitation(ctx: Ctx, id: string, token: string) {
  const row = await ctx.db
    .selectFrom('invitation')
    .innerJoin('account', 'account.id', 'invitation.inviterId')
    .selectAll('invitation')
    .select('account.fullName as inviterName')
    .where('invitation.id', '=', id)
    .where('tokenHash', '=', hashToken(token))
    .where('acceptedAt', 'is', null)
    .where('endedAt', 'is', null)
    .where('expiresAt', '>', ctx.clock.now())
    .executeTakeFirst();
  if (!row) throw invitationGone();
  return row;
}

/**
 * Uses an invitation up for the person at the keyboard, whose account must have the contact to which it went; in the
 * caller's transaction. @throws representation.invitation_gone, representation.invitation_for_other
 */
export async function takeInvitation(tx: TxCtx, id: string, token: string) {
  const { actor } = tx;
  if (actor.kind !== 'APPLICANT' || actor.by) throw accessDenied();
  const invitation = await getInvitation(tx, id, token);
  const taker = await tx.db
    .selectFrom('account')
    .select(['phone', 'email', 'kind'])
    .where('id', '=', actor.accountId)
    .executeTakeFirstOrThrow();
  if (invitation.inviterId === actor.accountId) throw invitationForOther();
  if (taker.phone !== invitation.contact && taker.email !== invitation.contact) throw invitationForOther();
  const taken = await tx.db
    .updateTable('invitation')
    .set({ acceptedBy: actor.accountId, acceptedAt: tx.clock.now() })
    .where('id', '=', id)
    .where('acceptedAt', 'is', null)
    .where('endedAt', 'is', null)
    .returning('id')
    .executeTakeFirst();
  if (!taken) throw invitationGone();
  return { ...invitation, actor };
}
