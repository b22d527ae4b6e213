import type { ProcessDefinition, ProcessStep } from '../../domain/process/process.ts';

/** What is written in the editor: the process, and the procedures that go over to it. */
export interface Written {
  content: ProcessDefinition;
  procedureCodes: string[];
}

/** What was written before and what was taken back, so that every change can be undone. */
export interface Writing {
  past: Written[];
  now: Written;
  future: Written[];
  /** what the last change was about: typing on in one field is one change */
  about: string | null;
}

export type WritingEdit = { type: 'CHANGE'; to: Written; about?: string } | { type: 'UNDO' } | { type: 'REDO' };

/** Changes kept for undoing; older ones are forgotten. */
const MOST = 200;

export function beginWriting(now: Written): Writing {
  return { past: [], now, future: [], about: null };
}

/** The reducer of the editor. Pure. */
export function edited(writing: Writing, edit: WritingEdit): Writing {
  const { past, now, future } = writing;
  if (edit.type === 'UNDO') {
    const before = past.at(-1);
    return before ? { past: past.slice(0, -1), now: before, future: [now, ...future], about: null } : writing;
  }
  if (edit.type === 'REDO') {
    const [after, ...rest] = future;
    return after ? { past: [...past, now], now: after, future: rest, about: null } : writing;
  }
  const about = edit.about ?? null;
  const goesOn = about !== null && about === writing.about;
  return { past: goesOn ? past : [...past, now].slice(-MOST), now: edit.to, future: [], about };
}

export function changeStep(content: ProcessDefinition, index: number, change: Partial<ProcessStep>): ProcessDefinition {
  return { ...content, steps: content.steps.map((step, at) => (at === index ? { ...step, ...change } : step)) };
}

/** Gives a step another id; whoever led to it leads to it still. */
export function renameStep(content: ProcessDefinition, index: number, id: string): ProcessDefinition {
  const old = content.steps[index]?.id;
  const steps = content.steps.map((step, at) => ({
    ...step,
    id: at === index ? id : step.id,
    transitions: step.transitions.map((one) => (one.to === old ? { ...one, to: id } : one)),
  }));
  return { ...content, start: content.start === old ? id : content.start, steps };
}

/** A step after the one at `index`, on the same desk, with an id nobody has. */
export function addStep(content: ProcessDefinition, index: number, name: string): ProcessDefinition {
  const model = content.steps[index];
  const ids = new Set(content.steps.map(({ id }) => id));
  let number = content.steps.length + 1;
  while (ids.has(`step-${number}`)) number++;
  const step: ProcessStep = {
    id: `step-${number}`,
    name: { vi: name },
    role: model?.role ?? 'SPECIALIST',
    agency: model?.agency ?? 'COMPETENT',
    unit: model?.unit ?? 'DIVISION',
    sharePercent: 0,
    transitions: [],
  };
  return { ...content, steps: [...content.steps.slice(0, index + 1), step, ...content.steps.slice(index + 1)] };
}

/** Ways to the removed step stay as they are: the prover shows where they must lead now. */
export function removeStep(content: ProcessDefinition, index: number): ProcessDefinition {
  return { ...content, steps: content.steps.filter((_, at) => at !== index) };
}

export function moveStep(content: ProcessDefinition, index: number, by: -1 | 1): ProcessDefinition {
  const steps = [...content.steps];
  const [step] = steps.splice(index, 1);
  if (step) steps.splice(index + by, 0, step);
  return { ...content, steps };
}
