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
 * n the desk, before acceptance only · B owner or the receiving counter · C the receiving counter ·
 * W the owner before acceptance, the receiving counter after it · . nobody
 */
const TABLE: Record<DossierAction, string> = {
  RECEIVE: 'D.........',
  DECLINE: 'n...n.....',
  REQUEST_SUPPLEMENT: 'DS.S......',
  SUPPLEMENT: '....B.....',
  WITHDRAW: 'WW.WWW....',
  TAKE: 'TT.T...TT.',
  FORWARD: '.S.S......',
  ASSIGN: '.S.S......',
  PROPOSE: '.S.S......',
  APPROVE: '.S.S......',
  SEND_BACK: '.S.S......',
  ASK_OPINION: '.S.S......',
  ANSWER_OPINION: '.S.S......',
  SET_OBLIGATION: '...S......',
  MEET_OBLIGATION: '.....C....',
  REFUSE: '.S.S......',
  ISSUE: '.S.S...S..',
  RETURN: '.......SS.',
};

/** The action of a process step on which each depends; a payment is asked for where somebody appraises. */
const STEP_ACTION: Partial<Record<DossierAction, StepAction>> = { SET_OBLIGATION: 'PROPOSE' };

const DESK: Position = { stepId: 'x', role: 'SPECIALIST', agencyCode: 'H99.05', unitId: 'u1', assigneeId: null };
const officer = (accountId: string, role: Role, agencyCode: string, unitId: string | null): Actor => ({
  kind: 'OFFICER',
  accountId,
  name: accountId,
  mustChangePassword: false,
  posts: [{ role, agencyCode, unitId }],
});

/** Everybody who could come along, and what they are to the dossier. */
const PEOPLE: { who: Actor; atDesk?: boolean; atCounter?: boolean; owner?: boolean }[] = [
  { who: officer('specialist', 'SPECIALIST', 'H99.05', 'u1'), atDesk: true },
  { who: officer('colleague', 'SPECIALIST', 'H99.05', 'u1'), atDesk: true },
  { who: officer('anywhere', 'SPECIALIST', 'H99.05', null), atDesk: true },
  { who: officer('next-door', 'SPECIALIST', 'H99.05', 'u2') },
  { who: officer('elsewhere', 'SPECIALIST', 'H99.06', 'u1') },
  { who: officer('head', 'UNIT_HEAD', 'H99.05', 'u1') },
  { who: officer('counter', 'RECEPTIONIST', 'H99.03', 'u9'), atCounter: true },
  { who: officer('other-counter', 'RECEPTIONIST', 'H99.41', 'u8') },
  { who: officer('leader', 'PROVINCE_LEADER', 'H99.01', null) },
  { who: officer('centre', 'CENTRE_HEAD', 'H99.03', null) },
  { who: officer('administrator', 'AGENCY_ADMINISTRATOR', 'H99.05', null) },
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
            const listed = STEP_ACTION[action] ?? (action as StepAction);
            const position = FINAL_STATUSES.includes(status as Status) ? null : { ...DESK, assigneeId };
            const stepActions = stepAllows ? [listed] : [];
            const facts = { status: status as Status, accepted, position, stepActions, ...AGENCIES };
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
    for (const { facts } of situations())
      for (const { who } of PEOPLE)
        expect(allowedActions(who, facts)).toEqual(DOSSIER_ACTIONS.filter((action) => can(who, action, facts)));
  });

  it('is nothing once the dossier has ended', () => {
    for (const status of FINAL_STATUSES) {
      const stepActions: StepAction[] = ['RETURN', 'ISSUE', 'FORWARD'];
      const facts: DossierFacts = { status, accepted: status !== 3, position: null, stepActions, ...AGENCIES };
      for (const { who } of PEOPLE) expect(allowedActions(who, facts)).toEqual([]);
    }
  });

  it('does not depend on posts of other agencies', () => {
    const posts: Post[] = [
      { role: 'SPECIALIST', agencyCode: 'H99.06', unitId: 'u1' },
      { role: 'RECEPTIONIST', agencyCode: 'H99.05', unitId: 'u1' },
    ];
    const mixed: Actor = { kind: 'OFFICER', accountId: 'mixed', name: 'Mẫu', mustChangePassword: false, posts };
    const facts: DossierFacts = { status: 4, accepted: true, position: DESK, stepActions: ['PROPOSE'], ...AGENCIES };
    expect(allowedActions(mixed, facts)).toEqual([]);
  });
});

describe('who may read a dossier', () => {
  const facts: DossierFacts = { status: 4, accepted: true, position: DESK, stepActions: [], ...AGENCIES };
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
