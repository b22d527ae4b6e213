import type { Organisation } from '../../domain/reorganisation/organisation.ts';
import type { Outcome } from '../../domain/reorganisation/outcome.ts';

export const EFFECT_SECTIONS = [
  'PLAN',
  'AGENCIES',
  'UNITS',
  'OFFICERS',
  'PROCEDURES',
  'DOSSIERS',
  'DUE_DATES',
  'PROCESSES',
  'OTHERS',
] as const;
export type EffectSection = (typeof EFFECT_SECTIONS)[number];

export const SEVERITIES = ['BLOCKING', 'WARNING', 'INFO'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** One line of a dry run. The words of `code` in the area `reorganisation` have places for `data` and `{count}`. */
export interface Effect {
  section: EffectSection;
  severity: Severity;
  code: string;
  data: Record<string, string>;
  /** how many things the line stands for */
  count: number;
}

/** What a plan is looked at with. */
export interface Worked {
  outcome: Outcome;
  organisation: Organisation;
  names: Names;
}

export interface Names {
  agency(code: string): string;
  unit(id: string | null): string;
  /** unit and agency, as people say it */
  desk(agencyCode: string, unitId: string | null): string;
}

/** Names of what is there and of what the plan founds or renames; codes and ids where there is no name. */
export function createNames(outcome: Outcome, organisation: Organisation): Names {
  const agencies = new Map(organisation.agencies.map((agency) => [agency.code, agency.name]));
  for (const { code, name } of outcome.newAgencies) agencies.set(code, name);
  const units = new Map([...organisation.units, ...outcome.newUnits].map((unit) => [unit.id, unit.name]));
  const agency = (code: string) => agencies.get(code) ?? code;
  const unit = (id: string | null) => (id === null ? '' : (units.get(id) ?? id));
  return {
    agency,
    unit,
    desk: (agencyCode, unitId) => [unit(unitId), agency(agencyCode)].filter(Boolean).join(', '),
  };
}
