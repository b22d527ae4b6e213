import type { Actor } from '../policy/actor.ts';
import { allowedActions, type DossierFacts, mayAnswer } from '../policy/can.ts';
import { factsOf } from '../policy/facts.ts';
import type { ProcessDefinition, ProcessStep, Role } from '../process/process.ts';
import { DOSSIER_ACTIONS, type DossierAction } from './actions.ts';
import type { DossierEvent, EventType, Payloads, PendingDecision, Position } from './events.ts';
import { applyEvent, reduce } from './reduce.ts';
import { type DossierState, isOpenOpinion, isOpenVisit, type Opinion } from './state.ts';
import { event, PROMISE, SUBMISSION } from './testHistory.ts';

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

/** Where random people meet: who they are, and what dossiers there are made of. */
export interface World {
  people: readonly Actor[];
  unitId(agencyCode: string, kind: ProcessStep['unit']): string;
  /** of a question or a visit, by the revision at which it is made */
  newId(kind: string, revision: number): string;
}

/** Agencies and people of no database. */
export const WORLD: World = {
  people: PEOPLE,
  unitId: (agencyCode, kind) => `${agencyCode}/${kind}`,
  newId: (kind, revision) => `${kind}-${revision}`,
};

function deskOf(world: World, step: ProcessStep): Position {
  const named = typeof step.agency === 'object' ? step.agency.agencyCode : undefined;
  const agencyCode = named ?? (step.agency === 'RECEIVING' ? CENTRE : COMPETENT);
  const unitId = world.unitId(agencyCode, step.unit);
  return { stepId: step.id, role: step.role, agencyCode, unitId, assigneeId: null };
}

/** The step of that id, if there is one. */
export function stepOf(process: ProcessDefinition, id: string | undefined): ProcessStep | undefined {
  return process.steps.find((step) => step.id === id);
}

/** The policy's view of a dossier in its process. */
export function factsIn(process: ProcessDefinition, state: DossierState): DossierFacts {
  const stepActions = stepOf(process, state.position?.stepId)?.transitions.map(({ action }) => action) ?? [];
  return factsOf(state, stepActions);
}

type Happening = { [T in EventType]: [T, Payloads[T]] }[EventType];

/** The event that an action makes here, with the least that it needs; undefined where the use case refuses. */
function happens(
  world: World,
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
    return deskOf(world, step);
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
      const at = deskOf(world, stepOf(process, process.start)!);
      return ['RECEIVED', { code: 'H99.03-261123-0001', promise: PROMISE, collectedVnd: 0, at }];
    }
    case 'DECLINE':
      return ['DECLINED', said];
    case 'REQUEST_SUPPLEMENT':
      return state.receivedAt === null && state.supplementRequests === 0
        ? ['SUPPLEMENT_REQUESTED', { ...said, items: [], until: null }]
        : leader(world, state, { kind: 'SUPPLEMENT', ...said, items: [], until: null });
    case 'SUPPLEMENT':
      return ['SUPPLEMENTED', { note: '', components: [], acceptBy: null, promise: state.limit && PROMISE }];
    case 'ASK_WITHDRAWAL':
      return ['WITHDRAWAL_ASKED', said];
    case 'CANCEL_WITHDRAWAL':
      return ['WITHDRAWAL_CANCELLED', said];
    case 'WITHDRAW':
      return ['WITHDRAWN', said];
    case 'TAKE':
      return ['TAKEN', { assigneeId: 'accountId' in actor ? actor.accountId : '' }];
    case 'REASSIGN':
      return ['REASSIGNED', { ...said, assigneeId: null }];
    case 'ASK_OPINION': {
      const asked = { agencyCode: ASKED, unitId: null };
      const id = world.newId('opinion', state.revision);
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
      return ['VISIT_PLANNED', { visitId: world.newId('visit', state.revision), kind: 'VERIFICATION', ...plan }];
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
        : leader(world, state, { kind: 'EXTENSION', ...said, until, fileIds: [] });
    case 'STOP':
      return leader(world, state, { kind: 'STOP', ...said });
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
function leader(world: World, state: DossierState, decision: PendingDecision): Happening {
  const { stepId, agencyCode } = state.position!;
  const unitId = world.unitId(agencyCode, 'LEADERSHIP');
  return ['DECISION_ASKED', { decision, to: { stepId, agencyCode, unitId, role: 'AGENCY_LEADER', assigneeId: null } }];
}

function approved({ decision }: DossierState, issuing: () => Position): Happening {
  const { kind, reason, from } = decision!;
  if (kind === 'STOP') return ['STOPPED', { reason, to: issuing() }];
  if (kind === 'SUPPLEMENT') return ['SUPPLEMENT_REQUESTED', { reason, items: [], until: null, to: from }];
  const { until } = decision as Extract<PendingDecision, { kind: 'EXTENSION' }>;
  return ['EXTENDED', { until, reason, fileIds: [], tooLate: false, trace: [], to: from }];
}

/**
 * What happens without a button of the dossier: an agency has finished its part, the next one in order begins, the
 * applicant orders the post.
 */
function byItself({ branches, branchMode }: DossierState, turn: Turn): Happening | undefined {
  if (turn.minutes % 31 === 0) return ['DELIVERY_CHOSEN', { delivery: { method: 'ONLINE' } }];
  const running = branches.find((one) => one.state === 'RUNNING');
  if (running) {
    const outcome = turn.person % 4 > 0 ? 'RESOLVED' : 'STOPPED';
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
export function play(
  world: World,
  process: ProcessDefinition,
  turns: readonly Turn[],
): { states: DossierState[]; events: DossierEvent[] } {
  const start = stepOf(process, process.start)!;
  const facts = {
    ...SUBMISSION,
    competentAgencyCode: COMPETENT,
    receivingAgencyCode: CENTRE,
    at: deskOf(world, start),
  };
  let minutes = 0;
  const events = [event(1, 'SUBMITTED', facts, { minutes })];
  let state = reduce(events);
  const states = [state];
  for (const turn of turns) {
    const able = world.people
      .map((actor) => ({ actor, actions: allowedActions(actor, factsIn(process, state)) }))
      .filter(({ actions }) => actions.length > 0);
    const chosen = able[turn.person % able.length];
    if (!chosen) break;
    const wanted = turn.minutes % 40 === 0 ? ENDINGS : turn.minutes % 2 === 0 ? ASIDE : ONWARD;
    const preferred = chosen.actions.filter((action) => wanted.includes(action));
    const actions = preferred.length > 0 ? preferred : chosen.actions.filter((action) => !ENDINGS.includes(action));
    if (actions.length === 0) continue;
    const action = actions[turn.choice % actions.length]!;
    const alone = state.position && turn.choice % 3 === 0 ? byItself(state, turn) : undefined;
    const happening = alone ?? happens(world, process, state, action, chosen.actor);
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
