import { parseContact } from '../../domain/identity/contact.ts';
import type { PasswordHolder } from '../../domain/identity/passwordRule.ts';
import type { Ctx } from '../../platform/context.ts';

/** Officers have user names, applicants sign in with a phone number or e-mail; each has a door of its own. */
export type Audience = PasswordHolder;

/** A login as it is stored: E.164, lower-case e-mail, or lower-case user name. */
export function normalizeLogin(audience: Audience, typed: string): string {
  const contact = audience === 'APPLICANT' ? parseContact(typed)?.address : undefined;
  return contact ?? typed.trim().toLowerCase().slice(0, 254);
}

/** The account a login belongs to, whatever its status. One query. */
export async function findAccount(ctx: Ctx, audience: Audience, login: string) {
  const query = ctx.db
    .selectFrom('account')
    .select([
      'id',
      'kind',
      'login',
      'fullName',
      'phone',
      'email',
      'passwordHash',
      'status',
      'mustChangePassword',
      'language',
    ]);
  if (audience === 'OFFICER') return query.where('kind', '=', 'OFFICER').where('login', '=', login).executeTakeFirst();
  return query
    .where('kind', '<>', 'OFFICER')
    .where((is) => is.or([is('login', '=', login), is('phone', '=', login), is('email', '=', login)]))
    .executeTakeFirst();
}

export type FoundAccount = NonNullable<Awaited<ReturnType<typeof findAccount>>>;
