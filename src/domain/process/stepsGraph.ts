import type { Graph } from './graph.ts';
import type { ProcessStep, StepAction } from './process.ts';

/** Targets of a transition that are not steps. */
export const END = 'END';
export const WAIT = 'WAIT';

/** Steps by id, in the order of the process; the first of a doubled id. */
export type Steps = ReadonlyMap<string, ProcessStep>;

/** Steps by their id; of two with the same id (a fault of its own) the first. */
export function stepsById(steps: readonly ProcessStep[]): Steps {
  const byId = new Map<string, ProcessStep>();
  for (const step of steps) if (!byId.has(step.id)) byId.set(step.id, step);
  return byId;
}

/** The steps as a graph of the transitions one wants; `END` is a node, waiting and unknown targets are no edges. */
export function graphOf(steps: Steps, wanted: (action: StepAction) => boolean): Graph {
  return new Map(
    [...steps.values()].map((step) => [
      step.id,
      step.transitions
        .filter(({ action, to }) => wanted(action) && to !== WAIT && (to === END || steps.has(to)))
        .map(({ to }) => to),
    ]),
  );
}

/** The ways on. Sending back leads to an earlier desk: a way through it is one more round, not a longer way. */
export function forwardGraph(steps: Steps): Graph {
  return graphOf(steps, (action) => action !== 'SEND_BACK');
}

/** Whether the step lists the action. */
export function hasAction(step: ProcessStep, action: StepAction): boolean {
  return step.transitions.some((transition) => transition.action === action);
}
