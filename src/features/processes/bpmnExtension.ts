import { BpmnModdle } from 'bpmn-moddle';
import type { ProcessDefinition, ProcessStep, StepTransition } from '../../domain/process/process.ts';

const text = (name: string) => ({ name, isAttr: true, type: 'String' });
const real = (name: string) => ({ name, isAttr: true, type: 'Real' });
const element = (name: string, ...properties: object[]) => ({ name, superClass: ['Element'], properties });

/**
 * What a process says beyond BPMN 2.0, as extension elements of its own namespace: other modellers show the drawing and
 * keep these, and reading the file back loses nothing. `actions` keeps the order of the ways, which arrows do not have.
 */
const EXTENSION = {
  name: 'MotCua',
  prefix: 'motcua',
  uri: 'urn:motcua:bpmn:1',
  xml: { tagAlias: 'lowerCase' },
  types: [
    element('Definition', text('key'), text('nameEn')),
    element(
      'Step',
      ...['nameEn', 'role', 'agency', 'unit', 'actions'].map(text),
      real('sharePercent'),
      real('opinionDays'),
      { name: 'waits', isMany: true, type: 'Way' },
      { name: 'branching', type: 'Branching' },
    ),
    element('Way', text('action'), text('letters')),
    element('Branching', text('mode'), { name: 'branches', isMany: true, type: 'Branch' }),
    element(
      'Branch',
      ...['key', 'name', 'nameEn', 'agency', 'divisionKey', 'processKey'].map(text),
      real('sharePercent'),
    ),
  ],
};

/** Reads and writes BPMN 2.0 with the extension. */
export const moddle = new BpmnModdle({ motcua: EXTENSION });

/** What a BPMN process does not say of a definition: its key and its English name. */
export function definitionElement({ key, name }: ProcessDefinition) {
  return moddle.create('motcua:Definition', { key, ...(name.en && { nameEn: name.en }) });
}

/** Everything of a step that its box does not say. */
export function stepElement({ name, role, agency, unit, sharePercent, opinionDays, ...step }: ProcessStep) {
  return moddle.create('motcua:Step', {
    ...(name.en && { nameEn: name.en }),
    role,
    agency: agencyText(agency),
    unit,
    sharePercent,
    ...(opinionDays !== undefined && { opinionDays }),
    actions: step.transitions.map(({ action }) => action).join(' '),
    waits: step.transitions.filter(({ to }) => to === 'WAIT').map(wayElement),
    ...(step.branching && {
      branching: moddle.create('motcua:Branching', {
        mode: step.branching.mode,
        branches: step.branching.branches.map((branch) =>
          moddle.create('motcua:Branch', {
            key: branch.id,
            name: branch.name.vi,
            ...(branch.name.en && { nameEn: branch.name.en }),
            agency: agencyText(branch.agency),
            ...(branch.divisionKey && { divisionKey: branch.divisionKey }),
            processKey: branch.processKey,
            sharePercent: branch.sharePercent,
          }),
        ),
      }),
    }),
  });
}

/** What a BPMN flow does not say of a way: the action, and the letters that go out on it. */
export function wayElement({ action, letters }: Pick<StepTransition, 'action' | 'letters'>) {
  return moddle.create('motcua:Way', { action, ...(letters && { letters: letters.join(' ') }) });
}

/** The extension elements of a BPMN element. */
export function extended(...values: object[]) {
  return moddle.create('bpmn:ExtensionElements', { values });
}

/** `receipt control-sheet` as letters; what is none of `known` is left out. */
export function readList<T extends string>(written: string | undefined, known: readonly T[]): T[] {
  return (written ?? '').split(/\s+/).flatMap((word) => known.filter((one) => one === word));
}

function agencyText(agency: string | { agencyCode: string }): string {
  return typeof agency === 'object' ? agency.agencyCode : agency;
}
