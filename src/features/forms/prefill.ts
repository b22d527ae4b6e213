import { factsOf, type KnownFacts } from '../../domain/form/prefill.ts';
import { assuranceLack } from '../../domain/policy/assurance.ts';
import type { Ctx } from '../../platform/context.ts';
import { getApplicantProfile } from '../accounts/getApplicantProfile.ts';
import { neededAssurance } from '../identity/requireAssurance.ts';
import { listPrefillValues } from '../vault/listPrefillValues.ts';
import { hasVault, vaultOwnerOf } from '../vault/owner.ts';

/** One place that knows something of the person; asked in this order, the first to know a fact is believed. */
type PrefillSource = (ctx: Ctx) => Promise<KnownFacts>;

/** What agencies hold and what was once declared: results come first. */
const KEPT: readonly PrefillSource[] = [ofVault, ofLastDossier];

/**
 * Everything that is known of the signed-in person: the account, which they keep right, and then what is kept of them –
 * that only for who is known as surely as the rules ask for personal data. At most six queries.
 */
export async function knownFacts(ctx: Ctx): Promise<KnownFacts> {
  const need = await neededAssurance(ctx, 'PERSONAL_DATA');
  const sources = assuranceLack(ctx.actor, need, ctx.clock.now().getTime()) ? [] : KEPT;
  let facts = await ofAccount(ctx);
  for (const source of sources) facts = { ...(await source(ctx)), ...facts };
  return facts;
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
  const { name, submitterName, ...applicant } = row.state.applicant;
  // handed in for somebody else, it says nothing of this person
  if (submitterName && applicant.kind === 'CITIZEN') return {};
  return factsOf(applicant.kind === 'CITIZEN' ? { ...applicant, fullName: name } : applicant, {
    from: 'DOSSIER',
    code: row.code ?? '',
  });
}
