import { randomBytes } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import { vietnamDate } from '../../domain/calendar/instant.ts';
import { parseEmail } from '../../domain/identity/email.ts';
import { parsePhone } from '../../domain/identity/phone.ts';
import { parseTaxCode } from '../../domain/identity/taxCode.ts';
import { parseDateText } from '../../domain/text/dateText.ts';
import { cleanText } from '../../domain/text/normalise.ts';
import { RECIPIENT_KINDS, type RecipientKind, shareCode } from '../../domain/vault/share.ts';
import { words } from '../../i18n/words.ts';
import { type Ctx, inTransaction } from '../../platform/context.ts';
import { type FieldProblem, invalidInput } from '../../platform/errors.ts';
import { textProblem } from '../../platform/textProblem.ts';
import { vaultItemNotUsable, vaultShareNotFound } from './errors.ts';
import { changedVaultOf, inVault } from './owner.ts';
import { getVaultItem } from './queries.ts';
import { tellOfShare } from './tellOfShare.ts';

/** What the owner typed. */
export interface ShareWish {
  recipientKind: string;
  /** phone or e-mail, tax code, or code of an agency */
  recipient: string;
  purpose: string;
  /** last day, as typed */
  until: string;
}

/** Nobody remembers a consent for ever: the owner gives it anew. */
const LONGEST_DAYS = 366;
const DAY = 86_400_000;
const LONGEST_PURPOSE = 500;

/**
 * Lets somebody look at a paper: for a purpose, until the end of a day. It is a consent, so nothing is presumed.
 * @throws vault.not_found, vault.not_usable for a revoked paper, common.invalid_input (recipient, purpose, until)
 */
export async function shareItem(ctx: Ctx, itemId: string, wish: ShareWish): Promise<{ code: string }> {
  const item = await getVaultItem(ctx, itemId, changedVaultOf(ctx.actor));
  if (item.state === 'REVOKED' || item.state === 'REPLACED') throw vaultItemNotUsable();
  const { actor } = ctx;
  if (actor.kind !== 'APPLICANT') throw vaultShareNotFound();
  const { recipientKind, recipient, purpose, endsAt } = await readWish(ctx, wish);
  return inTransaction(ctx, async (tx) => {
    const share = {
      id: uuidv7(),
      code: shareCode(randomBytes(8)),
      itemId,
      recipientKind,
      recipient,
      purpose,
      givenBy: actor.accountId,
      givenAt: ctx.clock.now(),
      endsAt,
    };
    await tx.db.insertInto('vaultShare').values(share).execute();
    await tellOfShare(tx, { ...share, paper: item.name, by: actor.name });
    return { code: share.code };
  });
}

async function readWish(ctx: Ctx, wish: ShareWish) {
  const text = words(ctx.language).vault.share.problem;
  const purpose = cleanText(wish.purpose);
  const label = words(ctx.language).vault.share.purpose;
  const fields: FieldProblem[] = textProblem(purpose, { field: 'purpose', label, most: LONGEST_PURPOSE }, ctx.language);
  const wrong = (field: string, message: string) => fields.push({ field, code: 'invalid', message });
  const kind = RECIPIENT_KINDS.find((one) => one === wish.recipientKind);
  if (!kind) wrong('recipientKind', text.recipientKind);
  const recipient = kind ? await readRecipient(ctx, kind, wish.recipient) : undefined;
  if (kind && !recipient) wrong(kind === 'AGENCY' ? 'agency' : 'recipient', text.recipient[kind]);
  if (!purpose) wrong('purpose', text.purpose);
  const until = parseDateText(wish.until);
  const now = ctx.clock.now().getTime();
  const [today, last] = [vietnamDate(now), vietnamDate(now + LONGEST_DAYS * DAY)];
  if (!until || until < today || until > last) wrong('until', text.until);
  if (!kind || !recipient || !until || fields.length > 0) throw invalidInput({ fields });
  // the end of that day in Vietnam
  const endsAt = new Date(Date.parse(`${until}T00:00:00+07:00`) + DAY);
  return { recipientKind: kind, recipient, purpose, endsAt };
}

/** As it is stored and compared; undefined when it cannot be one. Whether a person has an account is not told. */
async function readRecipient({ db }: Ctx, kind: RecipientKind, typed: string): Promise<string | undefined> {
  if (kind === 'PERSON') return parsePhone(typed) ?? parseEmail(typed);
  if (kind === 'ORGANISATION') return parseTaxCode(typed);
  const agency = await db.selectFrom('agency').select('code').where('code', '=', typed.trim()).executeTakeFirst();
  return agency?.code;
}

/** Takes a consent back: the next look is refused. @throws vault.share_not_found */
export async function withdrawShare(ctx: Ctx, shareId: string): Promise<{ itemId: string }> {
  const owner = changedVaultOf(ctx.actor);
  const row = await ctx.db
    .updateTable('vaultShare')
    .set((eb) => ({ withdrawnAt: eb.fn.coalesce('withdrawnAt', eb.val(ctx.clock.now())) }))
    .where('vaultShare.id', '=', shareId)
    .where('itemId', 'in', (eb) => eb.selectFrom('vaultItem').select('id').where(inVault(owner)))
    .returning('itemId')
    .executeTakeFirst();
  if (!row) throw vaultShareNotFound();
  return row;
}
