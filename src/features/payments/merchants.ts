import { readFileSync, statSync } from 'node:fs';
import { sql } from 'kysely';
import { ONLINE_WAYS, type OnlineWay } from '../../domain/money/obligation.ts';
import { unseal } from '../../platform/auth/sealed.ts';
import type { Config } from '../../platform/config/config.ts';
import type { Ctx } from '../../platform/context.ts';
import type { Database, Tx } from '../../platform/db/database.ts';
import { packagePath } from '../../platform/packageRoot.ts';
import { withAgenciesAbove } from '../organisation/agenciesAbove.ts';

/** How an agency is paid by one way; `settings` are what the way's gateway asks for. */
export interface Merchant {
  agencyCode: string;
  way: OnlineWay;
  settings: Record<string, string>;
  secret: string;
}

/**
 * The merchant accounts by which an agency is paid: its own, else those of the nearest agency above it, else those
 * that serve the whole province. Ways without a secret are left out. One query.
 */
export async function listMerchants(ctx: Pick<Ctx, 'db' | 'config'>, agencyCode: string): Promise<Merchant[]> {
  const merchants = (await nearestAccounts(ctx, agencyCode)).flatMap((row) => withSecret(ctx.config, row));
  return ONLINE_WAYS.flatMap((way) => merchants.find((merchant) => merchant.way === way) ?? []);
}

/** The agency whose agreement with the post lets it collect fees for this one; undefined where there is none. One query. */
export async function findPostCollector(ctx: Pick<Ctx, 'db'>, agencyCode: string): Promise<string | undefined> {
  return (await nearestAccounts(ctx, agencyCode)).find(({ way }) => way === 'COD')?.agencyCode;
}

/** Of each way the account nearest to the agency. */
function nearestAccounts(ctx: Pick<Ctx, 'db'>, agencyCode: string) {
  return withAgenciesAbove(ctx, agencyCode)
    .selectFrom('merchant')
    .leftJoin('above', 'above.code', 'merchant.agencyCode')
    .select(['merchant.agencyCode', 'way', 'settings', 'secretName', 'secretSealed'])
    .distinctOn('way')
    .where('merchant.active', '=', true)
    .where((eb) => eb.or([eb('above.code', 'is not', null), eb('forAll', '=', true)]))
    .orderBy('way')
    .orderBy('above.distance', (order) => order.asc().nullsLast())
    .execute();
}

/** The merchant account of exactly this agency and way. One query. */
export async function findMerchant(
  { db, config }: { db: Database | Tx; config: Config },
  agencyCode: string,
  way: string,
): Promise<Merchant | undefined> {
  const row = await db
    .selectFrom('merchant')
    .select(['agencyCode', 'way', 'settings', 'secretName', 'secretSealed'])
    .where('agencyCode', '=', agencyCode)
    .where('way', '=', way)
    .executeTakeFirst();
  return row && withSecret(config, row)[0];
}

/** The accounts of a way whose setting has this value: a message says for whom it is before it can be verified. */
export async function findMerchantBySetting(
  { db, config }: Pick<Ctx, 'db' | 'config'>,
  way: OnlineWay,
  setting: string,
  value: string,
): Promise<Merchant | undefined> {
  const row = await db
    .selectFrom('merchant')
    .select(['agencyCode', 'way', 'settings', 'secretName', 'secretSealed'])
    .where('way', '=', way)
    .where(sql`settings ->> ${setting}`, '=', value)
    .executeTakeFirst();
  return row && withSecret(config, row)[0];
}

interface MerchantRow {
  agencyCode: string;
  way: string;
  settings: unknown;
  secretName: string;
  secretSealed: string | null;
}

function withSecret(config: Config, row: MerchantRow): Merchant[] {
  const { agencyCode, way, settings } = row;
  const secret = merchantSecret(config, row);
  if (!secret) return [];
  return [{ agencyCode, way: way as OnlineWay, settings: settings as Record<string, string>, secret }];
}

/** For which `sealed` secrets of merchants are sealed. */
export const SECRET_PURPOSE = 'merchant-secret';

/** What messages are signed with: what an administrator typed, else what the secrets file says; undefined where neither is. */
export function merchantSecret(
  config: Config,
  { secretName, secretSealed }: Pick<MerchantRow, 'secretName' | 'secretSealed'>,
): string | undefined {
  if (secretSealed) return unseal<string>(config, SECRET_PURPOSE, secretSealed);
  return readSecrets(config)[secretName];
}

const SAMPLE_SECRETS = packagePath('data', 'sample-province', 'merchant-secrets.json');

let known: { file: string; changed: number; secrets: Record<string, string> } | undefined;

/** Secrets by name, read again when the file changes. They are in no log and no answer. */
function readSecrets({ merchantSecrets, sampleMode }: Config): Record<string, string> {
  const file = merchantSecrets ?? (sampleMode ? SAMPLE_SECRETS : undefined);
  if (file === undefined) return {};
  const changed = statSync(file).mtimeMs;
  if (known?.file !== file || known.changed !== changed) {
    known = { file, changed, secrets: JSON.parse(readFileSync(file, 'utf8')) as Record<string, string> };
  }
  return known.secrets;
}
