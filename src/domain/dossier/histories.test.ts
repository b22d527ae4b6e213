import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nationalCalendar } from '../calendar/nationalCalendar.ts';
import { readClock } from '../clock/clock.ts';
import { allowedActions } from '../policy/can.ts';
import type { ProcessDefinition } from '../process/process.ts';
import { reduce } from './reduce.ts';
import { T0 } from './testHistory.ts';
import { factsIn, play, stepOf, WORLD } from './testPlay.ts';

const FOLDER = new URL('../../../data/sample-province/processes/', import.meta.url);
const PROCESSES = readdirSync(FOLDER).map(
  (file) => JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8')) as ProcessDefinition,
);

/**
 * The transitions of law.md §1 between official statuses, and two that correct what went wrong: a wrong result found after
 * it was handed over (Đ.21.1 NĐ 61/2018), a stopped dossier reopened. A counter dossier is submitted and accepted at once.
 */
const LAW: Record<number, number[]> = {
  1: [2, 3, 5, 7],
  2: [4, 5, 6, 7, 8, 9],
  3: [],
  4: [5, 6, 7, 8, 9],
  5: [1, 2, 3, 4, 7, 8],
  6: [4, 7, 8, 9],
  7: [],
  8: [4, 10],
  9: [4, 10],
  10: [4],
};

/** All but those that are nobody's button: RELOCATED by administrators, OWNER_CHANGED by two accounts, and what parts do with their whole. */
const EVERY_TYPE = [...readFileSync(new URL('./events.ts', import.meta.url), 'utf8').matchAll(/^ {2}([A-Z_]+): \{/gm)]
  .map(([, type = '']) => type)
  .filter((type) => !['RELOCATED', 'OWNER_CHANGED', 'HELD', 'RELEASED'].includes(type));

const turns = fc.array(
  fc.record({ person: fc.nat(99), choice: fc.nat(99), minutes: fc.integer({ min: 0, max: 5000 }) }),
  { minLength: 1, maxLength: 120, size: 'max' },
);
const games = fc
  .tuple(fc.constantFrom(...PROCESSES), turns)
  .map(([process, list]) => ({ process, ...play(WORLD, process, list) }));
const RUNS = { numRuns: 150 };

describe('random people doing what they are allowed to, over the processes of the sample province,', {
  timeout: 60_000,
}, () => {
  it('move the official status only as the law lets it move', () => {
    fc.assert(
      fc.property(games, ({ states }) => {
        states.slice(1).forEach((state, index) => {
          const before = states[index]!.status;
          if (state.status !== before) expect(LAW[before]).toContain(state.status);
        });
      }),
      RUNS,
    );
  });

  it('never leave an open dossier without its one desk, nor a closed one on any, nor one that nobody can go on with', () => {
    fc.assert(
      fc.property(games, ({ process, states }) => {
        for (const state of states) {
          const closed = [3, 7, 10].includes(state.status);
          expect(state.position === null).toBe(closed);
          const open = WORLD.people.flatMap((actor) => allowedActions(actor, factsIn(process, state)));
          // what was returned can still turn out wrong; nothing else happens to what is closed
          if (closed) expect(['CORRECT', 'REOPEN']).toEqual(expect.arrayContaining(open));
          else expect(open.length).toBeGreaterThan(0);
          if (state.position) expect(stepOf(process, state.position.stepId)).toBeDefined();
        }
      }),
      RUNS,
    );
  });

  it('pause the clock exactly while the dossier waits for its applicant', () => {
    fc.assert(
      fc.property(games, ({ states }) => {
        for (const state of states) {
          const waiting = state.pauses.filter((pause) => pause.to === null);
          expect(waiting.map((pause) => pause.reason)).toEqual(
            state.status === 5 ? ['SUPPLEMENT'] : state.status === 6 ? ['FINANCIAL_OBLIGATION'] : [],
          );
          expect(state.statusBeforePause === null).toBe(waiting.length === 0);
          const ends = state.pauses.flatMap((pause) => [pause.from, pause.to ?? '9999']);
          expect(ends).toEqual([...ends].sort());
        }
      }),
      RUNS,
    );
  });

  it('leave a clock whose intervals add up to the time since reception', () => {
    fc.assert(
      fc.property(games, fc.integer({ min: 0, max: 5000 }), ({ states, events }, minutesAgo) => {
        const state = states.at(-1)!;
        if (!state.receivedAt || !state.limit) return;
        const start = Date.parse(state.receivedAt);
        const finishedAt = state.finishedAt === null ? null : Date.parse(state.finishedAt);
        const now = Date.parse(events.at(-1)!.at) + minutesAgo * 60_000;
        const { intervals } = readClock({
          calendar: nationalCalendar(),
          start,
          limit: state.limit,
          pauses: state.pauses
            .filter((pause) => pause.from >= state.receivedAt!)
            .map((pause) => ({
              from: Date.parse(pause.from),
              to: pause.to === null ? null : Date.parse(pause.to),
              reason: { vi: pause.reason },
              mode: 'RESTART',
            })),
          extensions: [],
          now,
          finishedAt,
        });
        const sum = intervals.reduce((total, { from, to }) => total + (to - from), 0);
        expect(sum).toBe((finishedAt ?? now) - start);
      }),
      RUNS,
    );
  });

  it('replay to the same state, and reach every official status and every kind of event', () => {
    const statuses = new Set<number>();
    const types = new Set<string>();
    fc.assert(
      fc.property(games, ({ states, events }) => {
        expect(reduce(events)).toEqual(states.at(-1));
        for (const state of states) statuses.add(state.status);
        for (const { type } of events) types.add(type);
      }),
      { numRuns: 700, seed: 20261123 },
    );
    expect([...statuses].sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(EVERY_TYPE.filter((type) => !types.has(type))).toEqual([]);
  });

  it('begin at the moment of the submission', () => {
    expect(play(WORLD, PROCESSES[0]!, []).states[0]?.submittedAt).toBe(new Date(T0).toISOString());
  });
});
