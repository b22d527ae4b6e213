import { v7 as uuidv7 } from 'uuid';
import { parseCitizenId } from '../../domain/identity/citizenId.ts';
import { type Contact, parseContact } from '../../domain/identity/contact.ts';
import { cleanText } from '../../domain/text/normalise.ts';
import { words } from '../../i18n/words.ts';
import { hashPassword } from '../../platform/auth/password.ts';
import { type Ctx, inTransaction, type TxCtx } from '../../platform/context.ts';
import { type FieldProblem, invalidInput } from '../../platform/errors.ts';
import { checkNewPassword } from './checkNewPassword.ts';
import { isFullName } from './fullName.ts';
import { sendCode, sendMessage, takeCodeRequest } from './sendCode.ts';

export interface SignUpInput {
  fullName: string;
  /** phone number or e-mail */
  contact: string;
  /** '' when not given */
  citizenId: string;
  password: string;
  agreed: boolean;
}

/**
 * Begins an account: it sleeps until the code sent to the contact comes back (`confirmSignUp` with the answered id).
 * An address that already has an account gets a message saying so; the answer here is the same, so that nobody learns
 * who has one. A repeated sign-up replaces what was typed before, and the earlier code: the password that counts is
 * always the one of the person who holds the newest code.
 */
export async function signUp(ctx: Ctx, input: SignUpInput): Promise<{ attemptId: string }> {
  const { contact, fullName, citizenId } = check(ctx, input);
  await takeCodeRequest(ctx, contact);
  const passwordHash = await hashPassword(input.password);
  return inTransaction(ctx, async (tx) => {
    const sleeping = { fullName, citizenId, passwordHash, language: tx.language };
    const accountId = (await createAccount(tx, contact, sleeping)) ?? (await replaceUnverified(tx, contact, sleeping));
    if (accountId) return { attemptId: await sendCode(tx, accountId, 'SIGN_UP', contact) };
    await tellOwner(tx, contact);
    return { attemptId: uuidv7() };
  });
}

function check(ctx: Ctx, input: SignUpInput) {
  const text = words(ctx.language);
  const contact = parseContact(input.contact);
  const fullName = cleanText(input.fullName);
  const citizenId = parseCitizenId(input.citizenId);
  const fields: FieldProblem[] = [];
  if (!isFullName(fullName)) {
    fields.push({ field: 'fullName', code: 'INVALID', message: text.accounts.signUp.nameInvalid });
  }
  if (!contact) fields.push({ field: 'contact', code: 'INVALID', message: text.accounts.signUp.contactInvalid });
  if (input.citizenId.trim() && !citizenId) {
    fields.push({ field: 'citizenId', code: 'INVALID', message: text.common.form.invalid.citizenId });
  }
  const login = contact?.address ?? '';
  fields.push(
    ...checkNewPassword(ctx.language, { password: input.password, field: 'password', login, holder: 'APPLICANT' }),
  );
  if (!input.agreed) fields.push({ field: 'agreed', code: 'REQUIRED', message: text.accounts.signUp.termsMissing });
  if (!contact || fields.length > 0) throw invalidInput({ fields });
  return { contact, fullName, citizenId: citizenId ?? null };
}

interface Sleeping {
  fullName: string;
  citizenId: string | null;
  passwordHash: string;
  language: string;
}

async function createAccount(ctx: TxCtx, contact: Contact, sleeping: Sleeping): Promise<string | undefined> {
  const row = await ctx.db
    .insertInto('account')
    .values({
      id: uuidv7(),
      kind: 'CITIZEN',
      login: contact.address,
      [contact.channel === 'EMAIL' ? 'email' : 'phone']: contact.address,
      ...sleeping,
      status: 'UNVERIFIED',
      createdAt: ctx.clock.now(),
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id;
}

async function replaceUnverified(ctx: TxCtx, contact: Contact, sleeping: Sleeping): Promise<string | undefined> {
  const row = await ctx.db
    .updateTable('account')
    .set(sleeping)
    .where('login', '=', contact.address)
    .where('kind', '=', 'CITIZEN')
    .where('status', '=', 'UNVERIFIED')
    .returning('id')
    .executeTakeFirst();
  return row?.id;
}

async function tellOwner(ctx: TxCtx, contact: Contact): Promise<void> {
  const owner = await ctx.db
    .selectFrom('account')
    .select('id')
    .where('kind', '<>', 'OFFICER')
    .where((is) =>
      is.or([is('login', '=', contact.address), is('phone', '=', contact.address), is('email', '=', contact.address)]),
    )
    .executeTakeFirst();
  if (!owner) return;
  const text = words(ctx.language).accounts.mail.alreadyRegistered;
  await sendMessage(ctx, {
    accountId: owner.id,
    contact,
    eventKey: `sign-up-again:${uuidv7()}`,
    subject: text.subject,
    body: text.text(`${ctx.config.publicUrl}/dang-nhap`),
  });
}
