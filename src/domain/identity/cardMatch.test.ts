import { describe, expect, it } from 'vitest';
import { matchCard } from './cardMatch.ts';

const card = { citizenId: '999190000002', name: 'TRẦN THỊ VÍ DỤ', dateOfBirth: '1990-08-25' };
const holder = { citizenId: '999190000002', name: 'Trần Thị Ví Dụ', dateOfBirth: '1990-08-25' };

describe('the card of somebody who wants their account back', () => {
  it('proves them by its number when everything else that the account knows is the same', () => {
    expect(matchCard(card, holder)).toEqual({ proof: 'NUMBER' });
    expect(matchCard(card, { ...holder, name: ' tran thi  vi du', dateOfBirth: null })).toEqual({ proof: 'NUMBER' });
  });

  it('proves no more than a name where the account bears no number', () => {
    expect(matchCard(card, { ...holder, citizenId: null })).toEqual({ proof: 'NAME' });
    expect(matchCard(card, { ...holder, citizenId: null, dateOfBirth: null })).toEqual({ proof: 'NAME' });
  });

  it('is another person’s when number, name or date of birth differ, whatever else is the same', () => {
    expect(matchCard({ ...card, citizenId: '999190000003' }, holder)).toEqual({ differs: ['citizenId'] });
    expect(matchCard({ ...card, name: 'Trần Thị Thử' }, holder)).toEqual({ differs: ['name'] });
    const other = { ...card, name: 'Lê Văn Mẫu', dateOfBirth: '1990-08-24' };
    expect(matchCard(other, { ...holder, citizenId: null })).toEqual({ differs: ['name', 'dateOfBirth'] });
  });
});
