import { v7 as uuidv7 } from 'uuid';
import type { ProviderIdentity } from '../../domain/identity/providerIdentity.ts';
import { NO_PASSWORD } from '../../platform/auth/password.ts';
import { recordAccess } from '../../platform/auth/recordAccess.ts';
import { closeSession, type Proof, type Session } from '../../platform/auth/session.ts';
import { type Ctx, inTransaction, type TxCtx } from '../../platform/context.ts';
import { letIn, type SignedIn } from '../accounts/signedIn.ts';
import { accountClosed, otherPerson } from './errors.ts';
import type { Vouched } from './signOn.ts';

/** An older account of the portal that may belong to the person, as far as a stranger may see it. */
export interface Candidate {
  accountId: string;
  phone: string | null;
  email: string | null;
}

/** An identity whose account the person still has to name; as it goes through a sealed cookie. */
export interface PendingIdentity {
  subject: string;
  identity: ProviderIdentity;
  proof: Omit<Proof, 'authenticatedAt'> & { authenticatedAt: string };
  next?: string;
  at: string;
}

export type Entrance =
  | { kind: 'SIGNED_IN'; signedIn: SignedIn }
  /** there are older accounts: whose they are must be proved */
  | { kind: 'CHOOSE'; candidates: Candidate[] }
  /** the account was reported lost; this proof may unlock it */
  | { kind: 'LOCKED'; accountId: string };

/**
 * Lets in whom a provider vouches for: by the link made before, or by the proved citizen number or tax code. Otherwise an
 * account is made, unless older ones bear the same number or contact and the person must say first. Who is signed in
 * already proves both at once: the identity is linked to their account and the session goes on, with the higher level.
 * @throws identity.other_person, identity.account_closed
 */
export async function enterByIdentity(
  ctx: Ctx,
  vouched: Vouched,
  session: Session | undefined,
  userAgent: string | undefined,
): Promise<Entrance> {
  return inTransaction(ctx, async (tx) => {
    const { subject, proof } = vouched;
    const account = (await findLinked(tx, proof.providerKey, subject)) ?? (await findVerified(tx, vouched));
    const signedInAs = session?.person.kind === 'APPLICANT' ? session.person.accountId : undefined;
    if (signedInAs && account && account.id !== signedInAs) throw otherPerson();
    if (account?.status === 'LOCKED') return { kind: 'LOCKED', accountId: account.id };
    if (account && account.status !== 'ACTIVE') throw accountClosed();
    if (account) return enter(tx, account.id, vouched, { session, userAgent, how: 'NUMBER' });
    if (signedInAs) return enter(tx, signedInAs, vouched, { session, userAgent, how: 'BOTH' });
    const candidates = await findCandidates(tx, vouched.identity);
    if (candidates.length > 0) return { kind: 'CHOOSE', candidates };
    return enterNew(tx, vouched, userAgent);
  });
}

/** Makes the person an account of their own, whatever older ones there are. */
export async function enterNew(ctx: Ctx, vouched: Vouched, userAgent: string | undefined): Promise<Entrance> {
  return inTransaction(ctx, async (tx) => {
    const id = uuidv7();
    const { identity, proof, subject } = vouched;
    const free = await freeContacts(tx, identity);
    await tx.db
      .insertInto('account')
      .values({
        id,
        kind: identity.kind,
        login: `${proof.providerKey}:${subject}`,
        ...free,
        fullName: identity.fullName,
        citizenId: identity.citizenId,
        taxCode: identity.taxCode,
        dateOfBirth: identity.dateOfBirth,
        // never a hash: no password opens it before the owner sets one
        passwordHash: NO_PASSWORD,
        language: tx.language,
        createdAt: tx.clock.now(),
      })
      .execute();
    return enter(tx, id, vouched, { userAgent, how: 'NEW' });
  });
}

/** Signs in to an account that the person has proved to own, and remembers the link. In the caller's transaction. */
export async function enter(
  tx: TxCtx,
  accountId: string,
  vouched: Vouched,
  by: { session?: Session; userAgent: string | undefined; how: 'NEW' | 'NUMBER' | 'BOTH' },
): Promise<Entrance> {
  const { subject, identity, proof } = vouched;
  await tx.db
    .insertInto('identityLink')
    .values({ providerKey: proof.providerKey, subject, accountId, proof: by.how, linkedAt: tx.clock.now() })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const account = await tx.db
    .updateTable('account')
    .set({
      fullName: identity.fullName,
      identityVerifiedAt: tx.clock.now(),
      ...(identity.citizenId && { citizenId: identity.citizenId }),
      ...(identity.taxCode && { taxCode: identity.taxCode }),
      ...(identity.dateOfBirth && { dateOfBirth: identity.dateOfBirth }),
    })
    .where('id', '=', accountId)
    .returning(['id', 'kind', 'mustChangePassword'])
    .executeTakeFirstOrThrow();
  if (by.how !== 'NUMBER') await recordAccess(tx, { ...entry(accountId), action: 'IDENTITY_LINKED' });
  const actingForId = by.session ? await endBefore(tx, by.session) : null;
  const signedIn = await letIn(tx, account, by.userAgent, { proof, actingForId });
  return { kind: 'SIGNED_IN', signedIn };
}

