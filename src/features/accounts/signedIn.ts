import { recordAccess } from '../../platform/auth/recordAccess.ts';
import { openSession, type SessionGround } from '../../platform/auth/session.ts';
import type { Ctx } from '../../platform/context.ts';

/** What a door into the system gives: the token for the cookie. */
export interface SignedIn {
  accountId: string;
  token: string;
  expiresAt: Date;
  /** nothing else can be done before a new password is set */
  mustChangePassword: boolean;
}

/** Opens the session of somebody who has proved who they are, and writes it into the access log. */
export async function letIn(
  ctx: Ctx,
  account: { id: string; kind: string; mustChangePassword: boolean },
  userAgent: string | undefined,
  ground: SessionGround = {},
): Promise<SignedIn> {
  const { token, expiresAt } = await openSession(ctx.db, account, userAgent, ctx.clock, ctx.config, ground);
  await recordAccess(ctx, { subject: 'account', subjectId: account.id, action: 'SIGN_IN', accountId: account.id });
  return { accountId: account.id, token, expiresAt, mustChangePassword: account.mustChangePassword };
}
