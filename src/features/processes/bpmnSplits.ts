import type { BpmnElement } from 'bpmn-moddle';

/** Boxes that a parallel gateway opens at once and another one joins: one part for each agency. */
interface Split {
  /** the box before it, on whose desk the dossier waits */
  before: BpmnElement;
  parts: BpmnElement[];
  gateways: BpmnElement[];
}

/**
 * The parallel gateways that can be branches of an interlinked procedure: after one box, one box on each way, each in a lane
 * of its own, and all come together at one gateway. `isDesk`: whether a box is a step.
 */
export function findSplits(
  nodes: readonly BpmnElement[],
  flows: readonly BpmnElement[],
  isDesk: (node: BpmnElement) => boolean,
  laneOf: (node: BpmnElement) => string,
): Split[] {
  const next = (node: BpmnElement) => endsOf(flows, node, 'sourceRef', 'targetRef');
  const before = (node: BpmnElement) => endsOf(flows, node, 'targetRef', 'sourceRef');
  return nodes.filter(isParallel).flatMap((gateway): Split[] => {
    const [from, ...others] = before(gateway);
    const parts = next(gateway);
    if (!from || others.length > 0 || !isDesk(from) || parts.length < 2 || next(from).length > 1) return [];
    const lanes = new Set([from, ...parts].map(laneOf));
    if (lanes.size <= parts.length || !parts.every((part) => isDesk(part) && before(part).length === 1)) return [];
    const joins = new Set(parts.flatMap(next));
    const [join] = joins;
    if (!join || joins.size > 1 || !isParallel(join) || before(join).length !== parts.length) return [];
    return [{ before: from, parts, gateways: [gateway, join] }];
  });
}

function isParallel({ $type }: BpmnElement): boolean {
  return $type === 'bpmn:ParallelGateway';
}

function endsOf(flows: readonly BpmnElement[], node: BpmnElement, at: string, end: string): BpmnElement[] {
  return flows.filter((flow) => flow.get(at) === node).flatMap((flow) => (flow.get(end) as BpmnElement) ?? []);
}
