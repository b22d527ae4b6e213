import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ACTION_WORDS, type FindingCode } from './findings.ts';
import type { ProcessDefinition, StepAction } from './process.ts';
import { proveProcess } from './prove.ts';
import { definition, step } from './testProcess.ts';

const everybody = () => true;
const back = step('return', 0, { RETURN: 'END' });

describe('any process at all', () => {
  const ACTIONS = Object.keys(ACTION_WORDS) as StepAction[];
  const randomProcess = fc.integer({ min: 1, max: 9 }).chain((size) => {
    const target = fc.oneof(
      { weight: 6, arbitrary: fc.integer({ min: 0, max: size - 1 }).map((index) => `s${index}`) },
      { weight: 2, arbitrary: fc.constantFrom('END', 'WAIT', 'unknown') },
    );
    const way = fc.record({ action: fc.constantFrom(...ACTIONS), to: target });
    return fc
      .array(fc.array(way, { maxLength: 3 }), { minLength: size, maxLength: size })
      .map((ways) =>
        definition(...ways.map((transitions, index) => ({ ...step(`s${index}`, (index * 7) % 30, {}), transitions }))),
      );
  });

  /** Who gets to whom, by closing the table of direct ways (Warshall): nothing of the prover's. */
  function reachTable({ steps }: ProcessDefinition): Map<string, Set<string>> {
    const ids = [...steps.map(({ id }) => id), 'END'];
    const table = new Map(ids.map((id) => [id, new Set([id])]));
    for (const { id, transitions } of steps) {
      for (const { to } of transitions) if (ids.includes(to)) table.get(id)?.add(to);
    }
    for (const via of ids) {
      for (const from of ids) {
        if (!table.get(from)?.has(via)) continue;
        for (const to of table.get(via) ?? []) table.get(from)?.add(to);
      }
    }
    return table;
  }

  function stepsWith(process: ProcessDefinition, code: FindingCode): (string | undefined)[] {
    return proveProcess(process, everybody)
      .findings.filter((found) => found.code === code)
      .map(({ stepId }) => stepId);
  }

  it('has the same unreachable steps and dead ends as brute force finds', () => {
    fc.assert(
      fc.property(randomProcess, (process) => {
        const table = reachTable(process);
        const ids = process.steps.map(({ id }) => id);
        expect(stepsWith(process, 'STEP_UNREACHABLE')).toEqual(ids.filter((id) => !table.get('s0')?.has(id)));
        expect(stepsWith(process, 'END_UNREACHABLE')).toEqual(ids.filter((id) => !table.get(id)?.has('END')));
      }),
      { numRuns: 500 },
    );
  });

  it('has a longest way at least as long as any way walked without a step twice', () => {
    const walk = (process: ProcessDefinition, id: string, seen: ReadonlySet<string>): number => {
      const here = process.steps.find((one) => one.id === id);
      if (!here || seen.has(id)) return 0;
      const next = here.transitions
        .filter(({ action }) => action !== 'SEND_BACK')
        .map(({ to }) => walk(process, to, new Set([...seen, id])));
      return here.sharePercent + Math.max(0, ...next);
    };
    const hasLoop = (process: ProcessDefinition) => stepsWith(process, 'LOOP_FORWARD').length > 0;
    fc.assert(
      fc.property(randomProcess, (process) => {
        const longest = proveProcess(process, everybody).longestPathPercent;
        const walked = walk(process, 's0', new Set());
        expect(longest).toBeGreaterThanOrEqual(walked);
        if (!hasLoop(process)) expect(longest).toBe(walked);
      }),
      { numRuns: 500 },
    );
  });

  it('is proved quickly even when it is drawn very long', () => {
    const size = 5_000;
    const chain = Array.from({ length: size }, (_, index) =>
      step(`s${index}`, 0, index === size - 1 ? { ISSUE: 'return' } : { FORWARD: `s${index + 1}`, SEND_BACK: 's0' }),
    );
    // of the processor: others may be using it too
    const started = process.cpuUsage();
    expect(proveProcess(definition(...chain, back), everybody).ok).toBe(true);
    expect(process.cpuUsage(started).user / 1000).toBeLessThan(2_000);
  });
});
