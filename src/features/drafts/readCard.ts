import { cardFacts, type KnownFacts, type Prefilled, prefillForm, valuesOf } from '../../domain/form/prefill.ts';
import { type CitizenCard, parseCitizenCard } from '../../domain/identity/citizenCard.ts';
import { type Ctx, inTransaction } from '../../platform/context.ts';
import { type DraftContent, toDraftContent } from './draftContent.ts';
import { getDraft } from './getDraft.ts';
import { lockDraft } from './lockDraft.ts';
import { recordChange } from './recordChange.ts';

const PAGES = ['applicant', 'form'] as const;
export type CardPage = (typeof PAGES)[number];

/**
 * Fills in a draft from the text of a citizen card's QR code: on the page on which it was read every field that the card
 * knows, on the other one – when the card is that of the person at the keyboard – those that nobody has typed into. Each
 * value keeps that it came from the card, and may be corrected. Undefined when the text is of no card.
 * @throws draft.not_found
 */
export async function readCard(
  ctx: Ctx,
  draftId: string,
  page: CardPage,
  text: string,
): Promise<CitizenCard | undefined> {
  const card = parseCitizenCard(text);
  if (!card) return undefined;
  const { form, today } = await getDraft(ctx, draftId);
  const facts = cardFacts(card, today);
  await inTransaction(ctx, async (tx) => {
    const content = toDraftContent(await lockDraft(tx, draftId));
    const known: Record<CardPage, Prefilled> = {
      applicant: ofApplicant(content, facts),
      form: form ? prefillForm(form, facts) : {},
    };
    for (const one of PAGES) {
      const filled = one === page ? known[one] : untouched(content, one, known[one]);
      content[one] = { ...content[one], ...valuesOf(filled) };
      content.prefilled[one] = { ...content.prefilled[one], ...filled };
      await recordChange(tx, draftId, one, Object.keys(filled));
    }
    await tx.db
      .updateTable('draft')
      .set({ answers: JSON.stringify(content), updatedAt: ctx.clock.now() })
      .where('id', '=', draftId)
      .execute();
  });
  return card;
}

/** An organisation's card is that of the person who acts for it. */
function ofApplicant(
  { applicant }: DraftContent,
  { fullName, citizenId, dateOfBirth, address }: KnownFacts,
): Prefilled {
  const known =
    applicant.for === 'organisation'
      ? { submitterName: fullName }
      : { name: fullName, citizenId, dateOfBirth, address };
  return Object.fromEntries(Object.entries(known).flatMap(([field, fact]) => (fact ? [[field, fact]] : [])));
}

/** Of what is known, the fields that are empty or still as they were filled in; none where the card may be another's. */
function untouched(content: DraftContent, page: CardPage, known: Prefilled): Prefilled {
  if (content.applicant.for !== 'self') return {};
  const before = content.prefilled[page] ?? {};
  const isFree = (field: string) => !content[page][field] || content[page][field] === before[field]?.value;
  return Object.fromEntries(Object.entries(known).filter(([field]) => isFree(field)));
}
