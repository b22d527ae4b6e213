import { sql } from 'kysely';
import { vietnamDate } from '../../domain/calendar/instant.ts';
import { foldVietnamese } from '../../domain/text/normalise.ts';
import {
  type SignatureState,
  type Standing,
  stateOn,
  type TrustLevel,
  trustOf,
  type VaultSource,
  type VaultState,
  warningDue,
} from '../../domain/vault/vaultItem.ts';
import type { Ctx } from '../../platform/context.ts';
import { vaultItemNotFound } from './errors.ts';
import { inVault, type VaultOwner, vaultOwnerOf } from './owner.ts';

/** A paper in a vault as its owner sees it. Days are `YYYY-MM-DD`. */
export interface VaultItem {
  id: string;
  name: string;
  number: string | null;
  issuer: string | null;
  issuedOn: string | null;
  validFrom: string | null;
  validTo: string | null;
  source: VaultSource;
  signature: SignatureState;
  trust: TrustLevel;
  /** today */
  state: VaultState;
  /** valid, and its owner is being warned that it runs out */
  endsSoon: boolean;
  standingReason: string | null;
  replacedBy: string | null;
  dossierId: string | null;
  file: { id: string; name: string; mediaType: string; sizeBytes: number; sha256: string };
  createdAt: Date;
}

export interface VaultFilter {
  /** words of name, number or issuer, with or without accents */
  words?: string;
  source?: VaultSource;
  /** `USABLE`: valid today; `ENDED`: anything else */
  standing?: 'USABLE' | 'ENDED';
  /** `next` of the page before */
  after?: string;
}

const PAGE = 20;

/** Every column of an item with its file. */
export function selectItems(ctx: Pick<Ctx, 'db'>) {
  return ctx.db
    .selectFrom('vaultItem')
    .innerJoin('storedFile', 'storedFile.id', 'vaultItem.fileId')
    .select(['vaultItem.id', 'vaultItem.name', 'number', 'issuer', 'issuedOn', 'validFrom', 'validTo', 'source'])
    .select(['signature', 'standing', 'standingReason', 'replacedBy', 'dossierId', 'vaultItem.createdAt'])
    .select(['fileId', 'storedFile.name as fileName', 'mediaType', 'sizeBytes', 'storedFile.sha256']);
}

type Row = Awaited<ReturnType<ReturnType<typeof selectItems>['execute']>>[number];

/** An item out of its row, with its trust and its state today. */
export function toItem({ clock }: Pick<Ctx, 'clock'>, row: Row): VaultItem {
  const { standing, fileId, fileName, mediaType, sizeBytes, sha256, ...rest } = row;
  const source = row.source as VaultSource;
  const signature = row.signature as SignatureState;
  const today = vietnamDate(clock.now().getTime());
  const state = stateOn({ standing: standing as Standing, validFrom: row.validFrom, validTo: row.validTo }, today);
  return {
    ...rest,
    source,
    signature,
    trust: trustOf({ source, signature }),
    state,
    endsSoon: state === 'VALID' && row.validTo !== null && warningDue(row.validTo, today) !== undefined,
    file: { id: fileId, name: fileName, mediaType, sizeBytes, sha256 },
  };
}

/** The actor's own papers, newest first, 20 a page. One query. @throws common.forbidden */
export async function listVault(
  ctx: Ctx,
  filter: VaultFilter = {},
): Promise<{ items: VaultItem[]; next: string | undefined }> {
  const today = vietnamDate(ctx.clock.now().getTime());
  let query = selectItems(ctx)
    .where(inVault(vaultOwnerOf(ctx.actor)))
    .orderBy('vaultItem.createdAt', 'desc')
    .orderBy('vaultItem.id', 'desc')
    .limit(PAGE + 1);
  for (const word of foldVietnamese(filter.words ?? '')
    .split(/\s+/)
    .filter(Boolean)
    .slice(0, 10)) {
    query = query.where('searchText', 'like', `%${word.replace(/[\\%_]/g, '\\$&')}%`);
  }
  if (filter.source) query = query.where('source', '=', filter.source);
  if (filter.standing) {
    const usable = sql<boolean>`(standing = 'GOOD' AND coalesce(valid_to, 'infinity') >= ${today}::date
      AND coalesce(valid_from, '-infinity') <= ${today}::date)`;
    query = query.where(filter.standing === 'USABLE' ? usable : sql<boolean>`NOT ${usable}`);
  }
  const place = parsePlace(filter.after);
  if (place) {
    const { at, id } = place;
    query = query.where(sql<boolean>`(vault_item.created_at, vault_item.id) < (${at}::timestamptz, ${id}::uuid)`);
  }
  const rows = await query.execute();
  const items = rows.slice(0, PAGE).map((row) => toItem(ctx, row));
  const last = items.at(-1);
  return { items, next: rows.length > PAGE && last ? `${last.createdAt.toISOString()}_${last.id}` : undefined };
}

function parsePlace(after: string | undefined): { at: string; id: string } | undefined {
  const match = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(
    after ?? '',
  );
  const [, at, id] = match ?? [];
  return at && id && !Number.isNaN(Date.parse(at)) ? { at, id } : undefined;
}

/** One of the actor's own papers. @throws vault.not_found, also when it is somebody else's */
export async function getVaultItem(
  ctx: Ctx,
  id: string,
  owner: VaultOwner = vaultOwnerOf(ctx.actor),
): Promise<VaultItem> {
  const row = await selectItems(ctx).where(inVault(owner)).where('vaultItem.id', '=', id).executeTakeFirst();
  if (!row) throw vaultItemNotFound();
  return toItem(ctx, row);
}
