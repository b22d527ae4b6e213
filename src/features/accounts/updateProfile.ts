import { parseCitizenId } from '../../domain/identity/citizenId.ts';
import { LANGUAGES, type Language } from '../../domain/language.ts';
import { parseDateText } from '../../domain/text/dateText.ts';
import { cleanText } from '../../domain/text/normalise.ts';
import { words } from '../../i18n/words.ts';
import { recordAccess } from '../../platform/auth/recordAccess.ts';
import { type Ctx, inTransaction } from '../../platform/context.ts';
import { accessDenied, type FieldProblem, invalidInput } from '../../platform/errors.ts';
import { isFullName } from './fullName.ts';

/** All as typed; '' where left empty. Phone and e-mail are not here: they change only with a code sent to the new one. */
export interface ProfileInput {
  fullName: string;
  citizenId: string;
  dateOfBirth: string;
  address: string;
  language: string;
}

const LONGEST_ADDRESS_CHARACTERS = 300;

/** An applicant corrects what forms are filled in with; what was proved stays as it was proved. @throws common.invalid_input */
export async function updateProfile(ctx: Ctx, input: ProfileInput): Promise<void> {
  const { actor } = ctx;
  if (actor.kind !== 'APPLICANT') throw accessDenied();
  const profile = check(ctx, input);
  await inTransaction(ctx, async (tx) => {
    const { identityVerifiedAt } = await tx.db
      .selectFrom('account')
      .select('identityVerifiedAt')
      .where('id', '=', actor.accountId)
      .forNoKeyUpdate()
      .executeTakeFirstOrThrow();
    // who could write another citizen's number beside a proof would be that citizen
    const free = { address: profile.address, language: profile.language };
    await tx.db
      .updateTable('account')
      .set(identityVerifiedAt ? free : profile)
      .where('id', '=', actor.accountId)
      .execute();
    await recordAccess(tx, { subject: 'account', subjectId: actor.accountId, action: 'PROFILE_CHANGED' });
  });
}

function check(ctx: Ctx, input: ProfileInput) {
  const { accounts, common } = words(ctx.language);
  const { invalid } = common.form;
  const fullName = cleanText(input.fullName);
  const citizenId = parseCitizenId(input.citizenId);
  const dateOfBirth = parseDateText(input.dateOfBirth);
  const address = cleanText(input.address);
  const language: Language = LANGUAGES.find((known) => known === input.language) ?? ctx.language;
  const fields: FieldProblem[] = [];
  if (!isFullName(fullName)) fields.push({ field: 'fullName', code: 'INVALID', message: accounts.signUp.nameInvalid });
  if (input.citizenId.trim() && !citizenId) {
    fields.push({ field: 'citizenId', code: 'INVALID', message: invalid.citizenId });
  }
  if (input.dateOfBirth.trim() && !(dateOfBirth && Date.parse(dateOfBirth) < ctx.clock.now().getTime())) {
    fields.push({ field: 'dateOfBirth', code: 'INVALID', message: invalid.date(accounts.profile.dateOfBirth) });
  }
  if (address.length > LONGEST_ADDRESS_CHARACTERS) {
    const message = invalid.tooLong(accounts.profile.address, LONGEST_ADDRESS_CHARACTERS);
    fields.push({ field: 'address', code: 'TOO_LONG', message });
  }
  if (fields.length > 0) throw invalidInput({ fields });
  return {
    fullName,
    citizenId: citizenId ?? null,
    dateOfBirth: dateOfBirth ?? null,
    address: address || null,
    language,
  };
}
