import { v7 as uuidv7 } from 'uuid';
import { vietnamDate } from '../../domain/calendar/instant.ts';
import { parseContact } from '../../domain/identity/contact.ts';
import { parseDateText } from '../../domain/text/dateText.ts';
import { formatDate } from '../../domain/text/format.ts';
import { words } from '../../i18n/words.ts';
import { recordAccess } from '../../platform/auth/recordAccess.ts';
import { type Ctx, inTransaction, type TxCtx } from '../../platform/context.ts';
import { accessDenied, type FieldProblem, invalidInput } from '../../platform/errors.ts';
import { tellAboutAccount } from '../accounts/tellAboutAccount.ts';
import { fileNotFound } from '../files/errors.ts';
import { requireAssurance } from '../identity/requireAssurance.ts';
import { copyFromVault } from '../vault/attachFromVault.ts';
import { authorisationNotFound } from './errors.ts';
import { invite, takeInvitation } from './invitations.ts';
import { REPRESENTATION_PATHS } from './paths.ts';

/** No authorisation is for longer without being given anew. */
const LONGEST_DAYS = 366;

export interface AuthorisationWish {
  contact: string;
  /** codes as typed, separated by blanks, commas or lines; '' = every procedure */
  procedures: string;
  /** last day, as typed */
  until: string;
  /** the document, uploaded before; null where the declaration on the portal is enough */
  documentId: string | null;
  /** or a paper of the principal's vault */
  vaultItemId?: string | null;
}

/**
 * The principal lets whoever holds a contact submit and follow dossiers in their name. It holds from the moment the agent
 * takes it. @throws common.invalid_input, common.assurance, account.too_many_codes
 */
export async function authorise(ctx: Ctx, wish: AuthorisationWish): Promise<{ id: string }> {
  const { actor } = ctx;
  if (actor.kind !== 'APPLICANT' || actor.by) throw accessDenied();
  await requireAssurance(ctx, 'AUTHORISE');
  const today = vietnamDate(ctx.clock.now().getTime());
  const { contact, validTo, procedureCodes } = await check(ctx, wish, today);
  return inTransaction(ctx, async (tx) => {
    const id = uuidv7();
    await tx.db
      .insertInto('authorisation')
      .values({
        id,
        principalId: actor.accountId,
        procedureCodes,
        validFrom: today,
        validTo,
        documentId: wish.vaultItemId
          ? await copyFromVault(tx, wish.vaultItemId)
          : await ownDocument(tx, actor.accountId, wish.documentId),
        createdAt: tx.clock.now(),
      })
      .execute();
    await invite(tx, actor, contact, { kind: 'AUTHORISATION', authorisationId: id });
    await recordAccess(tx, { subject: 'authorisation', subjectId: id, action: 'GIVEN' });
    return { id };
  });
}

/** Everything that is wrong with a wish at once, in the order of its fields. */
async function check(ctx: Ctx, wish: AuthorisationWish, today: string) {
  const { accounts, representation } = words(ctx.language);
  const text = representation.authorise;
  const contact = parseContact(wish.contact);
  const procedureCodes = [...new Set(wish.procedures.split(/[\s,;]+/).filter(Boolean))];
  const unknown = await unknownProcedures(ctx, procedureCodes);
  const validTo = parseDateText(wish.until);
  const days = validTo ? (Date.parse(validTo) - Date.parse(today)) / 86_400_000 : Number.NaN;
  const fields: FieldProblem[] = [];
  const wrong = (field: string, message: string) => fields.push({ field, code: 'INVALID', message });
  if (!contact) wrong('contact', accounts.signUp.contactInvalid);
  if (unknown.length > 0) wrong('procedures', text.proceduresInvalid(unknown.join(', ')));
  if (!(days >= 0 && days <= LONGEST_DAYS)) wrong('until', text.untilInvalid(LONGEST_DAYS));
  if (!contact || !validTo || fields.length > 0) throw invalidInput({ fields });
  return { contact, validTo, procedureCodes };
}

async function unknownProcedures(ctx: Ctx, codes: string[]): Promise<string[]> {
  if (codes.length === 0) return [];
  const known = await ctx.db.selectFrom('procedure').select('code').where('code', 'in', codes).execute();
  return codes.filter((code) => !known.some((row) => row.code === code));
}

async function ownDocument(tx: TxCtx, accountId: string, documentId: string | null): Promise<string | null> {
  if (documentId === null) return null;
  const row = await tx.db
    .selectFrom('storedFile')
    .select('id')
    .where('id', '=', documentId)
    .where('uploadedBy', '=', accountId)
    .executeTakeFirst();
  if (!row) throw fileNotFound();
  return row.id;
}

