import { describe, expect, it } from 'vitest';
import { DOSSIER_ACTIONS, type DossierAction } from '../dossier/actions.ts';
import type { Position } from '../dossier/events.ts';
import { FINAL_STATUSES, type Status } from '../dossier/status.ts';
import type { Role, StepAction } from '../process/process.ts';
import { type Actor, ANONYMOUS, type Post } from './actor.ts';
import { allowedActions, can, canRead, type DossierFacts } from './can.ts';

/**
 * Who may do what in which official status, written from law.md §1 and not from the code. One letter a status, 1 to 10:
 * D the desk · S the desk where its step lists the action · T somebody at the desk who does not have it yet ·
 * n the desk, before acceptance only · a the desk, after acceptance only · H who heads the desk's unit or agency ·
 * B owner or the receiving counter · C the receiving counter · O the owner · Q who is asked for an opinion ·
 * A the owner, after acceptance · L the leader of the agency that decides · W the owner before acceptance, the receiving counter after it · . nobody
 */
const TABLE: Record<DossierAction, string> = {
  EDIT: 'O.........',
  RECEIVE: 'D.........',
  DECLINE: 'n...n.....',
  REQUEST_SUPPLEMENT: 'DS.S......',
  SUPPLEMENT: '....B.....',
  ASK_WITHDRAWAL: '.A.AAA....',
  CANCEL_WITHDRAWAL: '.O.OOO....',
  WITHDRAW: 'WW.WWW....',
  TAKE: 'TT.TTT.TT.',
  REASSIGN: 'HH.HHH.HH.',
  FORWARD: '.S.S......',
  ASSIGN: '.S.S......',
  PROPOSE: '.S.S......',
  APPROVE: '.S.S......',
  SEND_BACK: '.S.S......',
  ASK_OPINION: '.S.S......',
  ANSWER_OPINION: '.Q.QQQ....',
  REMIND_OPINION: '.D.DDD....',
  CANCEL_OPINION: '.D.DDD....',
  PLAN_VISIT: '.D.D......',
  RECORD_VISIT: '.D.D......',
  CANCEL_VISIT: '.D.D......',
  BRANCH: '.S.S......',
  SEND_OUT: '...D......',
  RECORD_REPLY: '...D......',
  SET_OBLIGATION: '.D.D......',
  MEET_OBLIGATION: '.....C....',
  EXTEND: '.D.D......',
  APPROVE_DECISION: 'DD.DDD....',
  REJECT_DECISION: 'DD.DDD....',
  REFUSE: '.S.S......',
  STOP: '.a.aaa....',
  ISSUE: '.S.S...S..',
  RETURN: '.......SS.',
  CORRECT: '........LL',
  REOPEN: '.......L.L',
};

/** What must be so of the dossier for an action to be there at all; of the others nothing is. */
const NEEDS: Partial<Record<DossierAction, Partial<DossierFacts>>> = {
  ANSWER_OPINION: { opinionsAwaited: [{ agencyCode: 'H99.06', unitId: null }] },
  REMIND_OPINION: { opinionsAwaited: [{ agencyCode: 'H99.06', unitId: null }] },
  CANCEL_OPINION: { opinionsAwaited: [{ agencyCode: 'H99.06', unitId: null }] },
  RECORD_VISIT: { visitPlanned: true },
  CANCEL_VISIT: { visitPlanned: true },
  CANCEL_WITHDRAWAL: { withdrawalAsked: true },
  RECORD_REPLY: { sentOut: true },
  APPROVE_DECISION: { underDecision: true },
  REJECT_DECISION: { underDecision: true },
  CORRECT: { hasResult: true },
  REOPEN: { wasStopped: true },
};

/** A dossier of which nothing is awaited. */
const QUIET = {
  underDecision: false,
  opinionsAwaited: [],
  visitPlanned: false,
  sentOut: false,
  branches: 'NONE',
  isBranch: false,
  procedureCode: '1.000001',
  hasResult: false,
  wasStopped: false,
  withdrawalAsked: false,
} satisfies Partial<DossierFacts>;

const DESK: Position = { stepId: 'x', role: 'SPECIALIST', agencyCode: 'H99.05', unitId: 'u1', assigneeId: null };
const officer = (accountId: string, role: Role, agencyCode: string, unitId: string | null): Actor => ({
  kind: 'OFFICER',
  accountId,
  name: accountId,
  mustChangePassword: false,
  posts: [{ role, agencyCode, unitId }],
});

