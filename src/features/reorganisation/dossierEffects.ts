import { sql } from 'kysely';
import { vietnamDate } from '../../domain/calendar/instant.ts';
import { createRouter } from '../../domain/reorganisation/router.ts';
import type { Ctx } from '../../platform/context.ts';
import { type AffectedDossier, listAffected, placeOf } from './affectedDossiers.ts';
import type { Effect, Worked } from './effect.ts';
import { staffAfter } from './staff.ts';

const PAGE = 5_000;

/** Where every dossier in flight goes, desk by desk, and those that would lie where nobody sits. One query for 5,000. */
export async function dossierEffects(
  ctx: Ctx,
  worked: Worked,
  onDossier: (dossier: AffectedDossier, competentAfter: string) => void,
): Promise<{ effects: Effect[]; moving: number }> {
  const { outcome, organisation, names } = worked;
  const router = createRouter(outcome);
  const staff = staffAfter(outcome, organisation);
  const lines = new Map<string, Effect>();
  const count = (severity: Effect['severity'], code: string, data: Record<string, string>) => {
    const key = `${code}|${Object.values(data).join('|')}`;
    const line = lines.get(key) ?? { section: 'DOSSIERS', severity, code, data, count: 0 };
    lines.set(key, { ...line, count: line.count + 1 });
  };
  let moving = 0;
  for await (const dossier of inPages(ctx, worked)) {
    const [place, sortable] = placeOf(dossier);
    const after = router.placeFor(place, sortable);
    const asked = dossier.opinions.filter(({ agencyCode }) => router.agencyFor(agencyCode, sortable) !== agencyCode);
    for (const opinion of asked)
      count('INFO', 'OPINION_MOVES', {
        from: names.desk(opinion.agencyCode, opinion.unitId),
        to: names.agency(router.agencyFor(opinion.agencyCode, sortable)),
      });
    if (after === place && asked.length === 0) continue;
    moving++;
    onDossier(dossier, after.competentAgencyCode);
    if (!after.desk || !place.desk || after.desk === place.desk) {
      count('INFO', 'BELONGING_CHANGES', { to: names.agency(after.competentAgencyCode) });
      continue;
    }
    const data = {
      from: names.desk(place.desk.agencyCode, place.desk.unitId),
      to: names.desk(after.desk.agencyCode, after.desk.unitId),
      role: dossier.stepRole,
    };
    const { agencyCode, unitId } = after.desk;
    if (!staff.sits(dossier.stepRole, agencyCode, unitId)) count('BLOCKING', 'DESK_UNSTAFFED', data);
    else count('INFO', 'DESK_MOVES', data);
    if (dossier.assigneeId && !staff.holds(dossier.assigneeId, dossier.stepRole, agencyCode, unitId))
      count('WARNING', 'ASSIGNEE_LOST', { to: data.to });
  }
  return { effects: [...lines.values(), ...(await draftEffects(ctx, worked))], moving };
}

async function* inPages(ctx: Ctx, { outcome }: Worked): AsyncGenerator<AffectedDossier> {
  for (let after: string | undefined; ; ) {
    const page = await listAffected(ctx, outcome, { after, limit: PAGE });
    yield* page;
    if (page.length < PAGE) return;
    after = page.at(-1)?.id;
  }
}

/** Unfinished submissions for an agency that ends. */
async function draftEffects(ctx: Ctx, { outcome, names }: Worked): Promise<Effect[]> {
  const ending = Object.values(outcome.routes).flatMap((route) => (route.ends ? route.from : []));
  const rows = await ctx.db
    .selectFrom('draft')
    .select(['competentAgencyCode'])
    .select((select) => select.fn.countAll<number>().as('count'))
    .where('submittedDossierId', 'is', null)
    .where('competentAgencyCode', '=', sql<string>`ANY(${ending})`)
    .groupBy('competentAgencyCode')
    .orderBy('competentAgencyCode')
    .execute();
  return rows.map(({ competentAgencyCode, count }) => ({
    section: 'DOSSIERS',
    severity: 'INFO',
    code: 'DRAFTS_MOVE',
    data: {
      from: names.agency(competentAgencyCode ?? ''),
      to: names.agency(outcome.routes[competentAgencyCode ?? '']?.rest ?? ''),
    },
    count,
  }));
}

/** The day of an instant as the effects write it. */
export function dayOf(instant: Date): string {
  return vietnamDate(instant.getTime()).split('-').reverse().join('/');
}
