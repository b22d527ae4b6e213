import type { Words } from '../../domain/language.ts';
import type { Config } from '../../platform/config/config.ts';
import type { Clock } from '../../platform/context.ts';
import type { Database, Tx } from '../../platform/db/database.ts';
import type { PageShell, ShellData } from '../../platform/http/pageShell.ts';
import { type KnownSite, listSites } from '../display/sites.ts';

/** What an administrator says about the province; one row of `province_setting`. */
export interface Province {
  code: string;
  name: Words;
  portalName: Words;
  threeTiers: boolean;
  oneStop: string;
  hotline?: string;
  email?: string;
  address?: string;
  welcome?: Words;
  about?: Words;
  support?: Words;
}

const NAMELESS: Province = {
  code: '',
  name: { vi: 'Một Cửa', en: 'Một Cửa' },
  portalName: { vi: 'Một Cửa', en: 'Một Cửa' },
  threeTiers: false,
  oneStop: '',
};

/** The province's own settings; neutral ones before anything was loaded. One query. */
export async function getProvince(db: Database | Tx): Promise<Province> {
  const row = await db.selectFrom('provinceSetting').select('value').where('key', '=', 'province').executeTakeFirst();
  return row ? (row.value as unknown as Province) : NAMELESS;
}

const FRESH_MILLISECONDS = 5_000;

interface KnownShell {
  shell: ShellData;
  sites: KnownSite[];
}

/** What stands around a page while the database has never answered yet. */
const NOTHING_KNOWN: KnownShell = {
  shell: {
    province: { name: NAMELESS.portalName.vi, nameEn: NAMELESS.portalName.vi },
    notices: [],
    sampleMode: false,
  },
  sites: [],
};

/**
 * Province, current notices and the sites of agencies around every page, read again every few seconds: nobody waits for
 * them, and while they cannot be read the last ones stay. A host name that is no agency's is the province's.
 */
export function createPortalShell(db: Database, clock: Clock, config: Config): PageShell {
  let last = NOTHING_KNOWN;
  let reading: Promise<KnownShell> | undefined;
  let readAt = 0;
  const read = () => {
    const now = clock.now().getTime();
    if (reading && Math.abs(now - readAt) < FRESH_MILLISECONDS) return reading;
    readAt = now;
    reading = readShell(db, clock, config).then(
      (fresh) => {
        last = fresh;
        return fresh;
      },
      () => last,
    );
    return reading;
  };
  return async ({ host, agencyCode }) => {
    const { shell, sites } = await read();
    const hostName = host.replace(/:\d+$/, '').toLowerCase();
    const site = sites.find((one) => (agencyCode ? one.agencyCode === agencyCode : one.hostName === hostName));
    return site ? { ...shell, site } : shell;
  };
}

async function readShell(db: Database, clock: Clock, config: Config): Promise<KnownShell> {
  const now = clock.now();
  const [province, sites, notices] = await Promise.all([
    getProvince(db),
    listSites(db, clock),
    db
      .selectFrom('notice')
      .select(['id', 'kind', 'title', 'titleEn'])
      .where('kind', '!=', 'INFO')
      .where('shownFrom', '<=', now)
      .where((where) => where.or([where('shownTo', 'is', null), where('shownTo', '>', now)]))
      .orderBy('shownFrom', 'desc')
      .limit(3)
      .execute(),
  ]);
  const shell: ShellData = {
    province: {
      name: province.name.vi,
      nameEn: province.name.en ?? province.name.vi,
      hotline: province.hotline,
      email: province.email,
    },
    notices: notices as ShellData['notices'],
    sampleMode: config.sampleMode,
  };
  return { shell, sites };
}
