import type { ExpressionBuilder } from 'kysely';
import { personIdOf, personNameOf } from '../../domain/policy/actor.ts';
import { parseShareCode, type RecipientKind, type ShareState, shareStateAt } from '../../domain/vault/share.ts';
import type { Ctx } from '../../platform/context.ts';
import type { DB } from '../../platform/db/schema.ts';
import { accessDenied } from '../../platform/errors.ts';
import { vaultShareNotFound } from './errors.ts';
import { hasVault } from './owner.ts';
import { selectItems, toItem, type VaultItem } from './queries.ts';

/** A consent as the owner of the paper sees it. */
export interface Share {
  id: string;
  code: string;
  recipientKind: RecipientKind;
  recipient: string;
  /** of an agency */
  recipientName: string | null;
  purpose: string;
  givenAt: Date;
  endsAt: Date;
  state: ShareState;
}

/** A look of somebody else. */
export interface Look {
  id: string;
  at: Date;
  readerName: string;
  agencyName: string | null;
  action: 'LISTED' | 'OPENED';
}

/** Every consent for a paper, newest first. One query; the caller has asked whose paper it is. */
export async function listShares(ctx: Ctx, itemId: string): Promise<Share[]> {
  const rows = await ctx.db
    .selectFrom('vaultShare')
    .leftJoin('agency', (join) => join.onRef('agency.code', '=', 'recipient').on('recipientKind', '=', 'AGENCY'))
    .select(['vaultShare.id', 'vaultShare.code', 'recipientKind', 'recipient', 'purpose', 'givenAt', 'endsAt'])
    .select(['withdrawnAt', 'agency.name as recipientName'])
    .where('itemId', '=', itemId)
    .orderBy('givenAt', 'desc')
    .limit(100)
    .execute();
  return rows.map(({ withdrawnAt, ...row }) => ({
    ...row,
    recipientKind: row.recipientKind as RecipientKind,
    state: shareStateAt({ endsAt: row.endsAt, withdrawnAt }, ctx.clock.now()),
  }));
}

/** The last 100 looks at a paper. One query; the caller has asked whose paper it is. */
export async function listLooks(ctx: Ctx, itemId: string): Promise<Look[]> {
  const rows = await ctx.db
    .selectFrom('vaultLook')
    .leftJoin('agency', 'agency.code', 'agencyCode')
    .select(['vaultLook.id', 'at', 'readerName', 'agency.name as agencyName', 'action'])
    .where('itemId', '=', itemId)
    .orderBy('vaultLook.id', 'desc')
    .limit(100)
    .execute();
  return rows.map((row) => ({ ...row, id: String(row.id), action: row.action as Look['action'] }));
}

/** A paper that somebody else lets the actor see. */
export interface SharedPaper {
  shareId: string;
  code: string;
  purpose: string;
  endsAt: Date;
  ownerName: string;
  item: VaultItem;
}

/** Papers shared with the actor now, newest first; for officers those of the agencies they have a post in. Two queries. */
export async function listSharedPapers(ctx: Ctx): Promise<SharedPaper[]> {
  return readShared(ctx);
}

/**
 * The paper behind a code that its owner read out or wrote down; only for whom the consent names. The look is recorded.
 * @throws vault.share_not_found for anybody else, and when it has ended
 */
export async function getSharedPaper(ctx: Ctx, typedCode: string): Promise<SharedPaper> {
  const code = parseShareCode(typedCode);
  const [shared] = code ? await readShared(ctx, { code }) : [];
  if (!shared) throw vaultShareNotFound();
  await recordLook(ctx, shared, 'LISTED');
  return shared;
}

/** The file of a shared paper is opened: who, when, by which consent. @throws vault.share_not_found */
export async function openSharedPaper(ctx: Ctx, shareId: string): Promise<SharedPaper> {
  const [shared] = await readShared(ctx, { shareId });
  if (!shared) throw vaultShareNotFound();
  await recordLook(ctx, shared, 'OPENED');
  return shared;
}

async function readShared(ctx: Ctx, wanted: { code?: string; shareId?: string } = {}): Promise<SharedPaper[]> {
  const forMe = await recipientIs(ctx);
  const now = ctx.clock.now();
  let query = selectItems(ctx)
    .innerJoin('vaultShare', 'vaultShare.itemId', 'vaultItem.id')
    .innerJoin('account as giver', 'giver.id', 'vaultShare.givenBy')
    .select(['vaultShare.id as shareId', 'vaultShare.code', 'purpose', 'endsAt', 'giver.fullName as ownerName'])
    .where(forMe)
    .where('vaultShare.withdrawnAt', 'is', null)
    .where('vaultShare.endsAt', '>', now)
    .orderBy('vaultShare.givenAt', 'desc')
    .limit(100);
  if (wanted.code) query = query.where('vaultShare.code', '=', wanted.code);
  if (wanted.shareId) query = query.where('vaultShare.id', '=', wanted.shareId);
  const rows = await query.execute();
  return rows.map(({ shareId, code, purpose, endsAt, ownerName, ...row }) => ({
    shareId,
    code,
    purpose,
    endsAt,
    ownerName,
    item: toItem(ctx, row),
  }));
}

/** Consents that name the actor: by verified phone or e-mail, by the organisation's tax code, by the agency of a post. */
async function recipientIs(ctx: Ctx) {
  const { actor } = ctx;
  if (actor.kind !== 'OFFICER' && !hasVault(actor)) throw accessDenied();
  if (!('accountId' in actor)) throw accessDenied();
  const names: { kind: RecipientKind; values: string[] }[] = [];
  if (actor.kind === 'OFFICER') names.push({ kind: 'AGENCY', values: actor.posts.map((post) => post.agencyCode) });
  else {
    const { kind, phone, email, taxCode } = await ctx.db
      .selectFrom('account')
      .select(['kind', 'phone', 'email', 'taxCode'])
      .where('id', '=', actor.accountId)
      .executeTakeFirstOrThrow();
    names.push({ kind: 'PERSON', values: [phone, email].filter((value) => value !== null) });
    if (kind === 'ORGANISATION' && taxCode) names.push({ kind: 'ORGANISATION', values: [taxCode] });
  }
  const given = names.filter(({ values }) => values.length > 0);
  return (eb: ExpressionBuilder<DB, 'vaultShare'>) =>
    eb.or(
      given.map(({ kind, values }) =>
        eb.and([eb('vaultShare.recipientKind', '=', kind), eb('vaultShare.recipient', 'in', values)]),
      ),
    );
}

async function recordLook(ctx: Ctx, { shareId, item }: SharedPaper, action: Look['action']): Promise<void> {
  const { actor } = ctx;
  const accountId = personIdOf(actor);
  if (!accountId) return;
  const share = await ctx.db
    .selectFrom('vaultShare')
    .select(['recipientKind', 'recipient'])
    .where('id', '=', shareId)
    .executeTakeFirst();
  await ctx.db
    .insertInto('vaultLook')
    .values({
      itemId: item.id,
      shareId,
      at: ctx.clock.now(),
      accountId,
      readerName: personNameOf(actor),
      agencyCode: share?.recipientKind === 'AGENCY' ? share.recipient : null,
      action,
    })
    .execute();
}
