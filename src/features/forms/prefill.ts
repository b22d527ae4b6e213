import type { DossierState } from '../../domain/dossier/state.ts';
import type { FormAnswers, FormDefinition, Prefill } from '../../domain/form/form.ts';
import { fieldsOf } from '../../domain/form/visibleFields.ts';
import { formatPhone } from '../../domain/identity/phone.ts';
import type { Language } from '../../domain/language.ts';
import { formatDate } from '../../domain/text/format.ts';
import { words } from '../../i18n/words.ts';
import type { Ctx } from '../../platform/context.ts';
import { getApplicantProfile } from '../accounts/getApplicantProfile.ts';
import { listPrefillValues } from '../vault/listPrefillValues.ts';
import { hasVault, vaultOwnerOf } from '../vault/owner.ts';

/** Where a value was taken from. */
export type PrefillOrigin =
  | { from: 'ACCOUNT' | 'CARD' }
  | { from: 'DOSSIER'; code: string }
  | { from: 'VAULT'; paper: string };

/** What is known of the person, as a person would type it, each fact with its origin. */
export type KnownFacts = Partial<Record<Prefill, { value: string; origin: PrefillOrigin }>>;

/** By path of the answer: what was filled in, and from where. Shown beside it until somebody changes it. */
export type Prefilled = Record<string, { value: string; origin: PrefillOrigin }>;

/** One place that knows something of the person; asked in this order, the first to know a fact is believed. */
export type PrefillSource = (ctx: Ctx) => Promise<KnownFacts>;

/** The account is what the person keeps right; results of agencies come before what was once declared. */
const SOURCES: readonly PrefillSource[] = [ofAccount, ofVault, ofLastDossier];

/** Everything that is known of the signed-in person. At most five queries. */
export async function knownFacts(ctx: Ctx): Promise<KnownFacts> {
  let facts: KnownFacts = {};
  for (const source of SOURCES) facts = { ...(await source(ctx)), ...facts };
  return facts;
}

/** The fields of a form that what is known of the person answers. Pure. */
export function prefillForm(form: FormDefinition, facts: KnownFacts): Prefilled {
  const filled = fieldsOf(form).flatMap(({ key, prefill }) => {
    const fact = prefill && facts[prefill];
    return fact ? [[key, fact] as const] : [];
  });
  return Object.fromEntries(filled);
}

/** The answers alone. Pure. */
export function valuesOf(prefilled: Prefilled): FormAnswers {
  return Object.fromEntries(Object.entries(prefilled).map(([path, { value }]) => [path, value]));
}

/** In words, for every answer that is still as it was filled in. Pure. */
export function sourceWords(prefilled: Prefilled, values: FormAnswers, language: Language): Record<string, string> {
  const { source } = words(language).forms;
  return Object.fromEntries(
    Object.entries(prefilled).flatMap(([path, { value, origin }]) => {
      if (value === '' || values[path] !== value) return [];
      if (origin.from === 'DOSSIER') return [[path, source.DOSSIER(origin.code)]];
      return [[path, origin.from === 'VAULT' ? source.VAULT(origin.paper) : source[origin.from]]];
    }),
  );
}

async function ofAccount(ctx: Ctx): Promise<KnownFacts> {
  const { fullName, citizenId, phone, email, address, dateOfBirth } = await getApplicantProfile(ctx);
  return factsOf({ fullName, citizenId, phone, email, address, dateOfBirth }, { from: 'ACCOUNT' });
}

/** What results of agencies say of their applicant. */
async function ofVault(ctx: Ctx): Promise<KnownFacts> {
  if (!hasVault(ctx.actor)) return {};
  const values = await listPrefillValues(ctx, vaultOwnerOf(ctx.actor));
  let facts: KnownFacts = {};
  for (const { field, value, formKey, source } of values) {
    if (formKey === null)
      facts = {
        ...factsOf({ [field === 'name' ? 'fullName' : field]: value }, { from: 'VAULT', paper: source.paper }),
        ...facts,
      };
  }
  return facts;
}

/** What was declared last. */
async function ofLastDossier(ctx: Ctx): Promise<KnownFacts> {
  if (ctx.actor.kind !== 'APPLICANT') return {};
  const row = await ctx.db
    .selectFrom('dossier')
    .select(['code', 'state'])
    .where('ownerAccountId', '=', ctx.actor.accountId)
    .where('code', 'is not', null)
    .orderBy('submittedAt', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!row) return {};
  const { name, submitterName, ...applicant } = (row.state as unknown as DossierState).applicant;
  // handed in for somebody else, it says nothing of this person
  if (submitterName && applicant.kind === 'CITIZEN') return {};
  return factsOf(applicant.kind === 'CITIZEN' ? { ...applicant, fullName: name } : applicant, {
    from: 'DOSSIER',
    code: row.code ?? '',
  });
}

const FACTS: Record<Prefill, (stored: string) => string> = {
  fullName: String,
  citizenId: String,
  phone: formatPhone,
  email: String,
  address: String,
  dateOfBirth: formatDate,
  sex: String,
  organisationName: String,
  taxCode: String,
};

function factsOf(known: object, origin: PrefillOrigin): KnownFacts {
  return Object.fromEntries(
    Object.entries(known).flatMap(([fact, value]) =>
      Object.hasOwn(FACTS, fact) && typeof value === 'string' && value !== ''
        ? [[fact, { value: FACTS[fact as Prefill](value), origin }]]
        : [],
    ),
  );
}
