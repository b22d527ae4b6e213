import { words } from '../../i18n/words.ts';
import type { Ctx } from '../../platform/context.ts';
import type { Log } from '../../platform/log.ts';
import { listUnstaffedDesks } from '../organisation/unstaffedDesks.ts';
import { releaseAllStranded } from './releaseDossiers.ts';

/** Ten past midnight in Vietnam (17:10 UTC), when posts of yesterday have ended; made up for when the machine was off. */
export const PEOPLE_CRONTAB = '10 17 * * * people:release ?fill=1d';

/** Dossiers whose holder has left go back to their desk; desks that are left without people are logged. */
export async function releaseNightly(ctx: Ctx, log: Log): Promise<void> {
  const released = await releaseAllStranded(ctx, words(ctx.config.language).people.stranded);
  log.info({ released }, 'dossiers of people who left went back to their desks');
  const desks = await listUnstaffedDesks(ctx, 'ALL');
  if (desks.length === 0) return;
  const where = desks.slice(0, 20).map(({ agencyCode, unitId, role, open }) => ({ agencyCode, unitId, role, open }));
  log.warn({ desks: desks.length, where }, 'desks have open dossiers and nobody to work on them');
}
