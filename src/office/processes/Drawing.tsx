import dagre from '@dagrejs/dagre';
import { Background, Controls, type Edge, Handle, type Node, type NodeProps, Position, ReactFlow } from '@xyflow/react';
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
const EVENT = { width: 130, height: 34 };

interface Props {
  content: ProcessDefinition;
  /** ids of steps of which the prover says something is wrong */
  wrong?: ReadonlySet<string>;
  selected?: string;
  onSelect?: (stepId: string) => void;
}

type BoxData = { title: string; detail: string; kind: 'START' | 'STEP' | 'END'; wrong: boolean; chosen: boolean };
type BoxNode = Node<BoxData, 'box'>;

const NODE_TYPES = { box: Box };

/** The process as boxes and arrows, drawn anew at every change. Says the same as the table of steps. */
export default function Drawing({ content, wrong, selected, onSelect }: Props) {
  const { language, w } = useWords();
  const words = w.processes.drawing;
  const { nodes, edges } = useMemo(() => drawn(content, language, words), [content, language, words]);
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

function Box({ data: { title, detail, kind, wrong, chosen } }: NodeProps<BoxNode>) {
  return (
    <div
      className={classNames(
        'process-box',
        kind !== 'STEP' && 'process-event',
        wrong && 'process-wrong',
        chosen && 'process-chosen',
      )}
    >
      <Handle type="target" position={Position.Top} isConnectable={false} />
      <strong>
        {wrong && '⚠ '}
        {title}
      </strong>
      {detail && <span>{detail}</span>}
      <Handle type="source" position={Position.Bottom} isConnectable={false} />
    </div>
  );
}

function drawn(content: ProcessDefinition, language: Language, words: { start: string; end: string }) {
  const outline = outlineOf(content);
  const graph = new dagre.graphlib.Graph();
  graph.setGraph({ rankdir: 'TB', ranksep: 44, nodesep: 60 });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const { id, kind } of outline.nodes) graph.setNode(id, { ...(kind === 'STEP' ? STEP : EVENT) });
  for (const { from, to, actions } of outline.edges) if (!actions.includes('SEND_BACK')) graph.setEdge(from, to);
  dagre.layout(graph);
  const nodes = outline.nodes.map(({ id, kind, step }): BoxNode => {
    const { x, y, width, height } = graph.node(id);
    const title = step ? inLanguage(step.name, language) : kind === 'START' ? words.start : words.end;
    const detail = step ? `${inLanguage(ROLE_WORDS[step.role], language)} · ${step.sharePercent} %` : '';
    return {
      id,
      type: 'box',
      position: { x: x - width / 2, y: y - height / 2 },
      width,
      height,
      data: { title, detail, kind, wrong: false, chosen: false },
    };
  });
  const edges = outline.edges.map((edge, index): Edge => {
    const back = edge.actions.includes('SEND_BACK');
    return {
      id: `${index}`,
      source: edge.from,
      target: edge.to,
      label: edgeLabel(edge, language),
      type: 'smoothstep',
      animated: false,
      className: back ? 'process-way-back' : 'process-way',
      markerEnd: { type: 'arrowclosed' },
    } as Edge;
  });
  return { nodes, edges };
}
