import { readFileSync } from 'node:fs';
import type { Ctx } from '../../platform/context.ts';
import { packagePath } from '../../platform/packageRoot.ts';
import { type AssuranceRule, saveAssuranceRule } from '../identity/assuranceRules.ts';
import { type ProviderInput, saveProvider } from '../identity/saveProvider.ts';

interface IdentityFile {
  providers: ProviderInput[];
  assuranceRules: AssuranceRule[];
}

/** The identity provider that `simulators/identity` plays, and who must be known how surely for what. */
export async function loadIdentity(ctx: Ctx): Promise<void> {
  const file = packagePath('data', 'sample-province', 'identity.json');
  const { providers, assuranceRules } = JSON.parse(readFileSync(file, 'utf8')) as IdentityFile;
  for (const provider of providers) await saveProvider(ctx, provider);
  for (const rule of assuranceRules) await saveAssuranceRule(ctx, rule);
}
