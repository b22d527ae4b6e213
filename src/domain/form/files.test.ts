import { describe, expect, it } from 'vitest';
import { checkAnswers } from './checkAnswers.ts';
import { filesIn, withFiles } from './files.ts';
import type { FormDefinition } from './form.ts';
import { fromJsonValue, toJsonValue } from './jsonValue.ts';
import { visibleFields } from './visibleFields.ts';

const label = (vi: string) => ({ vi });
const FORM: FormDefinition = {
  key: 'test',
  title: label('Tờ khai thử'),
  sections: [
    {
      title: label('Phần'),
      fields: [
        { key: 'photos', kind: 'files', label: label('Ảnh chụp'), required: true, max: 2 },
        { key: 'note', kind: 'text', label: label('Ghi chú ảnh'), when: { filled: 'photos' } },
        { key: 'agreed', kind: 'confirm', label: label('Tôi đồng ý'), required: true },
        {
          key: 'items',
          kind: 'repeat',
          label: label('Nhóm'),
          fields: [{ key: 'photo', kind: 'files', label: label('Ảnh của mục') }],
        },
      ],
    },
  ],
};
const [A, B, C] = ['a', 'b', 'c'].map((letter) => `${letter.repeat(8)}-0000-4000-8000-000000000000`) as [
  string,
  string,
  string,
];
const file = (id: string, componentKey: string) => ({ id, name: `ảnh ${id[0]}.jpg`, componentKey });

describe('a question that is answered by files', () => {
  it('is answered by what was sent for it, whatever was typed', () => {
    const answers = withFiles(FORM, { photos: `${C} lạ.jpg`, note: 'x' }, [
      file(A, 'form.photos'),
      file(B, 'form.items.1.photo'),
      file(C, 'giay-khac'),
    ]);
    expect(answers).toEqual({
      photos: `${A} ảnh a.jpg`,
      note: 'x',
      'items.1.photo': `${B} ảnh b.jpg`,
    });
    expect(visibleFields(FORM, answers).map(({ key }) => key)).toEqual([
      'photos',
      'note',
      'agreed',
      'items.0.photo',
      'items.1.photo',
    ]);
    expect(filesIn(FORM, answers).map(({ key, files }) => [key, files.length])).toEqual([
      ['form.photos', 1],
      ['form.items.1.photo', 1],
    ]);
  });

  it('must be there, not too often, and one that the sender has', () => {
    const codes = (photos: string, files?: ReadonlyMap<string, string>) =>
      checkAnswers(FORM, { photos, agreed: 'yes' }, { files }).problems.map(({ code }) => code);
    expect(codes('')).toEqual(['required']);
    expect(codes(`${A} a.jpg\n${A} again.jpg`)).toEqual([]);
    expect(codes([A, B, C].join('\n'))).toEqual(['tooMany']);
    expect(codes('a.jpg')).toEqual(['invalid']);
    expect(codes(A, new Map([[B, 'b.jpg']]))).toEqual(['invalid']);
  });

  it('is a list of ids for other systems, and gets the names of the files', () => {
    const { answers } = checkAnswers(FORM, fromJsonValue({ photos: [A, B], agreed: true }), {
      files: new Map([
        [A, 'một.jpg'],
        [B, 'hai.jpg'],
      ]),
    });
    expect(answers).toEqual({ photos: `${A} một.jpg\n${B} hai.jpg`, agreed: 'yes' });
    expect(toJsonValue(FORM, answers)).toEqual({ photos: [A, B], agreed: true });
    expect(checkAnswers(FORM, fromJsonValue({ photos: [], agreed: false })).problems).toMatchObject([
      { field: 'photos', code: 'required' },
      { field: 'agreed', code: 'required' },
    ]);
  });
});
