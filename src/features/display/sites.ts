import { sql } from 'kysely';
import type { Clock } from '../../platform/context.ts';
import type { Database } from '../../platform/db/database.ts';
import type { Site } from '../../platform/http/pageShell.ts';
import { today } from '../catalogue/today.ts';

/** A site with the host name it is reached by; null: it has a look for embedding only. */
export type KnownSite = Site & { hostName: string | null };

/** The sites of agencies with a host name or look of their own, as they look today. One query. */
export async function listSites(db: Database, clock: Clock): Promise<KnownSite[]> {
  const day = today(clock);
  const rows = await db
    .selectFrom('agency')
    .leftJoinLateral(
      (outer) =>
        outer
          .selectFrom('agencyLook')
          .select(['id', 'name', 'nameEn', 'colour', 'hotline', 'footer', 'footerEn'])
          .select(sql<boolean>`logo IS NOT NULL`.as('hasLogo'))
          .whereRef('agencyLook.agencyCode', '=', 'agency.code')
          .where('validFrom', '<=', day)
          .orderBy('validFrom', 'desc')
          .limit(1)
          .as('look'),
      (join) => join.onTrue(),
    )
    .select(['agency.code', 'agency.hostName', 'agency.address', 'agency.email'])
    .select(['agency.name as agencyName', 'agency.nameEn as agencyNameEn', 'agency.hotline as agencyHotline'])
    .select(['look.id as lookId', 'look.name', 'look.nameEn', 'look.colour', 'look.hotline'])
    .select(['look.footer', 'look.footerEn', 'look.hasLogo'])
    .where('agency.active', '=', true)
    .where((where) => where.or([where('agency.hostName', 'is not', null), where('look.id', 'is not', null)]))
    .execute();
  return rows.map((row) => ({
    agencyCode: row.code,
    hostName: row.hostName,
    name: row.name ?? row.agencyName,
    nameEn: row.nameEn ?? (row.name ? null : row.agencyNameEn),
    hotline: row.hotline ?? row.agencyHotline ?? undefined,
    email: row.email ?? undefined,
    address: row.address,
    footer: row.footer ? { vi: row.footer, en: row.footerEn ?? undefined } : undefined,
    look: row.lookId ? { id: row.lookId, colour: row.colour ?? undefined, hasLogo: row.hasLogo === true } : undefined,
  }));
}
