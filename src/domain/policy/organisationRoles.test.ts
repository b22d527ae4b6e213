import { describe, expect, it } from 'vitest';
import { mayGive, ORGANISATION_ROLES, roleIn } from './organisationRoles.ts';

const actor = { kind: 'APPLICANT', accountId: 'o', name: 'Công ty Ví Dụ' } as const;
const by = { accountId: 'p', name: 'Nguyễn Văn Mẫu', procedureCodes: [], draftId: null } as const;

describe('roles in an organisation', () => {
  it('let owners give every role, managers only the two below them, the others none', () => {
    const given = ORGANISATION_ROLES.map((role) => ORGANISATION_ROLES.filter((wanted) => mayGive(role, wanted)));
    expect(given).toEqual([['OWNER', 'MANAGER', 'SUBMITTER', 'VIEWER'], ['SUBMITTER', 'VIEWER'], [], []]);
    expect(mayGive(undefined, 'VIEWER')).toBe(false);
  });

  it('make an owner of whoever signs in as the organisation, and none of an authorised person', () => {
    expect(roleIn(actor)).toBe('OWNER');
    expect(roleIn({ ...actor, by: { ...by, capacity: 'VIEWER' } })).toBe('VIEWER');
    expect(roleIn({ ...actor, by: { ...by, capacity: 'AUTHORISED' } })).toBeUndefined();
  });
});
