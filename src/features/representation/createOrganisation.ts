import { v7 as uuidv7 } from 'uuid';
import { parseTaxCode } from '../../domain/identity/taxCode.ts';
import { assuranceLack } from '../../domain/policy/assurance.ts';
import { cleanText } from '../../domain/text/normalise.ts';
import { words } from '../../i18n/words.ts';
import { NO_PASSWORD } from '../../platform/auth/password.ts';
import { recordAccess } from '../../platform/auth/recordAccess.ts';
import { type Ctx, inTransaction } from '../../platform/context.ts';
import { accessDenied, type FieldProblem, invalidInput } from '../../platform/errors.ts';
import { textProblem } from '../../platform/textProblem.ts';
import { neededAssurance } from '../identity/requireAssurance.ts';
import { organisationExists } from './errors.ts';

const LONGEST_ADDRESS = 300;

export interface NewOrganisation {
  name: string;
  taxCode: string;
  address: string;
  /** the person declares to be its legal representative */
  declared: boolean;
}

/**
 * The legal representative makes their organisation an account and owns it. Who is known surely enough by the rule
 * (`CREATE_ORGANISATION`) may act for it at once; for others an officer sees the papers first.
 * @throws common.invalid_input, representation.organisation_exists
 */
export async function createOrganisation(
  ctx: Ctx,
  input: NewOrganisation,
): Promise<{ id: string; confirmed: boolean }> {
  const { actor } = ctx;
  if (actor.kind !== 'APPLICANT' || actor.by) throw accessDenied();
  const { fullName, taxCode, address } = check(ctx, input);
  const now = ctx.clock.now();
  const need = await neededAssurance(ctx, 'CREATE_ORGANISATION');
  // Without a rule the law's own: an organisation's account is the representative's, known by level 2 (NĐ 69/2024).
  const confirmed = assuranceLack(actor, need.level === 0 ? { ...need, level: 2 } : need, now.getTime()) === undefined;
  return inTransaction(ctx, async (tx) => {
    const taken = await tx.db
      .selectFrom('account')
      .select('id')
      .where('kind', '=', 'ORGANISATION')
      .where('taxCode', '=', taxCode)
      .where('status', '<>', 'DISABLED')
      .executeTakeFirst();
    if (taken) throw organisationExists();
    const id = uuidv7();
    await tx.db
      .insertInto('account')
      .values({
        id,
        kind: 'ORGANISATION',
        login: `to-chuc:${taxCode}:${id.slice(-6)}`,
        fullName,
        taxCode,
        address,
        // nobody signs in as the organisation: people act for it
        passwordHash: NO_PASSWORD,
        status: confirmed ? 'ACTIVE' : 'UNVERIFIED',
        identityVerifiedAt: confirmed ? now : null,
        language: tx.language,
        createdAt: now,
      })
      .execute();
    await tx.db
      .insertInto('organisationMember')
      .values({ organisationId: id, accountId: actor.accountId, role: 'OWNER', since: now })
      .execute();
    await recordAccess(tx, { subject: 'organisation', subjectId: id, action: 'CREATED' });
    return { id, confirmed };
  });
}

function check(ctx: Ctx, input: NewOrganisation) {
  const { representation, common } = words(ctx.language);
  const text = representation.newOrganisation;
  const fullName = cleanText(input.name);
  const taxCode = parseTaxCode(input.taxCode);
  const address = cleanText(input.address);
  const fields: FieldProblem[] = textProblem(
    address,
    { field: 'address', label: text.address, most: LONGEST_ADDRESS },
    ctx.language,
  );
  if (fullName.length < 5 || fullName.length > 200) {
    fields.push({ field: 'name', code: 'INVALID', message: common.form.invalid.required(text.name) });
  }
  if (!taxCode) fields.push({ field: 'taxCode', code: 'INVALID', message: text.taxCodeInvalid });
  if (!input.declared) fields.push({ field: 'declared', code: 'REQUIRED', message: text.declarationMissing });
  if (!taxCode || fields.length > 0) throw invalidInput({ fields });
  return { fullName, taxCode, address: address || null };
}