function entry(accountId: string) {
  return { subject: 'account', subjectId: accountId, accountId };
}

/** The session from before ends, so that a stolen cookie does not rise with the level; for whom the person acts goes on. */
async function endBefore(tx: TxCtx, { tokenHash }: Session): Promise<string | null> {
  const row = await tx.db
    .selectFrom('session')
    .select('actingForId')
    .where('tokenHash', '=', tokenHash)
    .executeTakeFirst();
  await closeSession(tx.db, tokenHash);
  return row?.actingForId ?? null;
}

async function findLinked(tx: TxCtx, providerKey: string, subject: string) {
  return tx.db
    .selectFrom('identityLink')
    .innerJoin('account', 'account.id', 'identityLink.accountId')
    .select(['account.id', 'account.status'])
    .where('providerKey', '=', providerKey)
    .where('subject', '=', subject)
    .executeTakeFirst();
}

/** The account whose number was proved, by another provider or by an officer who saw the card. */
async function findVerified(tx: TxCtx, { identity }: Vouched) {
  const query = tx.db
    .selectFrom('account')
    .select(['id', 'status'])
    .where('kind', '=', identity.kind)
    .where('identityVerifiedAt', 'is not', null);
  return identity.citizenId
    ? query.where('citizenId', '=', identity.citizenId).executeTakeFirst()
    : query.where('taxCode', '=', identity.taxCode).executeTakeFirst();
}

/** Accounts with the same number, telephone or e-mail that nobody has proved yet. At most five. */
async function findCandidates(tx: TxCtx, identity: ProviderIdentity): Promise<Candidate[]> {
  return tx.db
    .selectFrom('account')
    .select(['id as accountId', 'phone', 'email'])
    .where('kind', '=', identity.kind)
    .where('status', '=', 'ACTIVE')
    .where('identityVerifiedAt', 'is', null)
    .where((is) =>
      is.or([
        ...(identity.citizenId ? [is('citizenId', '=', identity.citizenId)] : []),
        ...(identity.taxCode ? [is('taxCode', '=', identity.taxCode)] : []),
        ...(identity.phone ? [is('phone', '=', identity.phone)] : []),
        ...(identity.email ? [is('email', '=', identity.email)] : []),
      ]),
    )
    .where((is) => is.or([is('phone', 'is not', null), is('email', 'is not', null)]))
    .orderBy('createdAt')
    .limit(5)
    .execute();
}

/** Candidates of a pending identity, for showing the choice again. */
export function listCandidates(ctx: Ctx, identity: ProviderIdentity): Promise<Candidate[]> {
  return inTransaction(ctx, (tx) => findCandidates(tx, identity));
}

/** The contacts that no other account has. */
async function freeContacts(tx: TxCtx, { phone, email }: ProviderIdentity) {
  const taken = await tx.db
    .selectFrom('account')
    .select(['phone', 'email'])
    .where('kind', '<>', 'OFFICER')
    .where((is) => is.or([is('phone', '=', phone), is('email', '=', email)]))
    .execute();
  return {
    phone: taken.some((one) => one.phone === phone) ? null : phone,
    email: taken.some((one) => one.email === email) ? null : email,
  };
}

/** A pending identity as it was vouched for. */
export function vouchedOf({ subject, identity, proof }: PendingIdentity): Vouched {
  return { subject, identity, proof: { ...proof, authenticatedAt: new Date(proof.authenticatedAt) } };
}

/** Kept in the browser until the person has chosen; without the id token, which would not fit. */
export function pendingOf(vouched: Vouched, next: string | undefined, now: Date): PendingIdentity {
  const { subject, identity, proof } = vouched;
  const { authenticatedAt } = proof;
  return {
    subject,
    identity,
    proof: { ...proof, idToken: null, authenticatedAt: authenticatedAt.toISOString() },
    next,
    at: now.toISOString(),
  };
}
