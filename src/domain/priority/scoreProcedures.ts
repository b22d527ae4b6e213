import type { ServiceLevel } from '../procedure/procedure.ts';

/**
 * What speaks for offering a procedure online before others (Đ.24 quy chế Hòa Bình): how often people need it, how many
 * already choose the portal, how much of it can be done there, and at how many agencies.
 */
export const CRITERIA = ['VOLUME', 'ONLINE', 'LEVEL', 'REACH'] as const;
export type Criterion = (typeof CRITERIA)[number];

/** How much each criterion counts; only the proportions matter. */
export type Weights = Record<Criterion, number>;

/** What a review begins with; the decision may weigh otherwise. */
export const USUAL_WEIGHTS: Weights = { VOLUME: 40, ONLINE: 20, LEVEL: 25, REACH: 15 };

/** Of one procedure in the time that is looked at. */
export interface ProcedureFigures {
  code: string;
  name: string;
  nameEn: string | null;
  fieldName: string;
  serviceLevel: ServiceLevel;
  received: number;
  /** of them handed in on the portal */
  online: number;
  /** agencies that resolve it */
  agencies: number;
}

/** With the points of each criterion and all of them weighed, 0–100 to one decimal. */
export interface ScoredProcedure extends ProcedureFigures {
  points: Record<Criterion, number>;
  total: number;
}

const LEVEL_POINTS: Record<ServiceLevel, number> = { FULL: 100, PARTIAL: 50, NONE: 0 };

/** The procedures with most points first. Volume and reach are measured by the largest among them. Pure. */
export function scoreProcedures(figures: readonly ProcedureFigures[], weights: Weights): ScoredProcedure[] {
  const mostReceived = Math.max(1, ...figures.map(({ received }) => received));
  const mostAgencies = Math.max(1, ...figures.map(({ agencies }) => agencies));
  const whole = CRITERIA.reduce((sum, criterion) => sum + weights[criterion], 0);
  return figures
    .map((one) => {
      const points: ScoredProcedure['points'] = {
        VOLUME: rounded((one.received / mostReceived) * 100),
        ONLINE: one.received === 0 ? 0 : rounded((one.online / one.received) * 100),
        LEVEL: LEVEL_POINTS[one.serviceLevel],
        REACH: rounded((one.agencies / mostAgencies) * 100),
      };
      const weighed = CRITERIA.reduce((sum, criterion) => sum + points[criterion] * weights[criterion], 0);
      return { ...one, points, total: whole === 0 ? 0 : rounded(weighed / whole) };
    })
    .sort((one, other) => other.total - one.total || one.code.localeCompare(other.code));
}

function rounded(points: number): number {
  return Math.round(points * 10) / 10;
}
