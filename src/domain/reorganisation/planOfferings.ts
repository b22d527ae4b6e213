import type { OfferingFacts, Organisation } from './organisation.ts';
import type { UnitPlanner } from './planUnits.ts';
import { type Sortable, sortInto } from './sorting.ts';
import type { AgencyRoute, Succession } from './succession.ts';

/** Settings in which two agencies that become one differed. */
export const OFFERING_SETTINGS = ['processId', 'receivingAgencyCode', 'supplementRestart'] as const;
export type OfferingSetting = (typeof OFFERING_SETTINGS)[number];

/** A procedure that an agency offers from the day on, or offers otherwise than before. */
export interface OfferingChange extends Omit<OfferingFacts, 'fieldCode'> {
  /** agencies that offered it; the settings of the first are kept */
  from: string[];
  differing: OfferingSetting[];
}

/** Which procedures the successors offer, and how. Pure. */
export function planOfferings(
  { routes, unitRoutes }: Succession,
  { offerings }: Organisation,
  units: UnitPlanner,
): { changes: OfferingChange[]; ended: { procedureCode: string; competentAgencyCode: string }[] } {
  const wanted = new Map<string, OfferingChange>();
  const ended: { procedureCode: string; competentAgencyCode: string }[] = [];
  const before = new Map(offerings.map((offering) => [keyOf(offering), offering]));
  // What a successor has offered itself goes before what comes to it.
  const comes = ({ competentAgencyCode }: OfferingFacts) => routes[competentAgencyCode]?.ends === true;
  for (const offering of offerings) if (!comes(offering)) take(offering);
  for (const offering of offerings) if (comes(offering)) take(offering);
  const changes = [...wanted.values()].filter((change) => differs(change, before.get(keyOf(change))));
  return { changes, ended };

  function take(offering: OfferingFacts): void {
    const { competentAgencyCode } = offering;
    const targets = targetsOf(offering, routes[competentAgencyCode]);
    for (const target of targets) add(offering, target);
    if (!targets.includes(competentAgencyCode))
      ended.push({ procedureCode: offering.procedureCode, competentAgencyCode });
  }

  function add(offering: OfferingFacts, competentAgencyCode: string): void {
    const { procedureCode, processId, supplementRestart } = offering;
    const receivingAgencyCode = receivingFor(offering, competentAgencyCode);
    const key = keyOf({ procedureCode, competentAgencyCode });
    const known = wanted.get(key);
    if (!known) {
      const divisionId = divisionFor(offering, competentAgencyCode);
      wanted.set(key, {
        procedureCode,
        competentAgencyCode,
        receivingAgencyCode,
        processId,
        divisionId,
        supplementRestart,
        from: [offering.competentAgencyCode],
        differing: [],
      });
      return;
    }
    known.from.push(offering.competentAgencyCode);
    known.divisionId ??= divisionFor(offering, competentAgencyCode);
    const other = { processId, supplementRestart, receivingAgencyCode };
    for (const setting of OFFERING_SETTINGS) {
      if (other[setting] !== known[setting] && !known.differing.includes(setting)) known.differing.push(setting);
    }
  }

  /** Received by the agency itself, or by a one-stop that may end as well. */
  function receivingFor(offering: OfferingFacts, target: string): string {
    const { receivingAgencyCode, competentAgencyCode } = offering;
    if (receivingAgencyCode === competentAgencyCode) return target;
    const route = routes[receivingAgencyCode];
    return route?.ends ? sortInto(sortable(offering), route.ways, route.rest) : receivingAgencyCode;
  }

  function divisionFor({ divisionId, ...offering }: OfferingFacts, target: string): string | null {
    if (!divisionId) return null;
    const inside = target === offering.competentAgencyCode ? unitRoutes[divisionId] : undefined;
    if (inside) return sortInto(sortable({ divisionId, ...offering }), inside.ways, inside.rest);
    return units.unitFor(divisionId, target);
  }
}

/** The one successor that the plan names for the procedure, else everyone who may get dossiers of it. */
function targetsOf(offering: OfferingFacts, route: AgencyRoute | undefined): string[] {
  if (!route) return [offering.competentAgencyCode];
  const { ways, rest } = route;
  const ofThing = (by: string) => by === 'PROCEDURE' || by === 'FIELD' || by === 'UNIT';
  const named = sortInto<string | undefined>(
    sortable(offering),
    ways.map((way) => ({ ...way, takes: way.takes.filter((rule) => ofThing(rule.by)) })),
    undefined,
  );
  if (named) return [named];
  const shared = ways.filter(({ takes }) => takes.some((rule) => !ofThing(rule.by))).map((way) => way.to);
  return [...new Set([rest, ...shared])];
}

function sortable(offering: OfferingFacts): Sortable {
  return { ...offering, unitIds: [offering.divisionId] };
}

function keyOf({ procedureCode, competentAgencyCode }: { procedureCode: string; competentAgencyCode: string }): string {
  return `${procedureCode}|${competentAgencyCode}`;
}

function differs(change: OfferingChange, before: OfferingFacts | undefined): boolean {
  if (!before) return true;
  return (['receivingAgencyCode', 'processId', 'divisionId', 'supplementRestart'] as const).some(
    (key) => before[key] !== change[key],
  );
}
