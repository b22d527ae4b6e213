import { parseContact } from '../../domain/identity/contact.ts';
import { type Ctx, inTransaction } from '../../platform/context.ts';
import { codeWrong } from '../accounts/errors.ts';
import { sendCode, takeCodeRequest } from '../accounts/sendCode.ts';
import { type TypedCode, withCode } from '../accounts/useCode.ts';
import { type Entrance, enter, listCandidates } from './enterByIdentity.ts';
import type { Vouched } from './signOn.ts';

/**
 * Sends a code to a contact of one of the older accounts that may be the person's. Throws `account.code_wrong` when it is
 * none of them, `account.too_many_codes`.
 */
export async function askForProof(
  ctx: Ctx,
  vouched: Vouched,
  wish: { accountId: string; channel: 'PHONE' | 'EMAIL' },
): Promise<{ attemptId: string; contact: string }> {
  const candidates = await listCandidates(ctx, vouched.identity);
  const candidate = candidates.find(({ accountId }) => accountId === wish.accountId);
  const contact = parseContact((wish.channel === 'PHONE' ? candidate?.phone : candidate?.email) ?? '');
  if (!candidate || !contact) throw codeWrong();
  await takeCodeRequest(ctx, contact);
  return inTransaction(ctx, async (tx) => ({
    attemptId: await sendCode(tx, candidate.accountId, 'PROVE_ACCOUNT', contact),
    contact: contact.address,
  }));
}

/**
 * The code came back: the person has proved both the identity and the older account, which is theirs from now on with its
 * dossiers and drafts. Throws `account.code_wrong`, also when the account was proved by somebody else meanwhile.
 */
export async function proveAccount(
  ctx: Ctx,
  vouched: Vouched,
  typed: TypedCode,
  userAgent: string | undefined,
): Promise<Entrance> {
  return withCode(ctx, typed, 'PROVE_ACCOUNT', async (tx, accountId) => {
    const candidates = await listCandidates(tx, vouched.identity);
    if (!candidates.some((candidate) => candidate.accountId === accountId)) throw codeWrong();
    return enter(tx, accountId, vouched, { userAgent, how: 'BOTH' });
  });
}
