import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../domain/language.ts';
import { builtInTemplate, MESSAGE_CHANNELS } from './compose.ts';
import { MESSAGE_KIND_NAMES, namesOf } from './messageKinds.ts';
import { afterQuiet, nextDigest, soon } from './sendingTime.ts';
import { checkTemplate, fillTemplate } from './template.ts';

const NAMES = { always: ['code'], sometimes: ['until', 'note'] };
const vietnam = (time: string) => new Date(`2026-11-${time}+07:00`);

describe('the words of a message', () => {
  it('leave out what stands in brackets when it has no value', () => {
    const template = 'Hồ sơ {code} cần bổ sung[ trước {until}].[\n\nGhi chú: {note}[ ({until})]]';
    expect(fillTemplate(template, { code: 'A1' })).toBe('Hồ sơ A1 cần bổ sung.');
    expect(fillTemplate(template, { code: 'A1', until: '17:00' })).toBe('Hồ sơ A1 cần bổ sung trước 17:00.');
    expect(fillTemplate(template, { code: 'A1', note: 'x' })).toBe('Hồ sơ A1 cần bổ sung.\n\nGhi chú: x');
    expect(fillTemplate('A\n\n[B {note}]\n\nC', {})).toBe('A\n\nC');
  });

  it('take values as they are, brackets and braces in them too', () => {
    expect(fillTemplate('{code}: {note}', { code: '[x]', note: '{code}' })).toBe('[x]: {code}');
  });

  it.each([
    ['{code} [đến {until}]', []],
    ['', [['EMPTY', 1]]],
    ['{mã}', [['UNKNOWN_NAME', 1]]],
    ['Hạn: {until}', [['MAY_BE_EMPTY', 6]]],
    ['[{until}', [['UNCLOSED', 1]]],
    ['{code', [['UNCLOSED', 1]]],
    [
      'a] {code}}',
      [
        ['UNOPENED', 2],
        ['UNOPENED', 10],
      ],
    ],
  ] as const)('%j have the faults %j, found before anything is sent', (template, faults) => {
    expect(checkTemplate(template, NAMES).map(({ code, at }) => [code, at])).toEqual(faults);
  });

  it('that are built in have no faults, in any language and channel', () => {
    const faults = MESSAGE_KIND_NAMES.flatMap((kind) =>
      LANGUAGES.flatMap((language) =>
        MESSAGE_CHANNELS.flatMap((channel) => {
          const template = builtInTemplate(kind, channel, language);
          const texts = template ? [template.subject, template.body] : [];
          return texts.flatMap((text) =>
            checkTemplate(text, namesOf(kind)).map((fault) => ({ kind, language, ...fault })),
          );
        }),
      ),
    );
    expect(faults).toEqual([]);
  });
});

describe('the time of sending', () => {
  const night = { from: '21:00', to: '07:00' };
  it.each([
    ['23T20:59:59', '23T20:59:59'],
    ['23T21:00:00', '24T07:00:00'],
    ['24T06:59:00', '24T07:00:00'],
    ['24T07:00:00', '24T07:00:00'],
  ])('quiet from 21:00 to 07:00: %s leaves at %s', (at, leaves) => {
    expect(afterQuiet(vietnam(at), night)).toEqual(vietnam(leaves));
  });

  it('knows quiet hours within a day, and none', () => {
    expect(afterQuiet(vietnam('23T12:00:00'), { from: '11:30', to: '13:00' })).toEqual(vietnam('23T13:00:00'));
    expect(afterQuiet(vietnam('23T02:00:00'), undefined)).toEqual(vietnam('23T02:00:00'));
  });

  it('of a digest is the next one of its hours, of urgent news the next quarter', () => {
    const times = ['13:30', '08:00'];
    expect(nextDigest(vietnam('23T07:59:59'), times)).toEqual(vietnam('23T08:00:00'));
    expect(nextDigest(vietnam('23T08:00:00'), times)).toEqual(vietnam('23T13:30:00'));
    expect(nextDigest(vietnam('23T13:30:00'), times)).toEqual(vietnam('24T08:00:00'));
    expect(soon(vietnam('23T09:00:00'))).toEqual(vietnam('23T09:15:00'));
    expect(soon(vietnam('23T23:59:59'))).toEqual(vietnam('24T00:00:00'));
  });
});
