import { v7 as uuidv7 } from 'uuid';
import { type AccountHolder, type CardMatch, matchCard, type SeenCard } from '../../domain/identity/cardMatch.ts';
import { parseCitizenId } from '../../domain/identity/citizenId.ts';
import { type Contact, parseContact } from '../../domain/identity/contact.ts';
import { parseDateText } from '../../domain/text/dateText.ts';
import { cleanText } from '../../domain/text/normalise.ts';
import { words } from '../../i18n/words.ts';
import { type Ctx, inTransaction, type TxCtx } from '../../platform/context.ts';
import { accessDenied, type FieldProblem, invalidInput } from '../../platform/errors.ts';
import { accountNotFound } from './errors.ts';
import { unlockAccount } from './lockAccount.ts';

/** As typed, or read from the card; `contact`: the new number or address when the old one is gone. */
export interface SeenAtCounter {
  citizenId: string;
  name: string;
  dateOfBirth: string;
  contact?: string;
}

/**
 * Unlocks a lost account for whoever shows its holder's identity card – for an organisation, that of one of its owners. The
 * card is kept as what unlocked it. An account that bears no number could be claimed by anybody of the same name: its
 * contacts stay as they are, so that only who holds one of them gets the code for a new password.
 * @throws common.invalid_input, account.not_found, common.forbidden
 */
export async function unlockAtCounter(ctx: Ctx, accountId: string, seen: SeenAtCounter): Promise<void> {
  const { actor } = ctx;
  if (actor.kind !== 'OFFICER') throw accessDenied();
  const { card, contact } = readSeen(ctx, seen);
  const text = words(ctx.language).identity.counter;
  await inTransaction(ctx, async (tx) => {
    const match = bestMatch(card, await lockHolders(tx, accountId));
    if ('differs' in match) {
      throw invalidInput({
        fields: match.differs.map((field) => ({ field, code: 'OTHER', message: text.other[field] })),
      });
    }
    if (contact && match.proof === 'NAME') {
      throw invalidInput({ fields: [{ field: 'contact', code: 'UNPROVED', message: text.contactUnproved }] });
    }
    if (contact && (await isTaken(tx, accountId, contact))) {
      throw invalidInput({ fields: [{ field: 'contact', code: 'TAKEN', message: text.contactTaken }] });
    }
    await tx.db
      .insertInto('accountUnlock')
      .values({
        id: uuidv7(),
        accountId,
        at: tx.clock.now(),
        byAccountId: actor.accountId,
        ...card,
        proof: match.proof,
        contactChanged: contact !== undefined,
      })
      .execute();
    await unlockAccount(tx, accountId, contact);
  });
}

function readSeen(ctx: Ctx, seen: SeenAtCounter): { card: SeenCard; contact?: Contact } {
  const { accounts, common } = words(ctx.language);
  const citizenId = parseCitizenId(seen.citizenId);
  const name = cleanText(seen.name);
  const dateOfBirth = parseDateText(seen.dateOfBirth);
  const contact = seen.contact ? parseContact(seen.contact) : undefined;
  const fields: FieldProblem[] = [];
  const wrong = (field: string, message: string) => fields.push({ field, code: 'INVALID', message });
  if (!citizenId) wrong('citizenId', common.form.invalid.citizenId);
  if (name === '') wrong('name', accounts.signUp.nameInvalid);
  if (!dateOfBirth) wrong('dateOfBirth', common.form.invalid.date(accounts.profile.dateOfBirth));
  if (seen.contact && !contact) wrong('contact', accounts.signUp.contactInvalid);
  if (!citizenId || !dateOfBirth || fields.length > 0) throw invalidInput({ fields });
  return { card: { citizenId, name, dateOfBirth }, contact };
}

/** Who may have a locked account back: its person, or the owners of the organisation. @throws account.not_found */
async function lockHolders(tx: TxCtx, accountId: string): Promise<AccountHolder[]> {
  const account = await tx.db
    .selectFrom('account')
    .select(['kind', 'fullName as name', 'citizenId', 'dateOfBirth'])
    .where('id', '=', accountId)
    .where('status', '=', 'LOCKED')
    .forUpdate()
    .executeTakeFirst();
  if (!account) throw accountNotFound();
  if (account.kind === 'CITIZEN') return [account];
  return tx.db
    .selectFrom('organisationMember')
    .innerJoin('account', 'account.id', 'organisationMember.accountId')
    .select(['fullName as name', 'citizenId', 'dateOfBirth'])
    .where('organisationId', '=', accountId)
    .where('role', '=', 'OWNER')
    .execute();
}

/** Of several owners the one whom the card proves, best by number; else what contradicts the first. */
function bestMatch(card: SeenCard, holders: AccountHolder[]): CardMatch {
  const matches = holders.map((holder) => matchCard(card, holder));
  const proved = matches.filter((match) => 'proof' in match);
  return proved.find(({ proof }) => proof === 'NUMBER') ?? proved[0] ?? matches[0] ?? { differs: ['citizenId'] };
}

async function isTaken(tx: TxCtx, accountId: string, { address }: Contact): Promise<boolean> {
  const other = await tx.db
    .selectFrom('account')
    .select('id')
    .where('id', '<>', accountId)
    .where('kind', '<>', 'OFFICER')
    .where((is) => is.or([is('login', '=', address), is('phone', '=', address), is('email', '=', address)]))
    .executeTakeFirst();
  return other !== undefined;
}
