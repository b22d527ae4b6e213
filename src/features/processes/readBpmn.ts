import type { BpmnElement } from 'bpmn-moddle';
import type { Language } from '../../domain/language.ts';
import {
  LETTERS,
  type ProcessBranch,
  type ProcessDefinition,
  type ProcessStep,
  ROLES,
  STEP_ACTIONS,
  type StepAction,
  type StepTransition,
  UNIT_KINDS,
} from '../../domain/process/process.ts';
import { words } from '../../i18n/words.ts';
import { type Diagram, type DrawnTask, type DrawnWay, list, readDiagram, text } from './bpmnDiagram.ts';
import { readList } from './bpmnExtension.ts';
import { guessAction, guessDesk, idOfName, isApplicants, isCommune, ORDINARY_DESK } from './guessStep.ts';

export interface ReadProcess {
  content: ProcessDefinition;
  /** what could not be taken as it was drawn, and what was guessed, in words */
  notes: string[];
}

const MOST_STEPS = 60;
const MOST_LETTERS = 300;
const AGENCY_CODE = /^[A-Y]\d{2}(\.[A-Z0-9]+){0,9}$/;
const WAITING: readonly StepAction[] = ['REQUEST_SUPPLEMENT', 'ASK_OPINION', 'BRANCH'];
/** For arrows whose own action the step has already. */
const SPARE: readonly StepAction[] = ['FORWARD', 'APPROVE', 'PROPOSE', 'ASSIGN', 'SEND_BACK'];

/**
 * A drawn process as ours. A file of ours comes back whole; of any other, lanes become roles, boxes steps, arrows through
 * gateways ways, and what is guessed or has no place is told. Throws process.bpmn_unreadable.
 */
export async function readBpmn(xml: string, language: Language): Promise<ReadProcess> {
  const diagram = await readDiagram(xml, (lanes) => !isApplicants(lanes));
  const { note } = words(language).processes.bpmn;
  const notes: string[] = [];
  if (diagram.otherPools.length > 0) notes.push(note.otherPools(diagram.otherPools.join(', ')));
  if (diagram.applicants.length > 0) notes.push(note.applicants(diagram.applicants.join(', ')));
  if (diagram.tasks.length > MOST_STEPS) notes.push(note.tooMany(MOST_STEPS));
  if (diagram.choices.length > 0) notes.push(note.parallel(diagram.choices.join('”, “')));
  for (const [kind, count] of diagram.dropped) notes.push(note.dropped(note.kind[kind] ?? kind, count));
  const steps = stepsOf(diagram, note, notes);
  const own = extensionOf(diagram.process, 'Definition');
  const name = diagram.name.slice(0, MOST_LETTERS) || note.noName;
  const nameEn = own && text(own, 'nameEn');
  return {
    content: {
      key: (own && text(own, 'key')) || idOfName(diagram.name) || 'process',
      name: { vi: name, ...(nameEn && { en: nameEn }) },
      basis: diagram.documentation || note.noBasis,
      start: steps.ids.get(diagram.start ?? '') ?? steps.list[0]?.id ?? '',
      steps: steps.list,
    },
    notes: [...new Set(notes)],
  };
}

type NoteWords = ReturnType<typeof words>['processes']['bpmn']['note'];

function stepsOf(diagram: Diagram, note: NoteWords, notes: string[]) {
  const tasks = diagram.tasks.slice(0, MOST_STEPS);
  const ids = new Map<string, string>();
  for (const task of tasks) ids.set(task.id, freeId(task, new Set(ids.values())));
  const bare = tasks.map((task) => bareStep(task, ids.get(task.id) ?? '', note, notes));
  const byId = new Map(bare.map((step) => [step.id, step]));
  const order = reachOrder(diagram);
  const steps = bare.map((step, index): ProcessStep => {
    const task = tasks[index];
    const ways = diagram.ways.filter(({ from }) => from === task?.id);
    const transitions: StepTransition[] = [...step.transitions];
    for (const way of ways) {
      const to = way.to === undefined ? 'END' : ids.get(way.to);
      if (!to) continue;
      const target = to === 'END' ? 'END' : isEarlier(order, way) ? 'EARLIER' : (byId.get(to) ?? 'END');
      for (const one of writtenWays(way, to) ?? [{ action: guessAction(way.label, step, target), to }])
        addWay(transitions, one, () => notes.push(note.wayLost(step.name.vi, byId.get(to)?.name.vi ?? note.end)));
    }
    const parts = diagram.parts.get(task?.id ?? '') ?? [];
    if (parts.length > 0) transitions.push({ action: 'BRANCH', to: 'WAIT' });
    return { ...step, transitions: inOrder(transitions, task?.element) };
  });
  const list = withShares(steps, tasks, note, notes).map((step, index) =>
    withParts(step, diagram.parts.get(tasks[index]?.id ?? '') ?? [], note, notes),
  );
  return { ids, list };
}

