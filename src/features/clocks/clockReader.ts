import type { WorkingCalendar } from '../../domain/calendar/calendar.ts';
import type { DossierState } from '../../domain/dossier/state.ts';
import type { Ctx } from '../../platform/context.ts';
import { getProcess } from '../dossiers/process.ts';
import { getAgencyCalendar } from '../organisation/agencyCalendar.ts';
import { legalParameter, legalParameters } from '../parameters/legalParameter.ts';
import { type ClockFacts, type ClockNumbers, clockMarks, type Mark } from './clockMarks.ts';

/** Reads what the clocks of dossiers go by; calendars, numbers and processes are read once each. */
export interface ClockReader {
  factsOf(state: DossierState): Promise<ClockFacts>;
  marksOf(state: DossierState): Promise<Mark[]>;
}

/** For one sweep or one job: what it has read holds for its short life. */
export function createClockReader(ctx: Ctx): ClockReader {
  const calendars = new Map<string, Promise<WorkingCalendar>>();
  const numbers = new Map<string, Promise<ClockNumbers>>();
  const factsOf = async (state: DossierState): Promise<ClockFacts> => {
    const { receivingAgencyCode, competentAgencyCode, procedureCode, processId, position } = state;
    const process = await getProcess(ctx.db, processId);
    return {
      state,
      step: process.steps.find(({ id }) => id === position?.stepId),
      receiving: await once(calendars, receivingAgencyCode, () => getAgencyCalendar(ctx.db, receivingAgencyCode)),
      competent: await once(calendars, competentAgencyCode, () => getAgencyCalendar(ctx.db, competentAgencyCode)),
      numbers: await once(numbers, `${competentAgencyCode} ${procedureCode}`, () =>
        readNumbers(ctx, competentAgencyCode, procedureCode),
      ),
    };
  };
  return { factsOf, marksOf: async (state) => clockMarks(await factsOf(state)) };
}

function once<T>(known: Map<string, Promise<T>>, key: string, read: () => Promise<T>): Promise<T> {
  const found = known.get(key) ?? read();
  known.set(key, found);
  return found;
}

async function readNumbers(ctx: Ctx, agencyCode: string, procedureCode: string): Promise<ClockNumbers> {
  const keys = [
    'warning.first',
    'warning.second',
    'warning.escalation',
    'apology.daysBefore',
    'supplement.wait',
    'reception.directSupplement',
    'apology.newDatesMax',
    'process.hoursPerDay',
  ] as const;
  const at = ctx.clock.now();
  const found = await legalParameters(ctx.db, keys, { agencyCode, procedureCode, at });
  const uncollected = await legalParameter(ctx.db, 'result.uncollected', { at });
  return {
    warnings: [found['warning.first'].value, found['warning.second'].value, found['warning.escalation'].value],
    apologyDays: found['apology.daysBefore'].value,
    supplementWait: found['supplement.wait'].value,
    directSupplement: found['reception.directSupplement'].value,
    newDatesMax: found['apology.newDatesMax'].value,
    stepDayMinutes: found['process.hoursPerDay'].value * 60,
    uncollectedDays: uncollected.value,
  };
}
