import { type Ctx, inTransaction } from '../../platform/context.ts';
import { unlockAccount } from '../accounts/lockAccount.ts';
import { type Entrance, enterByIdentity } from './enterByIdentity.ts';
import type { Vouched } from './signOn.ts';

/** The owner of a lost account has proved who they are to a provider: it is unlocked, and they are signed in. */
export async function unlockByIdentity(ctx: Ctx, vouched: Vouched, userAgent: string | undefined): Promise<Entrance> {
  return inTransaction(ctx, async (tx) => {
    const entrance = await enterByIdentity(tx, vouched, undefined, userAgent);
    if (entrance.kind !== 'LOCKED') return entrance;
    await unlockAccount(tx, entrance.accountId);
    return enterByIdentity(tx, vouched, undefined, userAgent);
  });
}
