import { type Applicant, mayHandIn } from '../../domain/policy/actor.ts';
import { words } from '../../i18n/words.ts';
import { recordAccess } from '../../platform/auth/recordAccess.ts';
import { type Ctx, inTransaction, type TxCtx } from '../../platform/context.ts';
import { accessDenied } from '../../platform/errors.ts';
import { PATHS } from '../../ui/paths.ts';
import { tellAboutAccount } from '../accounts/tellAboutAccount.ts';
import { dossierNotFound } from '../dossiers/errors.ts';
import { getDossier } from '../dossiers/getDossier.ts';
import { appendEvent, lockDossier } from '../dossiers/store.ts';
import { invitationGone } from './errors.ts';
import { contactIn, invite, takeInvitation } from './invitations.ts';

/**
 * The account that follows a dossier offers it to whoever holds a contact. It moves when they accept.
 * @throws dossier.not_found, common.invalid_input, account.too_many_codes
 */
export async function offerDossier(ctx: Ctx, dossierId: string, typedContact: string): Promise<void> {
  const actor = await requireOwner(ctx, dossierId);
  const contact = contactIn(ctx, typedContact);
  await inTransaction(ctx, async (tx) => {
    await endOffers(tx, dossierId);
    await invite(tx, actor, contact, { kind: 'DOSSIER', dossierId });
    await recordAccess(tx, { subject: 'dossier', subjectId: dossierId, action: 'HANDOVER_OFFERED' });
  });
}

/** The offer of the dossier that nobody has taken yet; undefined when there is none. @throws common.forbidden, dossier.not_found */
export async function findOffer(ctx: Ctx, dossierId: string) {
  const { accountId } = await requireOwner(ctx, dossierId);
  return ctx.db
    .selectFrom('invitation')
    .select(['contact', 'createdAt', 'expiresAt'])
    .where('dossierId', '=', dossierId)
    .where('inviterId', '=', accountId)
    .where('acceptedAt', 'is', null)
    .where('endedAt', 'is', null)
    .where('expiresAt', '>', ctx.clock.now())
    .executeTakeFirst();
}

/** Takes an open offer back: its link opens nothing any more. One that was taken meanwhile stays taken. @throws dossier.not_found */
export async function withdrawOffer(ctx: Ctx, dossierId: string): Promise<void> {
  await requireOwner(ctx, dossierId);
  await inTransaction(ctx, async (tx) => {
    if (await endOffers(tx, dossierId))
      await recordAccess(tx, { subject: 'dossier', subjectId: dossierId, action: 'HANDOVER_WITHDRAWN' });
  });
}

/** Whether there was one to end. */
async function endOffers(tx: TxCtx, dossierId: string): Promise<boolean> {
  const ended = await tx.db
    .updateTable('invitation')
    .set({ endedAt: tx.clock.now() })
    .where('dossierId', '=', dossierId)
    .where('acceptedAt', 'is', null)
    .where('endedAt', 'is', null)
    .returning('id')
    .execute();
  return ended.length > 0;
}

/** Who may offer the dossier to somebody else: the account that follows it. @throws common.forbidden, dossier.not_found */
export async function requireOwner(ctx: Ctx, dossierId: string): Promise<Applicant> {
  const { actor } = ctx;
  if (actor.kind !== 'APPLICANT' || !mayHandIn(actor) || actor.by?.capacity === 'AUTHORISED') throw accessDenied();
  const { dossier } = await getDossier(ctx, dossierId);
  if (dossier.state.ownerAccountId !== actor.accountId) throw dossierNotFound();
  return actor;
}

/** The other person takes the dossier over; both are told. Answers its id. @throws representation.invitation_gone */
export async function takeDossier(ctx: Ctx, invitationId: string, token: string): Promise<string> {
  return inTransaction(ctx, async (tx) => {
    const { dossierId, inviterId, actor } = await takeInvitation(tx, invitationId, token);
    if (!dossierId) throw invitationGone();
    const dossier = await lockDossier(tx, dossierId);
    // who offered it may have lost it meanwhile
    if (dossier.state.ownerAccountId !== inviterId) throw invitationGone();
    const people = await tx.db
      .selectFrom('account')
      .select(['id', 'fullName', 'phone', 'email', 'language'])
      .where('id', 'in', [inviterId, actor.accountId])
      .execute();
    const nameOf = (id: string) => people.find((person) => person.id === id)?.fullName ?? '';
    const [from, to] = [nameOf(inviterId), nameOf(actor.accountId)];
    await appendEvent(tx, dossier, 'OWNER_CHANGED', { ownerAccountId: actor.accountId, fromName: from, toName: to });
    const code = dossier.state.code ?? dossier.state.submissionNumber;
    for (const person of people) {
      const link = person.id === actor.accountId ? PATHS.myDossier(dossierId) : null;
      const write = (language: Parameters<typeof words>[0]) => {
        const text = words(language).representation.handOver;
        return { subject: text.doneSubject, body: text.doneBody(code, from, to) };
      };
      await tellAboutAccount(tx, person, `dossier:${dossierId}:${invitationId}`, write, link);
    }
    return dossierId;
  });
}