/** The agent takes the authorisation; both are told. Answers the principal's account. */
export async function acceptAuthorisation(ctx: Ctx, invitationId: string, token: string): Promise<string> {
  return inTransaction(ctx, async (tx) => {
    const { authorisationId, actor, inviterId } = await takeInvitation(tx, invitationId, token);
    const row = await tx.db
      .updateTable('authorisation')
      .set({ agentId: actor.accountId, acceptedAt: tx.clock.now() })
      .where('id', '=', authorisationId)
      .where('agentId', 'is', null)
      .where('endedAt', 'is', null)
      .returning(['id', 'validTo'])
      .executeTakeFirst();
    if (!row) throw authorisationNotFound();
    await recordAccess(tx, { subject: 'authorisation', subjectId: row.id, action: 'ACCEPTED' });
    await tellBoth(tx, {
      id: row.id,
      principalId: inviterId,
      agentId: actor.accountId,
      until: row.validTo,
      ended: false,
    });
    return inviterId;
  });
}

/** Either of them ends it, at once and for all devices; both are told. @throws representation.authorisation_not_found */
export async function endAuthorisation(ctx: Ctx, id: string): Promise<void> {
  const { actor } = ctx;
  if (actor.kind !== 'APPLICANT' || actor.by) throw accessDenied();
  await inTransaction(ctx, async (tx) => {
    const row = await tx.db
      .updateTable('authorisation')
      .set({ endedAt: tx.clock.now(), endedBy: actor.accountId })
      .where('id', '=', id)
      .where('endedAt', 'is', null)
      .where((is) => is.or([is('principalId', '=', actor.accountId), is('agentId', '=', actor.accountId)]))
      .returning(['id', 'principalId', 'agentId', 'validTo'])
      .executeTakeFirst();
    if (!row) throw authorisationNotFound();
    await tx.db
      .updateTable('invitation')
      .set({ endedAt: tx.clock.now() })
      .where('authorisationId', '=', id)
      .where('acceptedAt', 'is', null)
      .execute();
    await recordAccess(tx, { subject: 'authorisation', subjectId: id, action: 'ENDED' });
    const { principalId, agentId, validTo } = row;
    if (agentId) await tellBoth(tx, { id, principalId, agentId, until: validTo, ended: true });
  });
}

async function tellBoth(
  tx: TxCtx,
  told: { id: string; principalId: string; agentId: string; until: string; ended: boolean },
): Promise<void> {
  const people = await tx.db
    .selectFrom('account')
    .select(['id', 'fullName', 'phone', 'email', 'language'])
    .where('id', 'in', [told.principalId, told.agentId])
    .execute();
  const nameOf = (id: string) => people.find((person) => person.id === id)?.fullName ?? '';
  const names = [nameOf(told.agentId), nameOf(told.principalId)] as const;
  for (const person of people) {
    await tellAboutAccount(
      tx,
      person,
      `authorisation:${told.id}:${told.ended ? 'ended' : 'accepted'}`,
      (language) => {
        const text = words(language).representation.authorise;
        return told.ended
          ? { subject: text.endedSubject, body: text.endedBody(...names) }
          : { subject: text.acceptedSubject, body: text.acceptedBody(...names, formatDate(told.until)) };
      },
      REPRESENTATION_PATHS.overview,
    );
  }
}

/** Authorisations that the person gave or holds, those of the last year. One query. */
export async function listAuthorisations(ctx: Ctx) {
  const { actor } = ctx;
  if (actor.kind !== 'APPLICANT' || actor.by) throw accessDenied();
  return ctx.db
    .selectFrom('authorisation')
    .innerJoin('account as principal', 'principal.id', 'authorisation.principalId')
    .leftJoin('account as agent', 'agent.id', 'authorisation.agentId')
    .leftJoin('invitation', 'invitation.authorisationId', 'authorisation.id')
    .select(['authorisation.id', 'principalId', 'procedureCodes', 'validFrom', 'validTo', 'documentId'])
    .leftJoin('storedFile', 'storedFile.id', 'authorisation.documentId')
    .select([
      'authorisation.acceptedAt',
      'authorisation.endedAt',
      'invitation.contact',
      'storedFile.name as documentName',
    ])
    .select(['principal.fullName as principalName', 'agent.fullName as agentName'])
    .where((is) => is.or([is('principalId', '=', actor.accountId), is('agentId', '=', actor.accountId)]))
    .orderBy('authorisation.createdAt', 'desc')
    .limit(50)
    .execute();
}
