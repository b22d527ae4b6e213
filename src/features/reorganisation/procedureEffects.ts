import { sql } from 'kysely';
import type { ProcessDefinition, ProcessStep } from '../../domain/process/process.ts';
import type { OfferingChange } from '../../domain/reorganisation/planOfferings.ts';
import type { Ctx } from '../../platform/context.ts';
import type { Effect, Worked } from './effect.ts';
import { type Staff, staffAfter } from './staff.ts';

/** What a plan does to procedures and the processes behind them. Two queries. */
export async function procedureEffects(ctx: Ctx, worked: Worked): Promise<Effect[]> {
  const { outcome, organisation, names } = worked;
  const codes = [...new Set([...outcome.offerings, ...outcome.endedOfferings].map((one) => one.procedureCode))];
  const procedures = await ctx.db
    .selectFrom('procedure')
    .select(['code', 'name'])
    .where('code', '=', sql<string>`ANY(${codes})`)
    .execute();
  const known = new Map(procedures.map((procedure) => [procedure.code, procedure.name]));
  const own = new Set(organisation.offerings.map((one) => `${one.procedureCode}|${one.competentAgencyCode}`));
  const effects = outcome.offerings.flatMap((change): Effect[] => {
    const data = {
      code: change.procedureCode,
      name: known.get(change.procedureCode) ?? '',
      from: [...new Set(change.from.map(names.agency))].join('; '),
      to: names.agency(change.competentAgencyCode),
      receiving: names.agency(change.receivingAgencyCode),
      differing: change.differing.join(', '),
    };
    const line = (code: string, severity: Effect['severity'] = 'INFO'): Effect => ({
      section: 'PROCEDURES',
      severity,
      code,
      data,
      count: 1,
    });
    if (change.differing.length > 0) return [line('OFFERING_CONFLICT', 'WARNING')];
    if (change.from.length > 1) return [line('OFFERING_MERGED')];
    const stays = own.has(`${change.procedureCode}|${change.competentAgencyCode}`);
    return [line(stays ? 'OFFERING_CHANGES' : 'OFFERING_MOVES')];
  });
  return [...effects, ...(await processEffects(ctx, worked))];
}

/** Steps at which nobody would sit, and processes that name an agency that gives something away. */
async function processEffects(ctx: Ctx, { outcome, organisation, names }: Worked): Promise<Effect[]> {
  const latest = await ctx.db
    .selectFrom('processDefinition')
    .select(['id', 'key', 'content'])
    .where((where) =>
      where.or([
        where('id', '=', sql<string>`ANY(${outcome.offerings.map((change) => change.processId)}::uuid[])`),
        where('id', 'in', where.selectFrom('offering').select('processId').where('active', '=', true)),
      ]),
    )
    .execute();
  const processes = new Map(latest.map((row) => [row.id, row.content]));
  const staff = staffAfter(outcome, organisation);
  const unstaffed = new Map<string, { data: Record<string, string>; count: number }>();
  for (const change of outcome.offerings) {
    for (const step of processes.get(change.processId)?.steps ?? []) {
      const agencyCode = agencyOf(step, change);
      if (!agencyCode || isStaffed(staff, step, agencyCode, change)) continue;
      const key = `${agencyCode}|${step.role}`;
      const found = unstaffed.get(key) ?? { data: { agency: names.agency(agencyCode), role: step.role }, count: 0 };
      unstaffed.set(key, { ...found, count: found.count + 1 });
    }
  }
  const naming = latest.flatMap(({ key, content: definition }): Effect[] => {
    return namedAgencies(definition).flatMap((code): Effect[] => {
      const route = outcome.routes[code];
      if (!route) return [];
      const data = {
        key,
        name: definition.name.vi,
        agency: names.agency(code),
        successor: names.agency(route.rest),
      };
      return [{ section: 'PROCESSES', severity: 'WARNING', code: 'PROCESS_NAMES', data, count: 1 }];
    });
  });
  return [
    ...[...unstaffed.values()].map(
      ({ data, count }): Effect => ({
        section: 'PROCEDURES',
        severity: 'WARNING',
        code: 'STEP_UNSTAFFED',
        data,
        count,
      }),
    ),
    ...naming,
  ];
}

/** Codes of agencies that steps or branches name. */
function namedAgencies(definition: ProcessDefinition): string[] {
  return [
    ...new Set([...JSON.stringify(definition).matchAll(/"agencyCode":"([^"]+)"/g)].map((found) => found[1] ?? '')),
  ];
}

function agencyOf(step: ProcessStep, change: OfferingChange): string | undefined {
  if (step.agency === 'COMPETENT') return change.competentAgencyCode;
  if (step.agency === 'RECEIVING') return change.receivingAgencyCode;
  return undefined;
}

function isStaffed(staff: Staff, step: ProcessStep, agencyCode: string, { divisionId }: OfferingChange): boolean {
  return staff.sits(step.role, agencyCode, step.unit === 'DIVISION' ? divisionId : null);
}
