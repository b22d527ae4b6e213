import dagre from '@dagrejs/dagre';
import { edgeLabel, laneOf, type OutlineEdge, type OutlineNode, outlineOf } from '../../domain/process/outline.ts';
import type { ProcessDefinition } from '../../domain/process/process.ts';
import { definitionElement, extended, moddle, stepElement, wayElement } from './bpmnExtension.ts';

const STEP = { width: 130, height: 80 };
const EVENT = { width: 36, height: 36 };
/** Height of the words on an arrow and about the width of a letter; how far below the middle of a box they stand. */
const LABEL = { height: 14, letter: 6 };
const LABEL_AWAY = 52;
const LANE_HEIGHT = 140;
const LANE_TITLE = 30;
/** Names of lanes run to two lines. */
const FIRST_COLUMN = LANE_TITLE + 60;
/** Columns that dagre makes narrower than this would let neighbours touch. */
const COLUMN = 190;

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/**
 * The process as BPMN 2.0 with its drawing: a lane for each role of each agency, names in Vietnamese, opinions,
 * supplements and branches told in the documentation of the step. Opens in every modeller that reads the standard; what
 * the standard has no place for stands in extension elements, so that the file can be read back whole (`readBpmn`).
 */
export async function exportBpmn(process: ProcessDefinition, agencyName: (code: string) => string): Promise<string> {
  const { nodes, edges } = outlineOf(process);
  const lanes = lanesOf(nodes, agencyName);
  const boxes = layOut(nodes, edges, lanes);
  const id = `process-${process.key}`;
  const elements = new Map(nodes.map((node) => [node.id, flowNode(node)]));
  const flows = edges.map((edge, index) =>
    moddle.create('bpmn:SequenceFlow', {
      id: `flow-${index}`,
      ...(edge.actions.length > 0 ? { name: edgeLabel(edge, 'vi') } : {}),
      sourceRef: elements.get(edge.from),
      targetRef: elements.get(edge.to),
      ...(edge.actions.length > 0 && { extensionElements: extended(...waysOf(process, edge).map(wayElement)) }),
    }),
  );
  const laneElements = lanes.map(({ name, members }, index) =>
    moddle.create('bpmn:Lane', {
      id: `lane-${index}`,
      name,
      flowNodeRef: members.map((member) => elements.get(member)),
    }),
  );
  const body = moddle.create('bpmn:Process', {
    id,
    name: process.name.vi,
    isExecutable: false,
    documentation: [moddle.create('bpmn:Documentation', { text: process.basis })],
    extensionElements: extended(definitionElement(process)),
    laneSets: [moddle.create('bpmn:LaneSet', { id: 'lanes', lanes: laneElements })],
    flowElements: [...elements.values(), ...flows],
  });
  const participant = moddle.create('bpmn:Participant', { id: 'pool', name: process.name.vi, processRef: body });
  const collaboration = moddle.create('bpmn:Collaboration', { id: 'collaboration', participants: [participant] });
  const width = Math.max(...[...boxes.values()].map((box) => box.x + box.width)) + 40;
  const shape = (element: unknown, box: Box, extra: object = {}) =>
    moddle.create('bpmndi:BPMNShape', {
      bpmnElement: element,
      bounds: moddle.create('dc:Bounds', { ...box }),
      ...extra,
    });
  const plane = moddle.create('bpmndi:BPMNPlane', {
    id: 'plane',
    bpmnElement: collaboration,
    planeElement: [
      shape(
        participant,
        { x: 0, y: 0, width, height: lanes.length * LANE_HEIGHT },
        { id: 'pool-shape', isHorizontal: true },
      ),
      ...laneElements.map((lane, index) =>
        shape(
          lane,
          { x: LANE_TITLE, y: index * LANE_HEIGHT, width: width - LANE_TITLE, height: LANE_HEIGHT },
          { id: `lane-${index}-shape`, isHorizontal: true },
        ),
      ),
      ...nodes.map((node) => shape(elements.get(node.id), boxOf(boxes, node.id), { id: `${elementId(node)}-shape` })),
      ...flows.map((flow, index) => edgeShape(flow, edges[index]!, boxes, `flow-${index}-edge`)),
    ],
  });
  const definitions = moddle.create('bpmn:Definitions', {
    id: 'definitions',
    targetNamespace: 'http://bpmn.io/schema/bpmn',
    exporter: 'Một Cửa',
    rootElements: [collaboration, body],
    diagrams: [moddle.create('bpmndi:BPMNDiagram', { id: 'diagram', plane })],
  });
  const { xml } = await moddle.toXML(definitions, { format: true });
  return xml;
}

/** The ways that an arrow stands for. */
function waysOf({ steps }: ProcessDefinition, { from, to, actions }: OutlineEdge) {
  const transitions = steps.find(({ id }) => id === from)?.transitions ?? [];
  return transitions.filter((way) => way.to === to && actions.includes(way.action));
}

function elementId({ id, kind }: OutlineNode): string {
  return kind === 'STEP' ? `step-${id}` : kind.toLowerCase();
}

