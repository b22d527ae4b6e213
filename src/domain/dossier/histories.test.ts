import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nationalCalendar } from '../calendar/nationalCalendar.ts';
import { readClock } from '../clock/clock.ts';
import type { Actor } from '../policy/actor.ts';
import { allowedActions, type DossierFacts, mayAnswer } from '../policy/can.ts';
import { factsOf } from '../policy/facts.ts';
import type { ProcessDefinition, ProcessStep, Role } from '../process/process.ts';
import { DOSSIER_ACTIONS, type DossierAction } from './actions.ts';
import type { DossierEvent, EventType, Payloads, PendingDecision, Position } from './events.ts';
import { applyEvent, reduce } from './reduce.ts';
import { type DossierState, isOpenOpinion, isOpenVisit, type Opinion } from './state.ts';
import { event, PROMISE, SUBMISSION, T0 } from './testHistory.ts';

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
  officer('asked-leader', 'AGENCY_LEADER', ASKED),
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

function factsIn(process: ProcessDefinition, state: DossierState): DossierFacts {
  const stepActions = stepOf(process, state.position?.stepId)?.transitions.map(({ action }) => action) ?? [];
  return factsOf(state, stepActions);
}

type Happening = { [T in EventType]: [T, Payloads[T]] }[EventType];

/** The event that an action makes here, with the least that it needs; undefined where the use case refuses. */
function happens(
  process: ProcessDefinition,
  state: DossierState,
  action: DossierAction,
  actor: Actor,
): Happening | undefined {
  const said = { reason: 'Lý do mẫu' };
  const here = stepOf(process, state.position?.stepId);
  const deskAt = (id: string | undefined) => {
    const step = stepOf(process, id);
    if (!step) throw new Error(`${action} leads nowhere from ${here?.id}`);
    return deskOf(step);
  };
  const to = () => deskAt(here?.transitions.find((transition) => transition.action === action)?.to);
  const start = stepOf(process, process.start);
  const working = () => deskAt(start?.transitions.find((one) => one.action === 'FORWARD')?.to ?? process.start);
  const issuing = () =>
    deskAt(process.steps.find((step) => step.transitions.some((one) => one.action === 'ISSUE'))?.id);
  const opinionId = state.opinions.find((opinion) => isOpenOpinion(opinion) && answers(actor, action, opinion))?.id;
  const visitId = state.visits.find(isOpenVisit)?.id ?? '';
  const until = '2027-06-30T10:00:00.000Z';
  switch (action) {
    case 'EDIT': {
      const { applicant, answers, components, delivery, acceptBy } = SUBMISSION;
      return ['EDITED', { applicant, answers, components, delivery, acceptBy }];
    }
    case 'RECEIVE': {
      const at = deskOf(stepOf(process, process.start)!);
      return ['RECEIVED', { code: 'H99.03-261123-0001', promise: PROMISE, collectedVnd: 0, at }];
    }
    case 'DECLINE':
      return ['DECLINED', said];
    case 'REQUEST_SUPPLEMENT':
      return state.receivedAt === null && state.supplementRequests === 0
        ? ['SUPPLEMENT_REQUESTED', { ...said, items: [], until: null }]
        : leader(state, { kind: 'SUPPLEMENT', ...said, items: [], until: null });
    case 'SUPPLEMENT':
      return ['SUPPLEMENTED', { note: '', components: [], acceptBy: null, promise: state.limit && PROMISE }];
    case 'WITHDRAW':
      return ['WITHDRAWN', said];
    case 'TAKE':
      return ['TAKEN', { assigneeId: 'accountId' in actor ? actor.accountId : '' }];
    case 'REASSIGN':
      return ['REASSIGNED', { ...said, assigneeId: null }];
    case 'ASK_OPINION': {
      const asked = { agencyCode: ASKED, unitId: null };
      const id = `opinion-${state.revision}`;
      return ['OPINION_ASKED', { opinionId: id, asked, question: '?', fileIds: [], dueAt: until }];
    }
    case 'ANSWER_OPINION':
      return ['OPINION_ANSWERED', { opinionId: opinionId ?? '', answer: '.', fileIds: [] }];
    case 'REMIND_OPINION':
      return ['OPINION_REMINDED', { opinionId: opinionId ?? '', note: '' }];
    case 'CANCEL_OPINION':
      return ['OPINION_CANCELLED', { opinionId: opinionId ?? '', ...said }];
    case 'PLAN_VISIT': {
      const plan = { at: until, place: 'Mẫu', participants: 'Mẫu', content: 'Mẫu' };
      return ['VISIT_PLANNED', { visitId: `visit-${state.revision}`, kind: 'VERIFICATION', ...plan }];
    }
    case 'RECORD_VISIT':
      return ['VISIT_RECORDED', { visitId, participants: 'Mẫu', minutes: 'Mẫu', fileIds: [] }];
    case 'CANCEL_VISIT':
      return ['VISIT_CANCELLED', { visitId, ...said }];
    case 'BRANCH': {
      const { mode, branches } = here!.branching!;
      const open = branches.filter(({ id }) => state.branches.find((one) => one.id === id)?.state !== 'RESOLVED');
      if (open.length === 0) return undefined;
      const plans = open.map(({ id, name }) => ({ id, name, dossierId: id, agencyCode: ASKED, dueAt: null }));
      return ['BRANCHED', { mode, branches: plans }];
    }
    case 'SEND_OUT':
      return ['SENT_OUT', { authority: 'Mẫu', ...DOCUMENT, until: null }];
    case 'RECORD_REPLY':
      return ['CAME_BACK', DOCUMENT];
    case 'EXTEND':
      return state.extensions.length > 0
        ? undefined
        : leader(state, { kind: 'EXTENSION', ...said, until, fileIds: [] });
    case 'STOP':
      return leader(state, { kind: 'STOP', ...said });
    case 'APPROVE_DECISION':
      return approved(state, issuing);
    case 'REJECT_DECISION':
      return ['DECISION_REJECTED', { comment: 'Mẫu', to: state.decision!.from }];
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
    case 'CORRECT':
      return ['CORRECTED', { ...said, to: working() }];
    case 'REOPEN':
      return ['REOPENED', { ...said, to: working() }];
    default:
      return ['MOVED', { action, to: to() }];
  }
}

