import type { BpmnElement } from 'bpmn-moddle';
import { moddle } from './bpmnExtension.ts';
import { findSplits } from './bpmnSplits.ts';
import { bpmnUnreadable } from './errors.ts';

/** A box of a drawn process that somebody works at. */
export interface DrawnTask {
  id: string;
  name: string;
  /** names of the lanes it lies in, the innermost first, then the pool's */
  lanes: string[];
  element: BpmnElement;
}

/** A way from a task to another or to the end, through whatever gateways and events lie between. */
export interface DrawnWay {
  from: string;
  /** undefined: the end */
  to: string | undefined;
  /** what is written on the arrows, the first first */
  label: string;
  flows: BpmnElement[];
}

export interface Diagram {
  process: BpmnElement;
  name: string;
  documentation: string;
  start: string | undefined;
  tasks: DrawnTask[];
  ways: DrawnWay[];
  /** pools that were left out, by name */
  otherPools: string[];
  /** boxes of lanes that are no desks, by name: ways go through them */
  applicants: string[];
  /** what a process here has no place for, by kind: how many */
  dropped: ReadonlyMap<string, number>;
  /** what agencies do at once, by the box before it */
  parts: ReadonlyMap<string, DrawnTask[]>;
  /** names of boxes before or after parallel gateways that cannot be told as parts: taken as choices */
  choices: string[];
}

const TASK = /^bpmn:(.*Task|CallActivity|SubProcess|AdHocSubProcess|Transaction)$/;
const PASSED = /^bpmn:(.*Gateway|IntermediateThrowEvent|IntermediateCatchEvent)$/;

/**
 * Reads a BPMN 2.0 file: the pool with the most tasks, its boxes and ways. `isDesk`: whether the lanes of a box are those of
 * an agency. Throws process.bpmn_unreadable.
 */
export async function readDiagram(xml: string, isDesk: (lanes: string[]) => boolean): Promise<Diagram> {
  const root = await parse(xml);
  const elements = list(root, 'rootElements');
  const processes = elements.filter(({ $type }) => $type === 'bpmn:Process');
  const [process] = [...processes].sort((a, b) => tasksOf(b).length - tasksOf(a).length);
  if (!process || tasksOf(process).length === 0) throw bpmnUnreadable();
  const participants = elements
    .filter(({ $type }) => $type === 'bpmn:Collaboration')
    .flatMap((collaboration) => list(collaboration, 'participants'));
  const pool = participants.find((one) => one.get('processRef') === process);
  const lanes = lanesOf(process);
  const nodes = list(process, 'flowElements');
  const all = tasksOf(process).map((element) => ({
    id: element.id ?? '',
    name: text(element, 'name'),
    lanes: [...(lanes.get(element) ?? []), ...(pool ? [text(pool, 'name')] : [])].filter(Boolean),
    element,
  }));
  const desks = all.filter((task) => isDesk(task.lanes));
  const byElement = new Map(desks.map((task) => [task.element, task]));
  const flows = nodes.filter(({ $type }) => $type === 'bpmn:SequenceFlow');
  const splits = findSplits(
    nodes,
    flows,
    (node) => byElement.has(node),
    (node) => byElement.get(node)?.lanes.join(' / ') ?? '',
  );
  const parts = new Map(
    splits.map((split) => [split.before.id ?? '', split.parts.flatMap((part) => byElement.get(part) ?? [])]),
  );
  const apart = new Set([...parts.values()].flat());
  const tasks = desks.filter((task) => !apart.has(task));
  const steps = new Set(tasks.map(({ element }) => element));
  const waysFrom = (node: BpmnElement) => followFrom(node, flows, steps);
  const start = nodes.find(({ $type }) => $type === 'bpmn:StartEvent');
  return {
    process,
    name: text(process, 'name') || (pool ? text(pool, 'name') : ''),
    documentation: list(process, 'documentation')
      .map((one) => text(one, 'text'))
      .join('\n'),
    start: (start && waysFrom(start).find(({ to }) => to)?.to) ?? tasks[0]?.id,
    tasks,
    ways: tasks.flatMap(({ element }) => waysFrom(element)),
    applicants: all.filter((task) => !isDesk(task.lanes)).map(({ name, id }) => name || id),
    otherPools: participants.filter((one) => one !== pool).map((one) => text(one, 'name') || (one.id ?? '')),
    dropped: droppedOf(root, nodes),
    parts,
    choices: choicesOf(nodes, flows, new Set(splits.flatMap(({ gateways }) => gateways))),
  };
}