/** Everybody who could come along, and what they are to the dossier. */
const PEOPLE: {
  who: Actor;
  atDesk?: boolean;
  atCounter?: boolean;
  owner?: boolean;
  head?: boolean;
  asked?: boolean;
  leader?: boolean;
}[] = [
  { who: officer('specialist', 'SPECIALIST', 'H99.05', 'u1'), atDesk: true },
  { who: officer('colleague', 'SPECIALIST', 'H99.05', 'u1'), atDesk: true },
  { who: officer('anywhere', 'SPECIALIST', 'H99.05', null), atDesk: true },
  { who: officer('next-door', 'SPECIALIST', 'H99.05', 'u2') },
  { who: officer('elsewhere', 'SPECIALIST', 'H99.06', 'u1'), asked: true },
  { who: officer('head', 'UNIT_HEAD', 'H99.05', 'u1'), head: true },
  { who: officer('agency-leader', 'AGENCY_LEADER', 'H99.05', null), head: true, leader: true },
  { who: officer('counter', 'RECEPTIONIST', 'H99.03', 'u9'), atCounter: true },
  { who: officer('other-counter', 'RECEPTIONIST', 'H99.41', 'u8') },
  { who: officer('leader', 'PROVINCE_LEADER', 'H99.01', null) },
  { who: officer('centre', 'CENTRE_HEAD', 'H99.03', null) },
  { who: officer('administrator', 'AGENCY_ADMINISTRATOR', 'H99.05', null), head: true },
  { who: officer('system', 'SYSTEM_ADMINISTRATOR', 'H99.05', null) },
  { who: { kind: 'APPLICANT', accountId: 'owner', name: 'Nguyễn Văn Mẫu' }, owner: true },
  { who: { kind: 'APPLICANT', accountId: 'stranger', name: 'Trần Thị Ví Dụ' } },
  { who: { kind: 'SYSTEM', name: 'job' } },
  { who: ANONYMOUS },
];

/** Statuses that a dossier can only have after, and only before, the one-stop accepted it. */
const AFTER_ACCEPTANCE: readonly number[] = [2, 4, 6, 8, 9, 10];
const BEFORE_ACCEPTANCE: readonly number[] = [1, 3];

function expected(letter: string, person: (typeof PEOPLE)[number], facts: DossierFacts, stepAllows: boolean): boolean {
  const me = 'accountId' in person.who ? person.who.accountId : undefined;
  const assignee = facts.position?.assigneeId ?? null;
  const desk = Boolean(person.atDesk) && facts.position !== null && (assignee === null || assignee === me);
  switch (letter) {
    case 'D':
      return desk;
    case 'S':
      return desk && stepAllows;
    case 'T':
      return Boolean(person.atDesk) && facts.position !== null && assignee !== me;
    case 'n':
      return desk && !facts.accepted;
    case 'a':
      return desk && facts.accepted;
    case 'H':
      return Boolean(person.head) && facts.position !== null;
    case 'L':
      return Boolean(person.leader);
    case 'A':
      return facts.accepted && Boolean(person.owner);
    case 'O':
      return Boolean(person.owner);
    case 'Q':
      return Boolean(person.asked);
    case 'B':
      return Boolean(person.owner) || Boolean(person.atCounter);
    case 'C':
      return Boolean(person.atCounter);
    case 'W':
      return facts.accepted ? Boolean(person.atCounter) : Boolean(person.owner);
    default:
      return false;
  }
}

function* situations(): Generator<{ action: DossierAction; facts: DossierFacts; stepAllows: boolean }> {
  for (const action of DOSSIER_ACTIONS)
    for (let status = 1; status <= 10; status++)
      for (const accepted of [true, false])
        for (const stepAllows of [true, false])
          for (const assigneeId of [null, 'specialist', 'colleague', 'gone']) {
            if (accepted ? BEFORE_ACCEPTANCE.includes(status) : AFTER_ACCEPTANCE.includes(status)) continue;
            const position = FINAL_STATUSES.includes(status as Status) ? null : { ...DESK, assigneeId };
            const stepActions = stepAllows ? [action as StepAction] : [];
            const known = { ...AGENCIES, ...QUIET, ...NEEDS[action] };
            const facts = { status: status as Status, accepted, position, stepActions, ...known };
            yield { action, facts, stepAllows };
          }
}
const AGENCIES = { ownerAccountId: 'owner', receivingAgencyCode: 'H99.03', competentAgencyCode: 'H99.05' };