const DOCUMENT = { documentNumber: '1', documentDate: '2026-11-25', note: '', fileIds: [] };

function answers(actor: Actor, action: DossierAction, { asked }: Opinion): boolean {
  return action !== 'ANSWER_OPINION' || mayAnswer(actor, asked);
}

/** Laid before the leader of the agency that has the dossier. */
function leader(state: DossierState, decision: PendingDecision): Happening {
  const { stepId, agencyCode } = state.position!;
  const unitId = `${agencyCode}/LEADERSHIP`;
  return ['DECISION_ASKED', { decision, to: { stepId, agencyCode, unitId, role: 'AGENCY_LEADER', assigneeId: null } }];
}

function approved({ decision }: DossierState, issuing: () => Position): Happening {
  const { kind, reason, from } = decision!;
  if (kind === 'STOP') return ['STOPPED', { reason, to: issuing() }];
  if (kind === 'SUPPLEMENT') return ['SUPPLEMENT_REQUESTED', { reason, items: [], until: null, to: from }];
  const { until } = decision as Extract<PendingDecision, { kind: 'EXTENSION' }>;
  return ['EXTENDED', { until, reason, fileIds: [], tooLate: false, trace: [], to: from }];
}

/** What the program does by itself: an agency has finished its part, and the next one in order begins. */
function byItself({ branches, branchMode }: DossierState, resolved: boolean): Happening | undefined {
  const running = branches.find((one) => one.state === 'RUNNING');
  if (running) {
    const outcome = resolved ? 'RESOLVED' : 'STOPPED';
    return ['BRANCH_FINISHED', { branchId: running.id, outcome, note: '', result: null }];
  }
  const next = branchMode === 'SEQUENTIAL' ? branches.find((one) => one.state === 'WAITING') : undefined;
  return next && ['BRANCH_STARTED', { branchId: next.id, dueAt: null }];
}

/** Pressed seldom, often, and in between, lest every history be a short one. */
const ENDINGS: readonly DossierAction[] = ['WITHDRAW', 'DECLINE', 'STOP', 'REFUSE'];
const ONWARD: readonly DossierAction[] = [
  ...(['RECEIVE', 'FORWARD', 'ASSIGN', 'PROPOSE', 'APPROVE', 'ISSUE', 'RETURN', 'BRANCH'] as const),
  ...(['SUPPLEMENT', 'MEET_OBLIGATION', 'APPROVE_DECISION', 'RECORD_REPLY', 'ASK_OPINION', 'ANSWER_OPINION'] as const),
];
const ASIDE = DOSSIER_ACTIONS.filter((action) => !ENDINGS.includes(action) && !ONWARD.includes(action));

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
    const able = PEOPLE.map((actor) => ({ actor, actions: allowedActions(actor, factsIn(process, state)) })).filter(
      ({ actions }) => actions.length > 0,
    );
    const chosen = able[turn.person % able.length];
    if (!chosen) break;
    const wanted = turn.minutes % 40 === 0 ? ENDINGS : turn.minutes % 2 === 0 ? ASIDE : ONWARD;
    const preferred = chosen.actions.filter((action) => wanted.includes(action));
    const actions = preferred.length > 0 ? preferred : chosen.actions.filter((action) => !ENDINGS.includes(action));
    if (actions.length === 0) continue;
    const action = actions[turn.choice % actions.length]!;
    const alone = state.position && turn.choice % 3 === 0 ? byItself(state, turn.person % 4 > 0) : undefined;
    const happening = alone ?? happens(process, state, action, chosen.actor);
    if (!happening) continue;
    const [type, payload] = happening;
    minutes += turn.minutes;
    const actorId = !alone && 'accountId' in chosen.actor ? chosen.actor.accountId : null;
    const next = event(state.revision + 1, type, payload, { minutes, actorId });
    state = applyEvent(state, next);
    states.push(state);
    events.push(next);
  }
  return { states, events };
}

/** All but RELOCATED, which administrators make and nobody's button. */
const EVERY_TYPE = [...readFileSync(new URL('./events.ts', import.meta.url), 'utf8').matchAll(/^ {2}([A-Z_]+): \{/gm)]
  .map(([, type = '']) => type)
  .filter((type) => type !== 'RELOCATED');

const turns = fc.array(
  fc.record({ person: fc.nat(99), choice: fc.nat(99), minutes: fc.integer({ min: 0, max: 5000 }) }),
  {
    minLength: 1,
    maxLength: 120,
    size: 'max',
  },
);
const games = fc
  .tuple(fc.constantFrom(...PROCESSES), turns)
  .map(([process, list]) => ({ process, ...play(process, list) }));
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
          const open = PEOPLE.flatMap((actor) => allowedActions(actor, factsIn(process, state)));
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
    expect(play(PROCESSES[0]!, []).states[0]?.submittedAt).toBe(new Date(T0).toISOString());
  });
});