/** What several agencies do at once is a branch for each (Đ.19.6b NĐ 61/2018); whom and by which process is guessed. */
function withParts(step: ProcessStep, parts: DrawnTask[], note: NoteWords, notes: string[]): ProcessStep {
  if (parts.length === 0) return step;
  notes.push(note.parts(step.name.vi, parts.map(({ name, id }) => name || id).join('”, “')));
  const taken = new Set<string>();
  const branches = parts.map((part): ProcessBranch => {
    const id = freeId(part, taken);
    taken.add(id);
    const lane = part.lanes[0] ?? '';
    return {
      id,
      name: { vi: part.name.slice(0, MOST_LETTERS) || id },
      agency: isCommune(lane) || isCommune(part.name) ? 'COMMUNE' : 'PROVINCE',
      processKey: id,
      sharePercent: step.sharePercent,
    };
  });
  return { ...step, branching: { mode: 'PARALLEL', branches } };
}

/** The step without its ways on; only what waits is known of it. */
function bareStep(task: DrawnTask, id: string, note: NoteWords, notes: string[]): ProcessStep {
  const own = extensionOf(task.element, 'Step');
  const written = own && { role: text(own, 'role'), agency: text(own, 'agency'), unit: text(own, 'unit') };
  const guessed = guessDesk(task.lanes, task.name);
  const { role, agency, unit } = guessed ?? ORDINARY_DESK;
  const name = task.name.slice(0, MOST_LETTERS) || id;
  if (!own && !guessed) notes.push(note.roleUnknown(name));
  const nameEn = own && text(own, 'nameEn');
  const opinionDays = own?.get('opinionDays');
  const branching = own?.get('branching') as BpmnElement | undefined;
  return {
    id,
    name: { vi: name, ...(nameEn && { en: nameEn }) },
    role: ROLES.find((one) => one === written?.role) ?? role,
    agency: readAgency(written?.agency) ?? agency,
    unit: UNIT_KINDS.find((one) => one === written?.unit) ?? unit,
    sharePercent: 0,
    transitions: own ? list(own, 'waits').flatMap((way) => readWay(way, 'WAIT') ?? []) : [],
    ...(typeof opinionDays === 'number' && { opinionDays: Math.min(60, Math.max(1, Math.round(opinionDays))) }),
    ...(branching && { branching: readBranching(branching) }),
  };
}

function readBranching(branching: BpmnElement): ProcessStep['branching'] {
  return {
    mode: text(branching, 'mode') === 'PARALLEL' ? 'PARALLEL' : 'SEQUENTIAL',
    branches: list(branching, 'branches').map((branch) => {
      const [nameEn, agency, divisionKey] = ['nameEn', 'agency', 'divisionKey'].map((name) => text(branch, name));
      return {
        id: text(branch, 'key'),
        name: { vi: text(branch, 'name'), ...(nameEn && { en: nameEn }) },
        agency: agency === 'COMMUNE' || agency === 'PROVINCE' ? agency : { agencyCode: agency ?? '' },
        ...(divisionKey && { divisionKey }),
        processKey: text(branch, 'processKey'),
        sharePercent: numberOf(branch, 'sharePercent') ?? 0,
      };
    }),
  };
}

function readAgency(written: string | undefined): ProcessStep['agency'] | undefined {
  if (written === 'RECEIVING' || written === 'COMPETENT') return written;
  return written && AGENCY_CODE.test(written) ? { agencyCode: written } : undefined;
}

