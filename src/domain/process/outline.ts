import { inLanguage, type Language } from '../language.ts';
import { ACTION_WORDS, ROLE_WORDS } from './findings.ts';
import type { ProcessDefinition, ProcessStep, StepAction } from './process.ts';
import { END } from './stepsGraph.ts';

/** A box of the drawing. */
export interface OutlineNode {
  id: string;
  kind: 'START' | 'STEP' | 'END';
  step?: ProcessStep;
}

/** An arrow of the drawing; actions that lead to the same place share it. */
export interface OutlineEdge {
  from: string;
  to: string;
  actions: StepAction[];
}

export const START_NODE = 'START';

/** What there is to draw of a process: waiting stays inside its step and has no arrow; unknown targets have none either. */
export function outlineOf({ start, steps }: ProcessDefinition): { nodes: OutlineNode[]; edges: OutlineEdge[] } {
  const known = new Set([END, ...steps.map(({ id }) => id)]);
  const edges = new Map<string, OutlineEdge>();
  const connect = (from: string, to: string, ...actions: StepAction[]) => {
    if (!known.has(to)) return;
    const edge = edges.get(`${from} ${to}`);
    if (edge) edge.actions.push(...actions);
    else edges.set(`${from} ${to}`, { from, to, actions });
  };
  connect(START_NODE, start);
  for (const { id, transitions } of steps) for (const { action, to } of transitions) connect(id, to, action);
  const boxes: OutlineNode[] = [...new Map(steps.map((step) => [step.id, step])).values()].map((step) => ({
    id: step.id,
    kind: 'STEP',
    step,
  }));
  return { nodes: [{ id: START_NODE, kind: 'START' }, ...boxes, { id: END, kind: 'END' }], edges: [...edges.values()] };
}

/** “duyệt, trả lại”: what stands on an arrow. */
export function edgeLabel({ actions }: OutlineEdge, language: Language): string {
  return actions.map((action) => inLanguage(ACTION_WORDS[action], language)).join(', ');
}

/** Who has the step, for the lanes of a drawing: role and agency. */
export function laneOf(
  { agency, role }: ProcessStep,
  agencyName: (code: string) => string,
): { vi: string; en: string } {
  const { vi, en } = ROLE_WORDS[role];
  if (typeof agency === 'object') {
    const name = agencyName(agency.agencyCode);
    return { vi: `${name}: ${vi}`, en: `${name}: ${en}` };
  }
  return agency === 'RECEIVING'
    ? { vi: `Nơi tiếp nhận: ${vi}`, en: `Receiving agency: ${en}` }
    : { vi: `Cơ quan có thẩm quyền: ${vi}`, en: `Competent agency: ${en}` };
}
