import type { DossierState } from '../../domain/dossier/state.ts';
import type { TrustLevel } from '../../domain/vault/vaultItem.ts';
import type { Ctx } from '../../platform/context.ts';
import { inVault, type VaultOwner } from './owner.ts';
import { selectItems, toItem } from './queries.ts';

/** A value that a form may be filled in with, and the paper that says it. */
export interface VaultPrefill {
  /** field of the form it was typed into, or of the applicant */
  field: string;
  value: string;
  /** form it was an answer of; null: about the applicant */
  formKey: string | null;
  source: { itemId: string; paper: string; number: string | null; issuedOn: string | null; trust: TrustLevel };
}

const OF_APPLICANT = ['name', 'citizenId', 'dateOfBirth', 'address', 'organisationName', 'taxCode'] as const;

/**
 * What an owner's results say: the data of dossiers whose result is in the vault and holds today, newest first, each field
 * of a form once. Two queries.
 */
export async function listPrefillValues(ctx: Ctx, owner: VaultOwner): Promise<VaultPrefill[]> {
  const rows = await selectItems(ctx)
    .where(inVault(owner))
    .where('source', '=', 'RESULT')
    .where('dossierId', 'is not', null)
    .orderBy('vaultItem.createdAt', 'desc')
    .limit(20)
    .execute();
  const items = rows.map((row) => toItem(ctx, row)).filter((item) => item.state === 'VALID');
  const states = await readStates(
    ctx,
    items.flatMap((item) => item.dossierId ?? []),
  );
  const found = new Map<string, VaultPrefill>();
  for (const item of items) {
    const state = states.get(item.dossierId ?? '');
    if (!state) continue;
    const { id: itemId, name: paper, number, issuedOn, trust } = item;
    const source = { itemId, paper, number, issuedOn, trust };
    const about = OF_APPLICANT.flatMap((field) => {
      const value = state.applicant[field];
      return value ? [{ field, value, formKey: null, source }] : [];
    });
    const answered = Object.entries(state.answers).map(([field, value]) => ({
      field,
      value,
      formKey: state.formKey,
      source,
    }));
    for (const one of [...about, ...answered]) {
      const key = `${one.formKey ?? ''}/${one.field}`;
      if (one.value && !found.has(key)) found.set(key, one);
    }
  }
  return [...found.values()];
}

async function readStates({ db }: Ctx, dossierIds: string[]): Promise<Map<string, DossierState>> {
  if (dossierIds.length === 0) return new Map();
  const rows = await db.selectFrom('dossier').select(['id', 'state']).where('id', 'in', dossierIds).execute();
  return new Map(rows.map(({ id, state }) => [id, state]));
}
