import type { ProcessBranch, ProcessDefinition, ProcessStep, StepAction } from '../../domain/process/process.ts';
import type { Database, Tx } from '../../platform/db/database.ts';

/** Definitions are immutable by id, so a process may keep them. */
const definitions = new Map<string, ProcessDefinition>();

/** The process of a dossier. At most one query, none when seen before. */
export async function getProcess(db: Database | Tx, processId: string): Promise<ProcessDefinition> {
  const known = definitions.get(processId);
  if (known) return known;
  const { content: definition } = await db
    .selectFrom('processDefinition')
    .select('content')
    .where('id', '=', processId)
    .executeTakeFirstOrThrow();
  definitions.set(processId, definition);
  return definition;
}

/** The step of that id; a dossier is never on a step its process does not have. */
export function getStep(process: ProcessDefinition, stepId: string): ProcessStep {
  const step = process.steps.find((candidate) => candidate.id === stepId);
  if (!step) throw new Error(`Process ${process.key} has no step ${stepId}`);
  return step;
}

/** What the process lets the holder of a step do. */
export function stepActions(process: ProcessDefinition, stepId: string | undefined): StepAction[] {
  return stepId === undefined ? [] : getStep(process, stepId).transitions.map((transition) => transition.action);
}

/** Where an action at a step leads; undefined when the step does not have it. */
export function nextStepId(process: ProcessDefinition, stepId: string, action: StepAction): string | undefined {
  return getStep(process, stepId).transitions.find((transition) => transition.action === action)?.to;
}

/** One agency's part of an interlinked process; a dossier has no part that its process does not have. */
export function branchOf(process: ProcessDefinition, branchId: string): ProcessBranch {
  const found = process.steps.flatMap(({ branching }) => branching?.branches ?? []).find(({ id }) => id === branchId);
  if (!found) throw new Error(`Process ${process.key} has no branch ${branchId}`);
  return found;
}
