import { describe, expect, it } from 'vitest';
import type { ProcessDefinition } from '../../domain/process/process.ts';
import { addStep, beginWriting, changeStep, edited, moveStep, removeStep, renameStep } from './writing.ts';

const content: ProcessDefinition = {
  key: 'x',
  name: { vi: 'Quy trình' },
  basis: 'mẫu',
  start: 'a',
  steps: [
    {
      id: 'a',
      name: { vi: 'A' },
      role: 'RECEPTIONIST',
      agency: 'RECEIVING',
      unit: 'ONE_STOP',
      sharePercent: 40,
      transitions: [{ action: 'FORWARD', to: 'b' }],
    },
    {
      id: 'b',
      name: { vi: 'B' },
      role: 'SPECIALIST',
      agency: 'COMPETENT',
      unit: 'DIVISION',
      sharePercent: 60,
      transitions: [{ action: 'SEND_BACK', to: 'a' }],
    },
  ],
};
const named = (vi: string) => ({ content: { ...content, name: { vi } }, procedureCodes: [] });

describe('writing a process', () => {
  it('can be undone and redone; typing on in one field is one change', () => {
    let writing = beginWriting(named('0'));
    for (const name of ['1', '12', '123'])
      writing = edited(writing, { type: 'CHANGE', to: named(name), about: 'name' });
    writing = edited(writing, { type: 'CHANGE', to: named('khác'), about: 'basis' });
    writing = edited(writing, { type: 'UNDO' });
    expect(writing.now).toEqual(named('123'));
    writing = edited(writing, { type: 'UNDO' });
    expect(writing.now).toEqual(named('0'));
    expect(edited(writing, { type: 'UNDO' })).toBe(writing);
    writing = edited(edited(writing, { type: 'REDO' }), { type: 'REDO' });
    expect(writing.now).toEqual(named('khác'));
    expect(edited(writing, { type: 'CHANGE', to: named('mới') }).future).toEqual([]);
  });

  it('keeps the ways together when a step gets another id', () => {
    const renamed = renameStep(content, 0, 'first');
    expect(renamed.start).toBe('first');
    expect(renamed.steps[1]?.transitions).toEqual([{ action: 'SEND_BACK', to: 'first' }]);
  });

  it('adds, moves, changes and removes steps', () => {
    const added = addStep(content, 0, 'Bước mới');
    expect(added.steps.map(({ id }) => id)).toEqual(['a', 'step-3', 'b']);
    expect(addStep(added, 0, 'Nữa').steps.map(({ id }) => id)).toEqual(['a', 'step-4', 'step-3', 'b']);
    expect(moveStep(added, 2, -1).steps.map(({ id }) => id)).toEqual(['a', 'b', 'step-3']);
    expect(removeStep(added, 0).steps.map(({ id }) => id)).toEqual(['step-3', 'b']);
    expect(changeStep(content, 1, { sharePercent: 10 }).steps.map(({ sharePercent }) => sharePercent)).toEqual([
      40, 10,
    ]);
  });
});
