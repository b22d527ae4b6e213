import Type, { type Static } from 'typebox';
import { Value } from 'typebox/value';
import type { Database, Tx } from '../../platform/db/database.ts';
import { dayOf, type PaperVersion, versionInForce } from './paperVersions.ts';

const Line = (maxLength: number) => Type.Optional(Type.String({ maxLength }));

/** What an agency may lay down for its own papers; what is left out stays as registered. */
export const AgencyWording = Type.Object(
  {
    parentAgency: Line(200),
    unit: Line(200),
    place: Line(100),
    phone: Line(50),
    /** title above the signature of the agency's letters */
    signerTitle: Line(100),
    /** one short text at the end of every paper */
    note: Line(500),
  },
  { additionalProperties: false },
);
export type AgencyWording = Static<typeof AgencyWording>;

/** Versions of what an agency says, with what it says. */
export type WordingVersion = PaperVersion & { agencyCode: string; content: string };

/** Every version of the wording of these agencies. One query. */
export async function readWordings(db: Database | Tx, agencyCodes: readonly string[]): Promise<WordingVersion[]> {
  if (agencyCodes.length === 0) return [];
  const rows = await db
    .selectFrom('paperVersion')
    .select(['id', 'number', 'validFrom', 'publishedAt', 'builtIn', 'content', 'agencyCode'])
    .where('subject', '=', 'wording')
    .where('agencyCode', 'in', agencyCodes)
    .execute();
  return rows.map((row) => ({ ...row, agencyCode: row.agencyCode ?? '' }));
}

/** What the agency says at that moment (ISO 8601). Pure. */
export function wordingAt(versions: readonly WordingVersion[], agencyCode: string, at: string): AgencyWording {
  const own = versions.filter((version) => version.agencyCode === agencyCode);
  const found = versionInForce(own, dayOf(at), new Date(at));
  return found ? parseWording(found.content) : {};
}

/** Throws when it is no wording. */
export function parseWording(content: string): AgencyWording {
  return Value.Parse(AgencyWording, JSON.parse(content));
}
