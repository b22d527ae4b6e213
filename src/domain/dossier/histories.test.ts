import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nationalCalendar } from '../calendar/nationalCalendar.ts';
import { readClock } from '../clock/clock.ts';
import type { Actor } from '../policy/actor.ts';
import { allowedActions, type DossierFacts } from '../policy/can.ts';
import type { ProcessDefinition, ProcessStep, Role } from '../process/process.ts';
import type { DossierAction } from './actions.ts';
import type { DossierEvent, EventType, Payloads, Position } from './events.ts';
import { applyEvent, reduce } from './reduce.ts';
import type { DossierState } from './state.ts';
import { event, PROMISE, SUBMISSION, T0 } from './testHistory.ts';

const FOLDER = new URL('../../../data/sample-province/processes/', import.meta.url);
const PROCESSES = readdirSync(FOLDER).map(
  (file) => JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8')) as ProcessDefinition,
);

/** The transitions of law.md §1 between official statuses. A counter dossier is submitted and accepted at once. */
const LAW: Record<number, number[]> = {
  1: [2, 3, 5, 7],
  2: [4, 5, 6, 7, 8, 9],
  3: [],
  4: [5, 6, 7, 8, 9],
  5: [1, 2, 3, 4, 7, 8],
  6: [4, 7, 8, 9],
  7: [],
  8: [10],
  9: [4, 10],
  10: [],
};

const officer = (accountId: string, role: Role, agencyCode: string): Actor => {
  const posts = [{ role, agencyCode, unitId: null }];
  return { kind: 'OFFICER', accountId, name: accountId, mustChangePassword: false, posts };
};
const [CENTRE, COMPETENT, ASKED] = ['H99.03', 'H99.06', 'H99.05'] as const;
/** Everybody a dossier of any of the processes can meet, with a spare for the most common role and some strangers. */
const PEOPLE: Actor[] = [
  { kind: 'APPLICANT', accountId: 'owner', name: 'Nguyễn Văn Mẫu' },
  { kind: 'APPLICANT', accountId: 'stranger', name: 'Trần Thị Ví Dụ' },
  ...['RECEPTIONIST', 'SPECIALIST', 'AGENCY_LEADER', 'RECORDS_CLERK'].map((role) =>
    officer(`centre-${role}`, role as Role, CENTRE),
  ),
  ...['UNIT_HEAD', 'SPECIALIST', 'AGENCY_LEADER', 'RECORDS_CLERK'].map((role) =>
    officer(`agency-${role}`, role as Role, COMPETENT),
  ),
  officer('second-specialist', 'SPECIALIST', COMPETENT),
  officer('asked-specialist', 'SPECIALIST', ASKED),
  officer('foreign-specialist', 'SPECIALIST', 'H99.07'),
  officer('province-leader', 'PROVINCE_LEADER', 'H99.01'),
];

function deskOf(step: ProcessStep): Position {
  const named = typeof step.agency === 'object' ? step.agency.agencyCode : undefined;
  const agencyCode = named ?? (step.agency === 'RECEIVING' ? CENTRE : COMPETENT);
  return { stepId: step.id, role: step.role, agencyCode, unitId: `${agencyCode}/${step.unit}`, assigneeId: null };
}

function stepOf(process: ProcessDefinition, id: string | undefined): ProcessStep | undefined {
  return process.steps.find((step) => step.id === id);
}

function factsOf(process: ProcessDefinition, state: DossierState): DossierFacts {
  const stepActions = stepOf(process, state.position?.stepId)?.transitions.map(({ action }) => action) ?? [];
  return { ...state, accepted: state.receivedAt !== null, stepActions };
}

type Happening = { [T in EventType]: [T, Payloads[T]] }[EventType];

