import dagre from '@dagrejs/dagre';
import {
  Background,
  Controls,
  type Edge,
  Handle,
  MarkerType,
  type Node,
  type NodeProps,
  Position,
  ReactFlow,
} from '@xyflow/react';
import '@xyflow/react/dist/base.css';
import { useMemo } from 'react';
import { inLanguage, type Language } from '../../domain/language.ts';
import { ROLE_WORDS } from '../../domain/process/findings.ts';
import { edgeLabel, outlineOf } from '../../domain/process/outline.ts';
import type { ProcessDefinition } from '../../domain/process/process.ts';
import { classNames } from '../../ui/classNames.ts';
import { useWords } from '../language.ts';
import './processes.css';

const STEP = { width: 250, height: 62 };
const NARROW_STEP = { width: 170, height: 84 };
const EVENT = { width: 130, height: 34 };

interface Props {
  content: ProcessDefinition;
  /** ids of steps of which the prover says something is wrong */
  wrong?: ReadonlySet<string>;
  selected?: string;
  onSelect?: (stepId: string) => void;
  /** from top to bottom beside a form, from left to right across a page */
  direction?: 'TB' | 'LR';
}

type BoxData = { title: string; detail: string; kind: 'START' | 'STEP' | 'END'; wrong: boolean; chosen: boolean };
type BoxNode = Node<BoxData, 'box'>;

/** Name of the places where ways back leave and arrive. */
const BACK = 'back';

const NODE_TYPES = { box: Box };

/** The process as boxes and arrows, drawn anew at every change. Says the same as the table of steps. */
export default function Drawing({ content, wrong, selected, onSelect, direction = 'TB' }: Props) {
  const { language, w } = useWords();
  const words = w.processes.drawing;
  const { nodes, edges } = useMemo(
    () => drawn(content, language, words, direction),
    [content, language, words, direction],
  );
  const marked = nodes.map((node) => ({
    ...node,
    data: { ...node.data, wrong: wrong?.has(node.id) ?? false, chosen: node.id === selected },
  }));
  return (
    <figure className="process-drawing" aria-label={words.label}>
      <ReactFlow
        key={content.steps.length}
        nodes={marked}
        edges={edges}
        nodeTypes={NODE_TYPES}
        fitView
        fitViewOptions={{ padding: 0.05 }}
        minZoom={0.2}
        nodesDraggable={false}
        nodesConnectable={false}
        nodesFocusable={false}
        edgesFocusable={false}
        disableKeyboardA11y
        ariaLabelConfig={{
          'controls.ariaLabel': words.heading,
          'controls.zoomIn.ariaLabel': words.zoomIn,
          'controls.zoomOut.ariaLabel': words.zoomOut,
          'controls.fitView.ariaLabel': words.fit,
        }}
        zoomOnScroll={false}
        preventScrolling={false}
        onNodeClick={(_, node) => node.data.kind === 'STEP' && onSelect?.(node.id)}
      >
        <Background />
        <Controls showInteractive={false} />
      </ReactFlow>
    </figure>
  );
}

function Box({ data, sourcePosition = Position.Bottom, targetPosition = Position.Top }: NodeProps<BoxNode>) {
  const { title, detail, kind, wrong, chosen } = data;
  const aside = sourcePosition === Position.Right ? Position.Bottom : Position.Right;
  return (
    <div
      className={classNames(
        'process-box',
        kind !== 'STEP' && 'process-event',
        wrong && 'process-wrong',
        chosen && 'process-chosen',
      )}
    >
      <Handle type="target" position={targetPosition} isConnectable={false} />
      <strong>
        {wrong && '⚠ '}
        {title}
      </strong>
      {detail && <span>{detail}</span>}
      <Handle type="source" position={sourcePosition} isConnectable={false} />
      <Handle id={BACK} type="target" position={aside} isConnectable={false} />
      <Handle id={BACK} type="source" position={aside} isConnectable={false} />
    </div>
  );
}

function drawn(
  content: ProcessDefinition,
  language: Language,
  words: { start: string; end: string; arrow: string; box: string },
  direction: 'TB' | 'LR',
) {
  const across = direction === 'LR';
  const [into, out] = across ? [Position.Left, Position.Right] : [Position.Top, Position.Bottom];
  // ways back run beside the boxes, so that they hide no way on
  const aside = across ? Position.Bottom : Position.Right;
  const outline = outlineOf(content);
  const graph = new dagre.graphlib.Graph();
  graph.setGraph({ rankdir: direction, ranksep: across ? 120 : 44, nodesep: 60 });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const { id, kind } of outline.nodes)
    graph.setNode(id, { ...(kind === 'STEP' ? (across ? NARROW_STEP : STEP) : EVENT) });
  for (const { from, to, actions } of outline.edges) if (!actions.includes('SEND_BACK')) graph.setEdge(from, to);
  dagre.layout(graph);
  const nodes = outline.nodes.map(({ id, kind, step }): BoxNode => {
    const { x, y, width, height } = graph.node(id);
    const title = step ? inLanguage(step.name, language) : kind === 'START' ? words.start : words.end;
    const detail = step ? `${inLanguage(ROLE_WORDS[step.role], language)} · ${step.sharePercent}%` : '';
    return {
      id,
      type: 'box',
      position: { x: x - width / 2, y: y - height / 2 },
      sourcePosition: out,
      targetPosition: into,
      width,
      height,
      // known beforehand, so that arrows need no measuring
      handles: [
        { type: 'target', position: into, ...(across ? at(0, height / 2) : at(width / 2, 0)) },
        { type: 'source', position: out, ...(across ? at(width, height / 2) : at(width / 2, height)) },
        { id: BACK, type: 'target', position: aside, ...(across ? at(width / 3, height) : at(width, height / 3)) },
        { id: BACK, type: 'source', position: aside, ...(across ? at(width / 1.5, height) : at(width, height / 1.5)) },
      ],
      domAttributes: { 'aria-roledescription': words.box },
      data: { title, detail, kind, wrong: false, chosen: false },
    };
  });
  const titles = new Map(nodes.map(({ id, data }) => [id, data.title]));
  const edges = outline.edges.map((edge, index): Edge => {
    const back = edge.actions.includes('SEND_BACK');
    return {
      id: `${index}`,
      source: edge.from,
      target: edge.to,
      ...(back ? { sourceHandle: BACK, targetHandle: BACK } : {}),
      label: edgeLabel(edge, language),
      ariaLabel: [`${titles.get(edge.from)} → ${titles.get(edge.to)}`, edgeLabel(edge, language)]
        .filter(Boolean)
        .join(': '),
      domAttributes: { 'aria-roledescription': words.arrow },
      type: 'smoothstep',
      className: back ? 'process-way-back' : 'process-way',
      markerEnd: { type: MarkerType.ArrowClosed },
    };
  });
  return { nodes, edges };
}

/** A point of a box where arrows begin or end. */
function at(x: number, y: number) {
  return { x, y, width: 1, height: 1 };
}
