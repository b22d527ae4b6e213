import { describe, expect, it } from 'vitest';
import type { Component, ProcedureContent } from '../../domain/procedure/procedure.ts';
import { carryOver } from './carryOver.ts';
import { type DraftContent, toDraftContent } from './draftContent.ts';

const paper = (key: string, change: Partial<Component> = {}): Component => ({
  key,
  name: `Giấy ${key}`,
  originals: 1,
  copies: 0,
  required: true,
  ...change,
});

function procedure(change: Partial<ProcedureContent> = {}): ProcedureContent {
  return {
    subjects: ['CITIZEN'],
    serviceLevel: 'FULL',
    state: 'IN_FORCE',
    methods: [{ channel: 'ONLINE', limit: { unit: 'WORKING_DAYS', value: 3 }, fees: [] }],
    componentCases: [
      { name: 'Cấp mới', components: [paper('a'), paper('b')], notes: [] },
      { name: 'Cấp lại', components: [paper('a'), paper('c')], notes: [] },
    ],
    formKey: 'form',
    ...change,
  } as ProcedureContent;
}

const SAVED: DraftContent = toDraftContent({
  applicant: { name: 'Nguyễn Văn Mẫu' },
  papers: { case: '1', 'skip.c': 'yes' },
  progress: { applicant: 'SAVED', form: 'SAVED', papers: 'SAVED', return: 'SAVED', fee: 'SAVED' },
});

describe('a draft under a changed procedure', () => {
  it('is asked nothing again when the change does not touch it', () => {
    const after = procedure({ keywords: ['mới'] });
    expect(carryOver(SAVED, procedure(), after)).toEqual({ ...SAVED, touched: [] });
    // a paper of another case changed
    const [first, second] = procedure().componentCases;
    const other = procedure({ componentCases: [{ ...first!, components: [paper('a'), paper('b2')] }, second!] });
    expect(carryOver(SAVED, procedure(), other).progress.papers).toBe('SAVED');
  });

  it('keeps what was typed and asks again only about the paper and the fee that changed', () => {
    const [first, second] = procedure().componentCases;
    const after = procedure({
      componentCases: [first!, { ...second!, components: [paper('a'), paper('c', { copies: 2 }), paper('d')] }],
      methods: [{ ...procedure().methods[0]!, fees: [{ kind: 'CHARGE', vnd: 5000, description: '' }] }],
    });
    const carried = carryOver(SAVED, procedure(), after);
    expect(carried.touched).toEqual(['c', 'd', 'fee']);
    expect(carried.papers).toEqual(SAVED.papers);
    expect(carried.progress).toEqual({ applicant: 'SAVED', form: 'SAVED', papers: 'STARTED', return: 'SAVED' });
  });

  it('follows its case to another place in the list, and asks for it when it is gone', () => {
    const [first, second] = procedure().componentCases;
    const turned = procedure({ componentCases: [{ ...second!, name: 'Cấp  lại' }, first!] });
    expect(carryOver(SAVED, procedure(), turned).papers.case).toBe('0');
    const gone = procedure({ componentCases: [first!, { ...second!, name: 'Đổi' }] });
    expect(carryOver(SAVED, procedure(), gone).papers.case).toBe('');
  });
});
