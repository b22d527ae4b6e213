import { describe, expect, it } from 'vitest';
import { mayCollect } from './mayCollect.ts';

describe('who may take a result without authorisation (Đ.11.4 quy chế Đồng Nai)', () => {
  const owner = { name: 'Nguyễn Văn Mẫu', citizenId: '001090000001' };

  it('is the owner, by number, or by name where a number is missing', () => {
    expect(mayCollect(owner, { name: 'Nguyen Van Mau', citizenId: '001090000001' })).toBe(true);
    expect(mayCollect(owner, { name: '  nguyễn văn  MẪU ' })).toBe(true);
    expect(mayCollect({ name: 'Nguyễn Văn Mẫu' }, { name: 'Nguyễn Văn Mẫu', citizenId: '001090000001' })).toBe(true);
  });

  it('is not somebody else of the same name, nor a stranger', () => {
    expect(mayCollect(owner, { name: 'Nguyễn Văn Mẫu', citizenId: '001090000002' })).toBe(false);
    expect(mayCollect(owner, { name: 'Trần Thị Ví Dụ' })).toBe(false);
    expect(mayCollect({ ...owner, submitterName: undefined }, { name: '' })).toBe(false);
  });

  it('is whoever handed the dossier in for the owner, with their own number', () => {
    const withSubmitter = { ...owner, submitterName: 'Trần Thị Ví Dụ' };
    expect(mayCollect(withSubmitter, { name: 'Trần Thị Ví Dụ', citizenId: '001190000009' })).toBe(true);
  });
});
