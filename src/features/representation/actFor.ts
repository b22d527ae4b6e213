import { sql } from 'kysely';
import { vietnamDate } from '../../domain/calendar/instant.ts';
import type { Capacity } from '../../domain/policy/actor.ts';
import { authorisedOn } from '../../platform/auth/authorisedOn.ts';
import { recordAccess } from '../../platform/auth/recordAccess.ts';
import type { Session } from '../../platform/auth/session.ts';
import { type Ctx, inTransaction } from '../../platform/context.ts';
import { signInRequired } from '../../platform/errors.ts';
import { mayNotActFor } from './errors.ts';

/** Somebody for whom the person may act. */
export interface Holder {
  id: string;
  name: string;
  taxCode: string | null;
  capacity: Capacity;
  /** an organisation that an officer has not confirmed yet */
  waiting: boolean;
}

/** Organisations and people for whom the person at the keyboard may act today. One query. */
export async function listHolders(ctx: Ctx, personId: string): Promise<Holder[]> {
  const day = vietnamDate(ctx.clock.now().getTime());
  const { rows } = await sql<Holder>`
    SELECT holder.id, holder.full_name AS name, holder.tax_code AS "taxCode", member.role AS capacity,
      holder.status = 'UNVERIFIED' AS waiting
    FROM organisation_member member JOIN account holder ON holder.id = member.organisation_id
    WHERE member.account_id = ${personId} AND holder.status IN ('ACTIVE', 'UNVERIFIED')
    UNION ALL
    SELECT holder.id, holder.full_name, NULL, 'AUTHORISED', false
    FROM authorisation JOIN account holder ON holder.id = authorisation.principal_id
    WHERE authorisation.agent_id = ${personId} AND ${authorisedOn(day)} AND holder.status = 'ACTIVE'
    ORDER BY 2`.execute(ctx.db);
  return rows;
}

/**
 * From now on this session acts for an organisation or person, or for nobody else (null); every other device of the person
 * stays as it is. @throws representation.may_not_act_for
 */
export async function actFor(ctx: Ctx, session: Session | undefined, holderId: string | null): Promise<void> {
  if (!session) throw signInRequired();
  const { accountId } = session.person;
  const holders = holderId === null ? [] : await listHolders(ctx, accountId);
  const holder = holders.find(({ id, waiting }) => id === holderId && !waiting);
  if (holderId !== null && !holder) throw mayNotActFor();
  await inTransaction(ctx, async (tx) => {
    await tx.db
      .updateTable('session')
      .set({ actingForId: holderId })
      .where('tokenHash', '=', session.tokenHash)
      .execute();
    const subjectId = holderId ?? accountId;
    await recordAccess(tx, { subject: 'account', subjectId, action: 'ACTS_FOR', accountId });
  });
}
