import { describe, expect, it } from 'vitest';
import { DOSSIER_ACTIONS } from '../dossier/actions.ts';
import type { Position } from '../dossier/events.ts';
import type { Role } from '../process/process.ts';
import { isAbovePost, mayRegisterAbsence, overseenPlaces, STOOD_IN_ROLES } from './absence.ts';
import { actingPost, actingPosts } from './actingPost.ts';
import { type Actor, holds, type Post, standsInFor } from './actor.ts';

const ABSENT = { accountId: 'absent', name: 'Trần Thị Ví Dụ' };
const post = (role: Role, agencyCode: string, unitId: string | null, more: Partial<Post> = {}): Post => ({
  role,
  agencyCode,
  unitId,
  ...more,
});
const officer = (accountId: string, ...posts: Post[]): Actor => ({
  kind: 'OFFICER',
  accountId,
  name: accountId,
  mustChangePassword: false,
  posts,
});

const DESK: Position = { stepId: 'x', role: 'SPECIALIST', agencyCode: 'H99.07', unitId: 'u1', assigneeId: null };
const facts = (assigneeId: string | null) => ({
  position: { ...DESK, assigneeId },
  receivingAgencyCode: 'H99.03',
  competentAgencyCode: 'H99.07',
  opinionsAwaited: [],
});
const own = post('SPECIALIST', 'H99.07', 'u1');
const theirs = post('SPECIALIST', 'H99.07', 'u1', { onBehalfOf: ABSENT });

describe('whoever stands in', () => {
  const both = officer('both', theirs, own);

  it('has the absent officer’s role, and names the officer once', () => {
    const substitute = officer('substitute', theirs, post('UNIT_HEAD', 'H99.07', 'u1', { onBehalfOf: ABSENT }));
    expect(holds(substitute, 'SPECIALIST', 'H99.07', 'u1')).toBe(true);
    expect(holds(substitute, 'SPECIALIST', 'H99.07', 'u2')).toBe(false);
    expect(standsInFor(substitute)).toEqual([ABSENT]);
    expect(standsInFor(officer('colleague', own))).toEqual([]);
  });

  it('acts under the post of the person who has the dossier, else under their own', () => {
    expect(actingPost(both, 'PROPOSE', facts(null))).toEqual(own);
    expect(actingPost(both, 'PROPOSE', facts('both'))).toEqual(own);
    expect(actingPost(both, 'PROPOSE', facts('absent'))).toEqual(theirs);
  });

  it('may choose for whom, among the posts that fit', () => {
    expect(actingPost(both, 'TAKE', facts(null), 'absent')).toEqual(theirs);
    expect(actingPost(both, 'TAKE', facts('absent'), 'both')).toEqual(own);
    expect(actingPost(both, 'TAKE', facts(null), 'somebody-else')).toEqual(own);
  });

  it('acts under a post that has to do with the dossier, or under none', () => {
    const stranger = officer('stranger', post('SPECIALIST', 'H99.08', 'u9'));
    for (const action of DOSSIER_ACTIONS) {
      expect(actingPosts(stranger, action, facts(null))).toEqual([]);
      expect(actingPosts({ kind: 'APPLICANT', accountId: 'a', name: 'a' }, action, facts(null))).toEqual([]);
    }
  });
});

describe('who may write down that somebody is away', () => {
  const specialist = post('SPECIALIST', 'H99.07', 'u1');

  it('is the officer, and everybody above each of the posts', () => {
    const allowed = [
      officer('absent', specialist),
      officer('head', post('UNIT_HEAD', 'H99.07', 'u1')),
      officer('leader', post('AGENCY_LEADER', 'H99.07', null)),
      officer('administrator', post('AGENCY_ADMINISTRATOR', 'H99.07', null)),
      officer('system', post('SYSTEM_ADMINISTRATOR', 'H99.01', null)),
    ];
    const refused = [
      officer('colleague', specialist),
      officer('other-head', post('UNIT_HEAD', 'H99.07', 'u2')),
      officer('other-leader', post('AGENCY_LEADER', 'H99.08', null)),
    ];
    for (const actor of allowed) expect(mayRegisterAbsence(actor, 'absent', [specialist])).toBe(true);
    for (const actor of refused) expect(mayRegisterAbsence(actor, 'absent', [specialist])).toBe(false);
    const alsoElsewhere = [specialist, post('SPECIALIST', 'H99.08', 'u9')];
    expect(mayRegisterAbsence(allowed[1] as Actor, 'absent', alsoElsewhere)).toBe(false);
    expect(mayRegisterAbsence(allowed[1] as Actor, 'absent', [])).toBe(false);
  });

  it('is not the head for the head, and not an agency for a post beyond it', () => {
    const head = officer('head', post('UNIT_HEAD', 'H99.07', 'u1'));
    expect(isAbovePost(head, post('UNIT_HEAD', 'H99.07', 'u1'))).toBe(false);
    const administrator = officer('administrator', post('AGENCY_ADMINISTRATOR', 'H99.03', null));
    expect(isAbovePost(administrator, post('CENTRE_HEAD', 'H99.03', null))).toBe(false);
  });

  it('never lets anybody stand in for an administrator', () => {
    expect(STOOD_IN_ROLES).not.toContain('AGENCY_ADMINISTRATOR');
    expect(STOOD_IN_ROLES).not.toContain('SYSTEM_ADMINISTRATOR');
    expect(STOOD_IN_ROLES).toHaveLength(8);
  });

  it('looks after a unit, an agency or everything', () => {
    expect(overseenPlaces(officer('head', post('UNIT_HEAD', 'H99.07', 'u1')))).toEqual([
      { agencyCode: 'H99.07', unitId: 'u1' },
    ]);
    expect(overseenPlaces(officer('leader', post('AGENCY_LEADER', 'H99.07', 'u5')))).toEqual([
      { agencyCode: 'H99.07', unitId: null },
    ]);
    expect(overseenPlaces(officer('system', post('SYSTEM_ADMINISTRATOR', 'H99.01', null)))).toBe('ALL');
    expect(overseenPlaces(officer('colleague', specialist))).toEqual([]);
  });
});