/** The event that an action makes here, with the least that it needs. */
function happens(process: ProcessDefinition, state: DossierState, action: DossierAction, actor: Actor): Happening {
  const said = { reason: 'Lý do mẫu' };
  const to = () => {
    const here = stepOf(process, state.position?.stepId);
    const next = stepOf(process, here?.transitions.find((transition) => transition.action === action)?.to);
    if (!next) throw new Error(`${action} leads nowhere from ${here?.id}`);
    return deskOf(next);
  };
  switch (action) {
    case 'RECEIVE': {
      const at = deskOf(stepOf(process, process.start)!);
      return ['RECEIVED', { code: 'H99.03-261123-0001', promise: PROMISE, collectedVnd: 0, at }];
    }
    case 'DECLINE':
      return ['DECLINED', said];
    case 'REQUEST_SUPPLEMENT':
      return ['SUPPLEMENT_REQUESTED', { ...said, items: [], until: null }];
    case 'SUPPLEMENT':
      return ['SUPPLEMENTED', { note: '', components: [], acceptBy: null, promise: state.limit && PROMISE }];
    case 'WITHDRAW':
      return ['WITHDRAWN', said];
    case 'TAKE':
      return ['TAKEN', { assigneeId: 'accountId' in actor ? actor.accountId : '' }];
    case 'SET_OBLIGATION':
      return ['OBLIGATION_SET', { ...said, vnd: 1 }];
    case 'MEET_OBLIGATION':
      return ['OBLIGATION_MET', { note: '', promise: PROMISE }];
    case 'REFUSE':
      return ['REFUSED', { ...said, to: to() }];
    case 'ISSUE': {
      const result = { number: '1', date: '2026-11-25', signer: 'Mẫu', name: 'Kết quả', fileId: null };
      return ['RESULT_ISSUED', { result, to: to() }];
    }
    case 'RETURN':
      return ['RETURNED', { method: 'COUNTER', collectorName: 'Mẫu', authorised: false }];
    default:
      return ['MOVED', { action, to: to() }];
  }
}

interface Turn {
  person: number;
  choice: number;
  minutes: number;
}

/** Lets random people press random buttons of those they are shown; answers every state on the way. */
function play(process: ProcessDefinition, turns: Turn[]): { states: DossierState[]; events: DossierEvent[] } {
  const start = stepOf(process, process.start)!;
  const facts = { ...SUBMISSION, competentAgencyCode: COMPETENT, receivingAgencyCode: CENTRE, at: deskOf(start) };
  let minutes = 0;
  const events = [event(1, 'SUBMITTED', facts, { minutes })];
  let state = reduce(events);
  const states = [state];
  for (const turn of turns) {
    const able = PEOPLE.map((actor) => ({ actor, actions: allowedActions(actor, factsOf(process, state)) })).filter(
      ({ actions }) => actions.length > 0,
    );
    const chosen = able[turn.person % able.length];
    if (!chosen) break;
    const action = chosen.actions[turn.choice % chosen.actions.length]!;
    const [type, payload] = happens(process, state, action, chosen.actor);
    minutes += turn.minutes;
    const actorId = 'accountId' in chosen.actor ? chosen.actor.accountId : null;
    const next = event(state.revision + 1, type, payload, { minutes, actorId });
    state = applyEvent(state, next);
    states.push(state);
    events.push(next);
  }
  return { states, events };
}

const turns = fc.array(
  fc.record({ person: fc.nat(99), choice: fc.nat(99), minutes: fc.integer({ min: 0, max: 5000 }) }),
  {
    minLength: 1,
    maxLength: 60,
  },
);
const games = fc
  .tuple(fc.constantFrom(...PROCESSES), turns)
  .map(([process, list]) => ({ process, ...play(process, list) }));
const RUNS = { numRuns: 400 };

describe('random people doing what they are allowed to, over the five processes of the sample province,', {
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
          const open = PEOPLE.filter((actor) => allowedActions(actor, factsOf(process, state)).length > 0);
          expect(open.length > 0).toBe(!closed);
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
      { numRuns: 1500, seed: 20261123 },
    );
    expect([...statuses].sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(types.size).toBe(13);
  });

  it('begin at the moment of the submission', () => {
    expect(play(PROCESSES[0]!, []).states[0]?.submittedAt).toBe(new Date(T0).toISOString());
  });
});
