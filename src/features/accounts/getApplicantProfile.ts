import type { Ctx } from '../../platform/context.ts';
import { signInRequired } from '../../platform/errors.ts';

/** What forms are filled in with. */
export interface ApplicantProfile {
  fullName: string;
  citizenId: string | null;
  phone: string | null;
  email: string | null;
  address: string | null;
  /** `YYYY-MM-DD` */
  dateOfBirth: string | null;
}

/** The signed-in person's own data. One query. */
export async function getApplicantProfile(ctx: Ctx): Promise<ApplicantProfile> {
  if (!('accountId' in ctx.actor)) throw signInRequired();
  return ctx.db
    .selectFrom('account')
    .select(['fullName', 'citizenId', 'phone', 'email', 'address', 'dateOfBirth'])
    .where('id', '=', ctx.actor.accountId)
    .executeTakeFirstOrThrow();
}
