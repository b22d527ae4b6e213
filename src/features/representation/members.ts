import { personIdOf } from '../../domain/policy/actor.ts';
import { mayGive, type OrganisationRole, roleIn } from '../../domain/policy/organisationRoles.ts';
import { recordAccess } from '../../platform/auth/recordAccess.ts';
import { type Ctx, inTransaction, type TxCtx } from '../../platform/context.ts';
import { accessDenied } from '../../platform/errors.ts';
import { lastOwner, memberNotFound } from './errors.ts';
import { contactIn, invite, takeInvitation } from './invitations.ts';

/** People of the organisation for which the actor acts, owners first, with invitations still open. Two queries. */
export async function listMembers(ctx: Ctx) {
  const { organisationId } = await ownOrganisation(ctx);
  const members = await ctx.db
    .selectFrom('organisationMember')
    .innerJoin('account', 'account.id', 'organisationMember.accountId')
    .select(['account.id', 'account.fullName', 'account.phone', 'account.email', 'organisationMember.role', 'since'])
    .where('organisationId', '=', organisationId)
    .orderBy('since')
    .execute();
  const invitations = await ctx.db
    .selectFrom('invitation')
    .select(['id', 'contact', 'role', 'createdAt', 'expiresAt'])
    .where('inviterId', '=', organisationId)
    .where('kind', '=', 'MEMBER')
    .where('acceptedAt', 'is', null)
    .where('endedAt', 'is', null)
    .where('expiresAt', '>', ctx.clock.now())
    .orderBy('createdAt')
    .execute();
  return { members: members as ((typeof members)[number] & { role: OrganisationRole })[], invitations };
}

/** Invites whoever holds a contact into the organisation. @throws common.invalid_input, common.forbidden */
export async function inviteMember(ctx: Ctx, typed: { contact: string; role: OrganisationRole }): Promise<void> {
  const { actor } = await ownOrganisation(ctx);
  if (!mayGive(roleIn(actor), typed.role)) throw accessDenied();
  const contact = contactIn(ctx, typed.contact);
  await inTransaction(ctx, async (tx) => {
    await invite(tx, actor, contact, { kind: 'MEMBER', role: typed.role });
    await recordAccess(tx, { subject: 'organisation', subjectId: actor.accountId, action: `INVITED_${typed.role}` });
  });
}

/** Takes an open invitation back; what is gone already is gone. */
export async function withdrawInvitation(ctx: Ctx, invitationId: string): Promise<void> {
  const { organisationId, actor } = await ownOrganisation(ctx);
  if (!mayGive(roleIn(actor), 'VIEWER')) throw accessDenied();
  await ctx.db
    .updateTable('invitation')
    .set({ endedAt: ctx.clock.now() })
    .where('id', '=', invitationId)
    .where('inviterId', '=', organisationId)
    .where('acceptedAt', 'is', null)
    .execute();
}

/** The person takes the place they were offered. Answers the organisation. */
export async function joinOrganisation(ctx: Ctx, invitationId: string, token: string): Promise<string> {
  return inTransaction(ctx, async (tx) => {
    const { inviterId, role, actor } = await takeInvitation(tx, invitationId, token);
    await tx.db
      .insertInto('organisationMember')
      .values({ organisationId: inviterId, accountId: actor.accountId, role: role ?? 'VIEWER', since: tx.clock.now() })
      .onConflict((conflict) =>
        // who owns the organisation stays its owner whatever an invitation says: the last one would be lost
        conflict
          .columns(['organisationId', 'accountId'])
          .doUpdateSet({ role: role ?? 'VIEWER' })
          .where('organisationMember.role', '!=', 'OWNER'),
      )
      .execute();
    await recordAccess(tx, { subject: 'organisation', subjectId: inviterId, action: `JOINED_${role}` });
    return inviterId;
  });
}

/**
 * Gives a member another role, or none: then they act for the organisation no longer, at once. Anybody may leave.
 * @throws representation.last_owner, representation.member_not_found, common.forbidden
 */
export async function changeMember(ctx: Ctx, memberId: string, role: OrganisationRole | null): Promise<void> {
  const { actor, organisationId } = await ownOrganisation(ctx);
  await inTransaction(ctx, async (tx) => {
    const members = await lockMembers(tx, organisationId);
    const member = members.find(({ accountId }) => accountId === memberId);
    if (!member) throw memberNotFound();
    const leaves = role === null && personIdOf(actor) === memberId;
    const may = mayGive(roleIn(actor), member.role) && (role === null || mayGive(roleIn(actor), role));
    if (!leaves && !may) throw accessDenied();
    const owners = members.filter((one) => one.role === 'OWNER');
    if (member.role === 'OWNER' && role !== 'OWNER' && owners.length === 1) throw lastOwner();
    const which = { organisationId, accountId: memberId };
    if (role === null) {
      await tx.db
        .deleteFrom('organisationMember')
        .where('organisationId', '=', organisationId)
        .where('accountId', '=', memberId)
        .execute();
    } else {
      await tx.db
        .updateTable('organisationMember')
        .set({ role })
        .where('organisationId', '=', which.organisationId)
        .where('accountId', '=', which.accountId)
        .execute();
    }
    await recordAccess(tx, {
      subject: 'organisation',
      subjectId: organisationId,
      action: `MEMBER_${role ?? 'REMOVED'}`,
    });
  });
}

async function lockMembers(tx: TxCtx, organisationId: string) {
  const rows = await tx.db
    .selectFrom('organisationMember')
    .select(['accountId', 'role'])
    .where('organisationId', '=', organisationId)
    .forUpdate()
    .execute();
  return rows as { accountId: string; role: OrganisationRole }[];
}

/** The organisation for which the actor acts. @throws common.forbidden */
async function ownOrganisation(ctx: Ctx) {
  const { actor } = ctx;
  if (actor.kind !== 'APPLICANT' || !roleIn(actor)) throw accessDenied();
  const row = await ctx.db
    .selectFrom('account')
    .select('id')
    .where('id', '=', actor.accountId)
    .where('kind', '=', 'ORGANISATION')
    .executeTakeFirst();
  if (!row) throw accessDenied();
  return { actor, organisationId: row.id };
}