function flowNode(node: OutlineNode) {
  const { kind, step } = node;
  if (kind === 'START') return moddle.create('bpmn:StartEvent', { id: elementId(node), name: 'Hồ sơ đến' });
  if (kind === 'END' || !step) return moddle.create('bpmn:EndEvent', { id: elementId(node), name: 'Kết thúc' });
  const waits = step.transitions.filter(({ to }) => to === 'WAIT').map(({ action }) => action);
  const text = [
    `${step.sharePercent}% thời hạn`,
    ...(waits.includes('ASK_OPINION') ? [`lấy ý kiến, trả lời trong ${step.opinionDays ?? '…'} ngày làm việc`] : []),
    ...(waits.includes('REQUEST_SUPPLEMENT') ? ['yêu cầu bổ sung'] : []),
    ...(step.branching?.branches ?? []).map(({ name, sharePercent }) => `liên thông: ${name.vi}, ${sharePercent}%`),
  ].join('; ');
  return moddle.create('bpmn:UserTask', {
    id: elementId(node),
    name: step.name.vi,
    documentation: [moddle.create('bpmn:Documentation', { text })],
    extensionElements: extended(stepElement(step)),
  });
}

interface LaneOfRole {
  name: string;
  members: string[];
}

/** Lanes in the order of the steps; start and end lie with their neighbours. */
function lanesOf(nodes: OutlineNode[], agencyName: (code: string) => string): LaneOfRole[] {
  const lanes = new Map<string, LaneOfRole>();
  for (const { id, step } of nodes) {
    if (!step) continue;
    const name = laneOf(step, agencyName).vi;
    const lane = lanes.get(name) ?? { name, members: [] };
    lane.members.push(id);
    lanes.set(name, lane);
  }
  const all = [...lanes.values()];
  const first = nodes.find(({ kind }) => kind === 'START');
  const last = nodes.find(({ kind }) => kind === 'END');
  if (first) all[0]?.members.unshift(first.id);
  if (last) (all.find(({ members }) => members.includes(nodes.at(-2)?.id ?? '')) ?? all[0])?.members.push(last.id);
  return all;
}

/** Columns by dagre, rows by lane; two steps of a lane in one column stand beside each other. */
function layOut(nodes: OutlineNode[], edges: OutlineEdge[], lanes: LaneOfRole[]): Map<string, Box> {
  const graph = new dagre.graphlib.Graph();
  graph.setGraph({ rankdir: 'LR', ranksep: COLUMN - STEP.width });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const { id, kind } of nodes) graph.setNode(id, { ...(kind === 'STEP' ? STEP : EVENT) });
  for (const { from, to, actions } of edges) if (!actions.includes('SEND_BACK')) graph.setEdge(from, to);
  dagre.layout(graph);
  const boxes = new Map<string, Box>();
  for (const [row, { members }] of lanes.entries()) {
    let free = FIRST_COLUMN;
    const inOrder = [...members].sort((a, b) => graph.node(a).x - graph.node(b).x);
    for (const id of inOrder) {
      const { x, width, height } = graph.node(id);
      const left = Math.max(free, Math.round(x - width / 2) + FIRST_COLUMN);
      boxes.set(id, { x: left, y: row * LANE_HEIGHT + (LANE_HEIGHT - height) / 2, width, height });
      free = left + width + 40;
    }
  }
  return boxes;
}

function boxOf(boxes: ReadonlyMap<string, Box>, id: string): Box {
  const box = boxes.get(id);
  if (!box) throw new Error(`Nothing was laid out for ${id}`);
  return box;
}

/** From side to side for the way on; a way back leaves and comes in at the bottom. */
function edgeShape(flow: unknown, edge: OutlineEdge, boxes: ReadonlyMap<string, Box>, id: string) {
  const [a, b] = [boxOf(boxes, edge.from), boxOf(boxes, edge.to)];
  const middle = (box: Box) => box.y + box.height / 2;
  const centre = (box: Box) => box.x + box.width / 2;
  const forward = b.x >= a.x + a.width;
  const turn = Math.round((a.x + a.width + b.x) / 2);
  const below = Math.max(a.y + a.height, b.y + b.height) + 15;
  const points = forward
    ? [
        [a.x + a.width, middle(a)],
        ...(middle(a) === middle(b)
          ? []
          : [
              [turn, middle(a)],
              [turn, middle(b)],
            ]),
        [b.x, middle(b)],
      ]
    : [
        [centre(a), a.y + a.height],
        [centre(a), below],
        [centre(b), below],
        [centre(b), b.y + b.height],
      ];
  // beside the bend, lest an arrow or the border of a lane strike the words through
  const turns = forward && middle(a) !== middle(b) && edge.actions.length > 0;
  return moddle.create('bpmndi:BPMNEdge', {
    id,
    bpmnElement: flow,
    waypoint: points.map(([x, y]) => moddle.create('dc:Point', { x, y })),
    ...(turns && {
      label: labelAt(turn + 6, middle(a) + Math.sign(middle(b) - middle(a)) * LABEL_AWAY, edgeLabel(edge, 'vi')),
    }),
  });
}

/** Words to the right of a place, half above and half below it. */
function labelAt(x: number, y: number, words: string) {
  const bounds = { x, y: y - LABEL.height / 2, width: words.length * LABEL.letter, height: LABEL.height };
  return moddle.create('bpmndi:BPMNLabel', { bounds: moddle.create('dc:Bounds', bounds) });
}
