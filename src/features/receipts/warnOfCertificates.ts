import { vietnamDate } from '../../domain/calendar/instant.ts';
import { inLanguage } from '../../domain/language.ts';
import { formatDateTime } from '../../domain/text/format.ts';
import { warningDue } from '../../domain/vault/vaultItem.ts';
import { type Ctx, inTransaction, type TxCtx } from '../../platform/context.ts';
import { readTemplates } from '../notifications/compose.ts';
import { news } from '../notifications/messageKinds.ts';
import { type Desk, findReaders, peopleAtDesks } from '../notifications/readers.ts';
import { tell } from '../notifications/tell.ts';

/** Twenty past midnight in Vietnam; made up for when the machine was off. */
export const CERTIFICATES_CRONTAB = '20 17 * * * receipts:certificates ?fill=1d';

const PAGE = '/office/connections';

interface Ending {
  code: string;
  name: string;
  nameEn: string | null;
  validTo: Date;
}

/**
 * Tells the administrators of the agency, and the province's who sets up the next one, that the certificate which signs
 * receipts ends in 30 days, 7 days, a day, or has ended: each of these once for each certificate.
 */
export async function warnOfCertificates(ctx: Ctx): Promise<void> {
  const rows = await ctx.db
    .selectFrom('signingCertificate')
    .innerJoin('agency', 'agency.code', 'signingCertificate.agencyCode')
    .select(['agency.code', 'agency.name', 'agency.nameEn', 'validTo'])
    .orderBy('agency.code')
    .execute();
  for (const row of rows) {
    const mark = markOf(row.validTo, ctx.clock.now());
    if (mark !== undefined) await inTransaction(ctx, (tx) => tellOf(tx, row, mark));
  }
}

/** Days that are left, of those at which one is warned; 0: it has ended. Pure. */
function markOf(validTo: Date, now: Date): number | undefined {
  return validTo <= now ? 0 : warningDue(vietnamDate(validTo.getTime()), vietnamDate(now.getTime()));
}

async function tellOf(tx: TxCtx, { code, name, nameEn, validTo }: Ending, mark: number): Promise<void> {
  const template = await readTemplates(tx.db, ['certificateEnding'], null);
  const provinces = await provinceDesks(tx);
  const own: Desk = { role: 'AGENCY_ADMINISTRATOR', agencyCode: code, unitId: null };
  const mayOpen = new Set(await peopleAtDesks(tx, provinces));
  for (const reader of await findReaders(tx, await peopleAtDesks(tx, [own, ...provinces]))) {
    const page = reader.accountId && mayOpen.has(reader.accountId) ? PAGE : null;
    const agency = inLanguage({ vi: name, en: nameEn ?? undefined }, reader.language);
    await tell(tx, {
      eventKey: `certificate:${code}:${validTo.toISOString()}:${mark}`,
      news: news('certificateEnding', { agency, until: formatDateTime(validTo) }),
      reader,
      template,
      page,
      link: page && `${tx.config.publicUrl}${page}`,
      ownDoing: false,
    });
  }
}

async function provinceDesks({ db }: TxCtx): Promise<Desk[]> {
  const role = 'SYSTEM_ADMINISTRATOR';
  const rows = await db.selectFrom('post').select('agencyCode').distinct().where('role', '=', role).execute();
  return rows.map(({ agencyCode }) => ({ role, agencyCode, unitId: null }));
}