describe('what may be done to a dossier', () => {
  it('is what the table says: every action, status, person, assignment and step, before and after acceptance', () => {
    const wrong: string[] = [];
    let yes = 0;
    for (const { action, facts, stepAllows } of situations()) {
      for (const person of PEOPLE) {
        const want = expected(TABLE[action][facts.status - 1] ?? '.', person, facts, stepAllows);
        if (want) yes++;
        if (can(person.who, action, facts) !== want)
          wrong.push(`${action} in ${facts.status}: ${JSON.stringify(person.who)} should be ${want}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(yes).toBeGreaterThan(300);
  });

  it('is what the buttons show: allowedActions lists exactly what can() says yes to', () => {
    const wrong: unknown[] = [];
    for (const { facts } of situations())
      for (const { who } of PEOPLE) {
        const yes = DOSSIER_ACTIONS.filter((action) => can(who, action, facts));
        if (allowedActions(who, facts).join() !== yes.join()) wrong.push({ who, facts, yes });
      }
    expect(wrong).toEqual([]);
  });

  it('is nothing once the dossier has ended', () => {
    for (const status of FINAL_STATUSES) {
      const stepActions: StepAction[] = ['RETURN', 'ISSUE', 'FORWARD'];
      const known = { ...AGENCIES, ...QUIET };
      const facts: DossierFacts = { status, accepted: status !== 3, position: null, stepActions, ...known };
      for (const { who } of PEOPLE) expect(allowedActions(who, facts)).toEqual([]);
    }
  });

  it('does not depend on posts of other agencies', () => {
    const posts: Post[] = [
      { role: 'SPECIALIST', agencyCode: 'H99.06', unitId: 'u1' },
      { role: 'RECEPTIONIST', agencyCode: 'H99.05', unitId: 'u1' },
    ];
    const mixed: Actor = { kind: 'OFFICER', accountId: 'mixed', name: 'Mẫu', mustChangePassword: false, posts };
    const facts: DossierFacts = {
      status: 4,
      accepted: true,
      position: DESK,
      stepActions: ['PROPOSE'],
      ...AGENCIES,
      ...QUIET,
    };
    expect(allowedActions(mixed, facts)).toEqual([]);
  });
});

describe('what waits for somebody else holds up', () => {
  const desk: Actor = officer('specialist', 'SPECIALIST', 'H99.05', 'u1');
  const stepActions: StepAction[] = ['PROPOSE', 'REQUEST_SUPPLEMENT', 'SEND_BACK'];
  const facts: DossierFacts = { status: 4, accepted: true, position: DESK, stepActions, ...AGENCIES, ...QUIET };

  it('everything at the desk while a leader decides, but not taking it over', () => {
    const pending = { ...facts, underDecision: true, position: { ...DESK, assigneeId: 'colleague' } };
    expect(allowedActions(desk, pending)).toEqual(['TAKE']);
  });

  it('the way on while a higher authority or another agency has it, but not sending it back', () => {
    for (const more of [{ sentOut: true }, { branches: 'RUNNING' as const }]) {
      expect(can(desk, 'PROPOSE', { ...facts, ...more })).toBe(false);
      expect(can(desk, 'SEND_BACK', { ...facts, ...more })).toBe(true);
    }
  });

  it('submitting it to a higher authority a second time, until the first has answered', () => {
    expect(can(desk, 'SEND_OUT', facts)).toBe(true);
    expect(can(desk, 'SEND_OUT', { ...facts, sentOut: true })).toBe(false);
  });

  it('the way on until an interlinked dossier has been sent to the agencies that share it', () => {
    const linked: DossierFacts = { ...facts, stepActions: ['PROPOSE', 'BRANCH'] };
    expect([can(desk, 'PROPOSE', linked), can(desk, 'BRANCH', linked)]).toEqual([false, true]);
    expect(can(desk, 'PROPOSE', { ...linked, branches: 'DONE' })).toBe(true);
  });

  it('what concerns the applicant, at the part of an interlinked dossier', () => {
    const left = allowedActions(desk, { ...facts, isBranch: true });
    for (const action of ['REQUEST_SUPPLEMENT', 'SET_OBLIGATION', 'EXTEND', 'WITHDRAW'] as const)
      expect(left).not.toContain(action);
  });
});

it('a dossier that was stopped is reopened and not corrected, though it may have a letter', () => {
  const leader = officer('agency-leader', 'AGENCY_LEADER', 'H99.05', null);
  const known = { accepted: true, position: null, stepActions: [], ...AGENCIES, ...QUIET, hasResult: true };
  expect(allowedActions(leader, { status: 10, ...known, wasStopped: true })).toEqual(['REOPEN']);
  expect(allowedActions(leader, { status: 10, ...known })).toEqual(['CORRECT']);
});

describe('who may read a dossier', () => {
  const facts: DossierFacts = { status: 4, accepted: true, position: DESK, stepActions: [], ...AGENCIES, ...QUIET };
  const readers = (touched: string[] = []) =>
    PEOPLE.filter(({ who }) => canRead(who, facts, touched)).map(({ who }) =>
      'accountId' in who ? who.accountId : who.kind,
    );

  it('its owner, officers of its agencies, leaders of province and centre; nobody else', () => {
    expect(readers()).toEqual([
      'specialist',
      'colleague',
      'anywhere',
      'next-door',
      'head',
      'agency-leader',
      'counter',
      'leader',
      'centre',
      'administrator',
      'owner',
      'SYSTEM',
    ]);
  });

  it('an agency that had it before', () => {
    expect(readers(['H99.06'])).toContain('elsewhere');
  });

  it('nobody by an owner that is not there', () => {
    const counterEntry = { ...facts, ownerAccountId: null };
    const applicants = PEOPLE.filter(({ who }) => who.kind === 'APPLICANT');
    expect(applicants.filter(({ who }) => canRead(who, counterEntry))).toEqual([]);
  });
});