async function parse(xml: string): Promise<BpmnElement> {
  try {
    const { rootElement } = await moddle.fromXML(xml);
    if (rootElement.$type === 'bpmn:Definitions') return rootElement;
  } catch {
    // what is no BPMN is told in the same words as what is no XML
  }
  throw bpmnUnreadable();
}

/** Elements of the list property of a BPMN element; empty when it has none. */
export function list(element: BpmnElement, name: string): BpmnElement[] {
  const value = element.get(name);
  return Array.isArray(value) ? (value as BpmnElement[]) : [];
}

/** A text property without blanks around it; empty when it has none. */
export function text(element: BpmnElement, name: string): string {
  const value = element.get(name);
  return typeof value === 'string' ? value.replace(/\s+/g, ' ').trim() : '';
}

function tasksOf(process: BpmnElement): BpmnElement[] {
  return list(process, 'flowElements').filter(({ $type }) => TASK.test($type));
}

/** The names of the lanes of each node, the innermost first. */
function lanesOf(process: BpmnElement): Map<BpmnElement, string[]> {
  const found = new Map<BpmnElement, string[]>();
  const visit = (laneSet: BpmnElement, above: string[]): void => {
    for (const lane of list(laneSet, 'lanes')) {
      const names = [text(lane, 'name'), ...above];
      for (const node of list(lane, 'flowNodeRef')) {
        if ((found.get(node)?.length ?? 0) < names.length) found.set(node, names);
      }
      const inner = lane.get('childLaneSet');
      if (inner) visit(inner as BpmnElement, names);
    }
  };
  for (const laneSet of list(process, 'laneSets')) visit(laneSet, []);
  return found;
}

/** Goes along the arrows until a step or an end, once through each gateway and each box that is no step. */
function followFrom(node: BpmnElement, all: readonly BpmnElement[], steps: ReadonlySet<BpmnElement>): DrawnWay[] {
  const ways: DrawnWay[] = [];
  const follow = (at: BpmnElement, flows: BpmnElement[], seen: ReadonlySet<BpmnElement>): void => {
    for (const flow of all.filter((one) => one.get('sourceRef') === at)) {
      const target = flow.get('targetRef') as BpmnElement | undefined;
      if (!target || seen.has(target)) continue;
      const path = [...flows, flow];
      if (steps.has(target)) ways.push(wayOf(node, target.id, path));
      else if (PASSED.test(target.$type) || TASK.test(target.$type)) follow(target, path, new Set([...seen, target]));
      else if (target.$type === 'bpmn:EndEvent') ways.push(wayOf(node, undefined, path));
    }
  };
  follow(node, [], new Set());
  return ways;
}

function wayOf(from: BpmnElement, to: string | undefined, flows: BpmnElement[]): DrawnWay {
  const label = flows
    .map((flow) => text(flow, 'name'))
    .filter(Boolean)
    .join(' ');
  return { from: from.id ?? '', to, label, flows };
}

/** Where gateways that go several ways at once, or may, are taken as choices. */
function choicesOf(nodes: BpmnElement[], flows: BpmnElement[], told: ReadonlySet<BpmnElement>): string[] {
  const gateways = nodes.filter((node) => /Parallel|Inclusive/.test(node.$type) && !told.has(node));
  const splitting = gateways.filter((node) => flows.filter((flow) => flow.get('sourceRef') === node).length > 1);
  return splitting.map((node) => {
    const into = flows.find((flow) => flow.get('targetRef') === node)?.get('sourceRef') as BpmnElement | undefined;
    return text(node, 'name') || (into && text(into, 'name')) || (node.id ?? '');
  });
}

/** What was drawn and has no place: data, notes, messages, timers at the edge of a box, events on the way. */
function droppedOf(root: BpmnElement, nodes: BpmnElement[]): Map<string, number> {
  const dropped = new Map<string, number>();
  const count = (kind: string) => dropped.set(kind, (dropped.get(kind) ?? 0) + 1);
  for (const { $type } of nodes) {
    if (/Data|BoundaryEvent|Intermediate/.test($type)) count($type.replace('bpmn:', ''));
  }
  for (const element of list(root, 'rootElements')) {
    for (const _ of list(element, 'messageFlows')) count('MessageFlow');
    for (const { $type } of list(element, 'artifacts')) if (/TextAnnotation|Group/.test($type)) count($type.slice(5));
  }
  for (const node of nodes) {
    if (/SubProcess|CallActivity|Transaction/.test(node.$type)) count('SubProcess');
    if (node.get('loopCharacteristics')) count('Loop');
  }
  return dropped;
}
