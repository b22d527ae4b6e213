import type { Effect, Worked } from './effect.ts';

/** What a plan does to agencies and units. Pure. */
export function structureEffects(worked: Worked): Effect[] {
  return [...agencyEffects(worked), ...unitEffects(worked)];
}

function agencyEffects({ outcome, organisation, names }: Worked): Effect[] {
  const known = new Map(organisation.agencies.map((agency) => [agency.code, agency]));
  const line = (code: string, data: Record<string, string>, severity: Effect['severity'] = 'INFO'): Effect => ({
    section: 'AGENCIES',
    severity,
    code,
    data,
    count: 1,
  });
  const effects: Effect[] = outcome.newAgencies.map(({ code, name }) => line('AGENCY_FOUNDED', { code, name }));
  for (const { from, ways, rest, ends } of Object.values(outcome.routes)) {
    const all = [...new Set([rest, ...ways.map((way) => way.to)])].filter((code) => code !== from);
    const successors = all.map((code) => `${names.agency(code)} (${code})`).join('; ');
    const data = { code: from, name: names.agency(from), successors };
    effects.push(line(ends ? 'AGENCY_ENDS' : 'AGENCY_GIVES', data));
    if (ends) effects.push(line('CODES_CONTINUE', { code: from, successor: rest }));
    for (const to of all) {
      const [before, after] = [known.get(from)?.calendarId, calendarOf(to)];
      if (before !== after)
        effects.push(line('CALENDAR_DIFFERS', { name: names.agency(from), successor: names.agency(to) }, 'WARNING'));
    }
  }
  for (const { agency, name } of outcome.renames)
    effects.push(line('AGENCY_RENAMED', { code: agency, before: known.get(agency)?.name ?? agency, name }));
  for (const { code, parentCode } of outcome.reparented)
    effects.push(line('AGENCY_REPARENTED', { name: names.agency(code), parent: names.agency(parentCode) }));
  return effects;

  function calendarOf(code: string): string | undefined {
    return known.get(code)?.calendarId ?? outcome.newAgencies.find((agency) => agency.code === code)?.calendarId;
  }
}

function unitEffects({ outcome, names }: Worked): Effect[] {
  const founded = outcome.newUnits.map(
    ({ id, agencyCode, from }): Effect => ({
      section: 'UNITS',
      severity: 'INFO',
      code: from.length > 0 ? 'UNIT_FOUNDED_FROM' : 'UNIT_FOUNDED',
      data: { name: names.desk(agencyCode, id), from: [...new Set(from.map(names.unit))].join('; ') },
      count: 1,
    }),
  );
  const places = new Map(outcome.newUnits.map((unit) => [unit.id, unit.agencyCode]));
  const ended = outcome.endedUnits.map(
    ({ id, successorId }): Effect => ({
      section: 'UNITS',
      severity: 'INFO',
      code: 'UNIT_ENDS',
      data: {
        name: names.unit(id),
        successor: successorId ? names.desk(places.get(successorId) ?? '', successorId) : '–',
      },
      count: 1,
    }),
  );
  return [...founded, ...ended];
}
