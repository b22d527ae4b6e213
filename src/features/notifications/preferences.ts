import { words } from '../../i18n/words.ts';
import type { Config } from '../../platform/config/config.ts';
import { type Ctx, inTransaction } from '../../platform/context.ts';
import type { Database, Tx } from '../../platform/db/database.ts';
import { type FieldProblem, invalidInput } from '../../platform/errors.ts';
import { readerId } from './queries.ts';
import type { QuietHours, TimeOfDay } from './sendingTime.ts';

/** How somebody wants to be told. The portal always tells. */
export interface Preference {
  email: boolean;
  sms: boolean;
  /** an officer who wants every mail at once instead of digests */
  atOnce: boolean;
  digestTimes: TimeOfDay[];
  /** undefined: never quiet */
  quiet: QuietHours | undefined;
}

const DIGEST_TIMES: TimeOfDay[] = ['08:00', '13:30'];

/** What holds for everybody who has not said otherwise. */
export function defaultPreference({ quietHours }: Pick<Config, 'quietHours'>): Preference {
  return {
    email: true,
    sms: true,
    atOnce: false,
    digestTimes: DIGEST_TIMES,
    quiet: quietHours === 'off' ? undefined : quietHours,
  };
}

type Row = { email: boolean; sms: boolean; atOnce: boolean; digestTimes: string[]; quietFrom: string; quietTo: string };

function fromRow({ quietFrom, quietTo, email, sms, atOnce, digestTimes }: Row): Preference {
  const quiet = quietFrom === quietTo ? undefined : { from: quietFrom, to: quietTo };
  return { email, sms, atOnce, digestTimes, quiet };
}

/** The wishes of several people, defaults where there are none. One query. */
export async function readPreferences(
  db: Database | Tx,
  accountIds: readonly string[],
  config: Config,
): Promise<(accountId: string) => Preference> {
  const rows =
    accountIds.length === 0
      ? []
      : await db
          .selectFrom('notificationPreference')
          .selectAll()
          .where('accountId', 'in', [...accountIds])
          .execute();
  const said = new Map(rows.map((row) => [row.accountId, fromRow(row)]));
  return (accountId) => said.get(accountId) ?? defaultPreference(config);
}

/** The actor's own wishes. */
export async function getOwnPreference(ctx: Ctx): Promise<Preference> {
  const id = readerId(ctx);
  return (await readPreferences(ctx.db, [id], ctx.config))(id);
}

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;
const MOST_DIGESTS = 8;

/** Writes the actor's wishes down. Throws `common.invalid_input` naming times that are none. */
export async function savePreference(ctx: Ctx, wanted: Preference): Promise<Preference> {
  const accountId = readerId(ctx);
  const times = [...new Set(wanted.digestTimes.map((time) => time.trim()))].sort();
  const text = words(ctx.language).notifications.preferences;
  const fields: FieldProblem[] = [];
  if (times.length === 0 || times.length > MOST_DIGESTS || !times.every((time) => TIME.test(time))) {
    fields.push({ field: 'digestTimes', code: 'INVALID', message: text.timesInvalid(MOST_DIGESTS) });
  }
  const quiet = wanted.quiet;
  if (quiet && !(TIME.test(quiet.from) && TIME.test(quiet.to) && quiet.from !== quiet.to)) {
    fields.push({ field: 'quiet', code: 'INVALID', message: text.quietInvalid });
  }
  if (fields.length > 0) throw invalidInput({ fields });
  const values = {
    email: wanted.email,
    sms: wanted.sms,
    atOnce: wanted.atOnce,
    digestTimes: times,
    quietFrom: quiet?.from ?? '00:00',
    quietTo: quiet?.to ?? '00:00',
    updatedAt: ctx.clock.now(),
  };
  return inTransaction(ctx, async ({ db }) => {
    const row = await db
      .insertInto('notificationPreference')
      .values({ accountId, ...values })
      .onConflict((conflict) => conflict.column('accountId').doUpdateSet(values))
      .returningAll()
      .executeTakeFirstOrThrow();
    return fromRow(row);
  });
}
