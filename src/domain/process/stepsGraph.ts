import type { Graph } from './graph.ts';
import type { ProcessStep, StepAction } from './process.ts';

/** Targets of a transition that are not steps. */
export const END = 'END';
export const WAIT = 'WAIT';

/** Steps by id, in the order of the process; the first of a doubled id. */
export type Steps = ReadonlyMap<string, ProcessStep>;

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

/** Actions that lead to an earlier or a side desk by nature: a way through them is one more round, not a longer way. */
const ROUND_ACTIONS: readonly StepAction[] = ['SEND_BACK', 'ASK_OPINION', 'ANSWER_OPINION'];

/** The ways on: no sending back, no opinions. */
export function forwardGraph(steps: Steps): Graph {
  return graphOf(steps, (action) => !ROUND_ACTIONS.includes(action));
}

/** Steps at which an opinion asked for is answered. */
export function answeringSteps(steps: Steps): string[] {
  return [...steps.values()]
    .filter(({ transitions }) => transitions.some(({ action }) => action === 'ANSWER_OPINION'))
    .map(({ id }) => id);
}
