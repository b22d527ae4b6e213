import { v7 as uuidv7 } from 'uuid';
import { parseEmail } from '../../domain/identity/email.ts';
import { parsePhone } from '../../domain/identity/phone.ts';
import { cleanText } from '../../domain/text/normalise.ts';
import { words } from '../../i18n/words.ts';
import { hashPassword } from '../../platform/auth/password.ts';
import { recordAccess } from '../../platform/auth/recordAccess.ts';
import { type Ctx, inTransaction } from '../../platform/context.ts';
import { type FieldProblem, invalidInput } from '../../platform/errors.ts';
import { canAssignPost } from './administration.ts';
import { mayNotAdminister } from './errors.ts';
import { isFullName } from './fullName.ts';
import { makeIssuedPassword } from './issuedPassword.ts';
import { type CheckedPost, checkPosts, insertPosts, type PostInput } from './posts.ts';

export interface OfficerInput {
  login: string;
  fullName: string;
  email?: string;
  phone?: string;
  posts: PostInput[];
}

const LOGIN = /^[a-z][a-z0-9.-]{2,39}$/;

/**
 * Opens an officer's account with its posts. The issued password is answered once and works for one sign-in: the first
 * thing the officer does is to set their own (Đ.15.2 quy chế Tiền Giang).
 */
export async function createOfficer(ctx: Ctx, input: OfficerInput): Promise<{ id: string; issuedPassword: string }> {
  const officer = await check(ctx, input);
  const issuedPassword = makeIssuedPassword();
  const passwordHash = await hashPassword(issuedPassword);
  const id = uuidv7();
  await inTransaction(ctx, async (tx) => {
    const { posts, ...account } = officer;
    const created = await tx.db
      .insertInto('account')
      .values({ id, kind: 'OFFICER', ...account, passwordHash, mustChangePassword: true, createdAt: tx.clock.now() })
      .onConflict((conflict) => conflict.column('login').doNothing())
      .returning('id')
      .executeTakeFirst();
    if (!created) throw invalidInput({ fields: [loginTaken(ctx)] });
    await insertPosts(tx, id, posts);
    await recordAccess(tx, { subject: 'account', subjectId: id, action: 'OFFICER_CREATED' });
  });
  return { id, issuedPassword };
}

function loginTaken(ctx: Ctx): FieldProblem {
  return { field: 'login', code: 'TAKEN', message: words(ctx.language).accounts.officers.loginTaken };
}

async function check(ctx: Ctx, input: OfficerInput) {
  const { accounts, common } = words(ctx.language);
  const { posts, fields } = await checkPosts(ctx, input.posts);
  refuseForeignPosts(ctx, posts);
  const login = input.login.trim();
  const fullName = cleanText(input.fullName);
  const email = input.email ? parseEmail(input.email) : null;
  const phone = input.phone ? parsePhone(input.phone) : null;
  if (!LOGIN.test(login)) fields.push({ field: 'login', code: 'INVALID', message: accounts.officers.loginInvalid });
  if (!isFullName(fullName)) fields.push({ field: 'fullName', code: 'INVALID', message: accounts.signUp.nameInvalid });
  if (email === undefined) fields.push({ field: 'email', code: 'INVALID', message: common.form.invalid.email });
  if (phone === undefined) fields.push({ field: 'phone', code: 'INVALID', message: common.form.invalid.phone });
  if (fields.length > 0) throw invalidInput({ fields });
  return { login, fullName, email: email ?? null, phone: phone ?? null, posts };
}

/** Throws unless the actor may give every one of the posts. */
export function refuseForeignPosts(ctx: Ctx, posts: readonly CheckedPost[]): void {
  if (!posts.every((post) => canAssignPost(ctx.actor, post))) throw mayNotAdminister();
}
