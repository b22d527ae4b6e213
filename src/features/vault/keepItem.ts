import { v7 as uuidv7 } from 'uuid';
import { cleanText, foldVietnamese } from '../../domain/text/normalise.ts';
import type { SignatureState, VaultSource } from '../../domain/vault/vaultItem.ts';
import type { TxCtx } from '../../platform/context.ts';
import type { VaultOwner } from './owner.ts';

/** What is known of a paper. Days are `YYYY-MM-DD`. */
export interface PaperFacts {
  name: string;
  number?: string | null;
  issuer?: string | null;
  issuedOn?: string | null;
  validFrom?: string | null;
  validTo?: string | null;
}

export interface NewItem extends PaperFacts {
  source: VaultSource;
  signature: SignatureState;
  file: { id: string; sha256: string };
  dossierId?: string;
  componentKey?: string;
}

/** Puts a paper into a vault; the same content from the same source and dossier comes in once. Answers its id, if new. */
export async function keepItem(tx: TxCtx, owner: VaultOwner, item: NewItem): Promise<string | undefined> {
  const row = await tx.db
    .insertInto('vaultItem')
    .values({
      id: uuidv7(),
      ownerKind: owner.kind,
      ownerId: owner.id,
      ...factColumns(item),
      source: item.source,
      signature: item.signature,
      fileId: item.file.id,
      sha256: item.file.sha256,
      dossierId: item.dossierId ?? null,
      componentKey: item.componentKey ?? null,
      createdAt: tx.clock.now(),
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id;
}

/** The facts as they are stored, with the words by which the paper is found. */
export function factColumns({ name, number, issuer, issuedOn, validFrom, validTo }: PaperFacts) {
  const clean = (text: string | null | undefined) => cleanText(text ?? '') || null;
  const facts = { name: cleanText(name), number: clean(number), issuer: clean(issuer) };
  return {
    ...facts,
    issuedOn: issuedOn || null,
    validFrom: validFrom || null,
    validTo: validTo || null,
    searchText: foldVietnamese([facts.name, facts.number, facts.issuer].filter(Boolean).join(' ')),
  };
}