function readWay(way: BpmnElement, to: string): StepTransition | undefined {
  const [action] = readList(text(way, 'action'), STEP_ACTIONS);
  const letters = readList(text(way, 'letters'), LETTERS);
  return action && { action, to, ...(letters.length > 0 && { letters }) };
}

/** What our own file says an arrow stands for; undefined for others'. */
function writtenWays({ flows }: DrawnWay, to: string): StepTransition[] | undefined {
  const written = flows
    .flatMap((flow) => extensionsOf(flow))
    .filter(({ $type }) => $type === 'motcua:Way')
    .flatMap((way) => readWay(way, to) ?? []);
  return written.length > 0 ? written : undefined;
}

/** Each action once: another one that is free takes the place of one there already, or the way is lost. */
function addWay(transitions: StepTransition[], way: StepTransition, lost: () => void): void {
  const wanted = WAITING.includes(way.action) ? { ...way, to: 'WAIT' } : way;
  if (transitions.some(({ action, to }) => action === wanted.action && to === wanted.to)) return;
  const taken = transitions.map(({ action }) => action);
  const action = taken.includes(wanted.action) ? SPARE.find((one) => !taken.includes(one)) : wanted.action;
  if (action) transitions.push({ ...wanted, action });
  else lost();
}

function inOrder(transitions: StepTransition[], element: BpmnElement | undefined): StepTransition[] {
  const own = element && extensionOf(element, 'Step');
  const order = own ? readList(text(own, 'actions'), STEP_ACTIONS) : [];
  const place = ({ action }: StepTransition) => (order.includes(action) ? order.indexOf(action) : order.length);
  return [...transitions].sort((a, b) => place(a) - place(b));
}

/** Shares as they are written; where a box has none, what is left of the limit in equal parts, nothing for the return. */
function withShares(steps: ProcessStep[], tasks: DrawnTask[], note: NoteWords, notes: string[]): ProcessStep[] {
  const written = tasks.map(({ element }) => {
    const own = extensionOf(element, 'Step');
    return own && numberOf(own, 'sharePercent');
  });
  const returns = ({ transitions }: ProcessStep) => transitions.some(({ action }) => action === 'RETURN');
  const open = steps.filter((step, index) => written[index] === undefined && !returns(step));
  if (open.length > 0) notes.push(note.shares);
  const left = Math.max(0, 100 - written.reduce<number>((sum, share) => sum + (share ?? 0), 0));
  const part = open.length > 0 ? Math.floor(left / open.length) : 0;
  return steps.map((step, index) => ({ ...step, sharePercent: written[index] ?? (returns(step) ? 0 : part) }));
}

function numberOf(element: BpmnElement, name: string): number | undefined {
  const value = element.get(name);
  return typeof value === 'number' && Number.isFinite(value) ? Math.min(100, Math.max(0, value)) : undefined;
}

/** How far each box is from the start. */
function reachOrder({ start, ways }: Diagram): Map<string, number> {
  const order = new Map<string, number>();
  const queue = start ? [start] : [];
  for (const at of queue) {
    if (order.has(at)) continue;
    order.set(at, order.size);
    for (const { from, to } of ways) if (from === at && to) queue.push(to);
  }
  return order;
}

function isEarlier(order: ReadonlyMap<string, number>, { from, to }: DrawnWay): boolean {
  const [here, there] = [order.get(from), order.get(to ?? '')];
  return here !== undefined && there !== undefined && there <= here;
}

function freeId({ id, name, element }: DrawnTask, taken: ReadonlySet<string>): string {
  const own = extensionOf(element, 'Step') && /^step-([a-z0-9]+(?:-[a-z0-9]+)*)$/.exec(id)?.[1];
  const wanted = own || idOfName(name) || 'step';
  if (!taken.has(wanted)) return wanted;
  let number = 2;
  while (taken.has(`${wanted}-${number}`)) number++;
  return `${wanted}-${number}`;
}

function extensionsOf(element: BpmnElement): BpmnElement[] {
  const extension = element.get('extensionElements') as BpmnElement | undefined;
  return extension ? list(extension, 'values') : [];
}

function extensionOf(element: BpmnElement, type: string): BpmnElement | undefined {
  return extensionsOf(element).find(({ $type }) => $type === `motcua:${type}`);
}
