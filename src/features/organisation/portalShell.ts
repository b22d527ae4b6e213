import type { Words } from '../../domain/language.ts';
import type { Config } from '../../platform/config/config.ts';
import type { Clock } from '../../platform/context.ts';
import type { Database, Tx } from '../../platform/db/database.ts';
import type { PageShell, ShellData } from '../../platform/http/pageShell.ts';

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

/** Province and current notices around every page, read again every few seconds: nobody waits for them. */
export function createPortalShell(db: Database, clock: Clock, config: Config): PageShell {
  let known: Promise<ShellData> | undefined;
  let readAt = 0;
  return () => {
    const now = clock.now().getTime();
    if (known && Math.abs(now - readAt) < FRESH_MILLISECONDS) return known;
    readAt = now;
    const fresh = readShell(db, clock, config);
    fresh.catch(() => {
      if (known === fresh) known = undefined;
    });
    known = fresh;
    return fresh;
  };
}

async function readShell(db: Database, clock: Clock, config: Config): Promise<ShellData> {
  const now = clock.now();
  const [province, notices] = await Promise.all([
    getProvince(db),
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
  return {
    province: {
      name: province.name.vi,
      nameEn: province.name.en ?? province.name.vi,
      hotline: province.hotline,
      email: province.email,
    },
    notices: notices as ShellData['notices'],
    sampleMode: config.sampleMode,
  };
}
