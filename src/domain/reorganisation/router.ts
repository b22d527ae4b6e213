import type { Outcome } from './outcome.ts';
import { type Sortable, sortInto } from './sorting.ts';

export interface Desk {
  agencyCode: string;
  unitId: string | null;
  /** in the one-stop: it stays with the papers it has received, whoever resolves the dossier now */
  counter: boolean;
}

/** Where a dossier is and whose it is, as far as a reorganisation cares. */
export interface DossierPlace {
  receivingAgencyCode: string;
  competentAgencyCode: string;
  /** the desk; null for a dossier that is on none */
  desk: Desk | null;
}

export interface Router {
  /** where the work of an agency goes for a dossier of this kind */
  agencyFor(code: string, dossier: Sortable): string;
  /** the unit at that agency; null when it has no such unit: anybody there with the role */
  unitFor(unitId: string | null, agencyCode: string, dossier: Sortable): string | null;
  /** the dossier's place after the plan; the very same object when nothing changes */
  placeFor<P extends DossierPlace>(place: P, dossier: Sortable): DossierPlace;
}

/** Sorts dossiers by a plan that was worked out. Pure. */
export function createRouter({ routes, unitRoutes, unitAt, endedUnits }: Outcome): Router {
  const gone = new Set(endedUnits.map((unit) => unit.id));

  function agencyFor(code: string, dossier: Sortable): string {
    const route = routes[code];
    return route ? sortInto(dossier, route.ways, route.rest) : code;
  }

  /** An agency that stays keeps what it has received, whoever resolves it now. */
  function receivingFor(code: string, dossier: Sortable): string {
    return routes[code]?.ends ? agencyFor(code, dossier) : code;
  }

  function unitFor(unitId: string | null, agencyCode: string, dossier: Sortable): string | null {
    if (unitId === null) return null;
    const inside = unitRoutes[unitId];
    if (inside) return sortInto(dossier, inside.ways, inside.rest);
    return unitAt[unitId]?.[agencyCode] ?? (gone.has(unitId) ? null : unitId);
  }

  function deskFor(desk: Desk, dossier: Sortable): Desk {
    const { agencyCode, unitId, counter } = desk;
    const next = counter ? receivingFor(agencyCode, dossier) : agencyFor(agencyCode, dossier);
    if (next !== agencyCode) return { ...desk, agencyCode: next, unitId: unitAt[unitId ?? '']?.[next] ?? null };
    const unit = unitFor(unitId, agencyCode, dossier);
    return unit === unitId ? desk : { ...desk, unitId: unit };
  }

  return {
    agencyFor,
    unitFor,
    placeFor: (place, dossier) => {
      const receivingAgencyCode = receivingFor(place.receivingAgencyCode, dossier);
      const competentAgencyCode = agencyFor(place.competentAgencyCode, dossier);
      const desk = place.desk && deskFor(place.desk, dossier);
      const same =
        receivingAgencyCode === place.receivingAgencyCode &&
        competentAgencyCode === place.competentAgencyCode &&
        desk === place.desk;
      return same ? place : { receivingAgencyCode, competentAgencyCode, desk };
    },
  };
}
