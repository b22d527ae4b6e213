import { sql } from 'kysely';
import { vietnamDate } from '../../domain/calendar/instant.ts';
import type { DossierState } from '../../domain/dossier/state.ts';
import { parseEmail } from '../../domain/identity/email.ts';
import { parsePhone } from '../../domain/identity/phone.ts';
import { LANGUAGES, type Language } from '../../domain/language.ts';
import type { Role } from '../../domain/process/process.ts';
import { awayOn, postHeldOn } from '../../platform/auth/signedInActor.ts';
import type { Ctx } from '../../platform/context.ts';
import { defaultPreference, type Preference, readPreferences } from './preferences.ts';

/** Somebody who is told, and where. */
export interface Reader {
  /** null: somebody without an account, named in a dossier of the counter */
  accountId: string | null;
  name: string;
  language: Language;
  email: string | undefined;
  /** E.164 */
  phone: string | undefined;
  preference: Preference;
}

/** A desk: whoever has the dossier in hand there, else everybody who holds the role. */
export interface Desk {
  role: Role;
  agencyCode: string;
  unitId: string | null;
  assigneeId?: string | null;
}

/** Whoever can be at a desk at once; more would be a mistake in the data. */
const MOST_AT_DESK = 50;

/** People by account; disabled ones hear nothing. Two queries. */
export async function findReaders(ctx: Ctx, accountIds: readonly string[]): Promise<Reader[]> {
  if (accountIds.length === 0) return [];
  const rows = await ctx.db
    .selectFrom('account')
    .select(['id', 'fullName', 'email', 'phone', 'language'])
    .where('id', 'in', [...new Set(accountIds)])
    .where('status', '<>', 'DISABLED')
    .orderBy('id')
    .execute();
  const preferenceOf = await readPreferences(
    ctx.db,
    rows.map(({ id }) => id),
    ctx.config,
  );
  return rows.map((row) => ({
    accountId: row.id,
    name: row.fullName,
    language: languageOf(row.language) ?? ctx.config.language,
    email: (row.email && parseEmail(row.email)) || undefined,
    phone: (row.phone && parsePhone(row.phone)) || undefined,
    preference: preferenceOf(row.id),
  }));
}

/** Everybody at the desks today, and whoever stands in for them. One query. */
export async function peopleAtDesks(ctx: Ctx, desks: readonly Desk[]): Promise<string[]> {
  if (desks.length === 0) return [];
  const day = vietnamDate(ctx.clock.now().getTime());
  const wanted = desks.map(({ role, agencyCode, unitId, assigneeId }) => ({
    role,
    agency_code: agencyCode,
    unit_id: unitId,
    assignee_id: assigneeId ?? null,
  }));
  const { rows } = await sql<{ id: string }>`
    WITH desk AS (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb)
        AS desk (role text, agency_code text, unit_id uuid, assignee_id uuid)
    ), holder AS (
      SELECT assignee_id AS account_id FROM desk WHERE assignee_id IS NOT NULL
      UNION
      SELECT held.account_id FROM desk, LATERAL (
        SELECT DISTINCT post.account_id FROM post
        WHERE post.role = desk.role AND post.agency_code = desk.agency_code
          AND (desk.unit_id IS NULL OR post.unit_id IS NULL OR post.unit_id = desk.unit_id) AND ${postHeldOn(day)}
        ORDER BY post.account_id LIMIT ${MOST_AT_DESK}
      ) held
      WHERE desk.assignee_id IS NULL
    )
    SELECT account_id AS id FROM holder
    UNION
    SELECT absence.substitute_id FROM holder JOIN absence ON absence.account_id = holder.account_id
    WHERE absence.substitute_id IS NOT NULL AND ${awayOn(day)}`.execute(ctx.db);
  return rows.map(({ id }) => id);
}

/** Whoever applied: the account that submitted it; for dossiers of the counter whoever is named in them. */
export async function findApplicant(ctx: Ctx, state: DossierState): Promise<Reader> {
  const [reader] = state.ownerAccountId ? await findReaders(ctx, [state.ownerAccountId]) : [];
  if (reader) return reader;
  const { email, phone, submitterName, name } = state.applicant;
  return {
    accountId: null,
    name: submitterName ?? name,
    language: ctx.config.language,
    email: (email && parseEmail(email)) || undefined,
    phone: (phone && parsePhone(phone)) || undefined,
    preference: defaultPreference(ctx.config),
  };
}

function languageOf(stored: string): Language | undefined {
  return LANGUAGES.find((language) => language === stored);
}
