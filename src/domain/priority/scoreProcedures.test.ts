import { describe, expect, it } from 'vitest';
import { type ProcedureFigures, scoreProcedures, USUAL_WEIGHTS } from './scoreProcedures.ts';

const figures = (code: string, given: Partial<ProcedureFigures>): ProcedureFigures => ({
  code,
  name: code,
  nameEn: null,
  fieldName: 'Hộ tịch',
  serviceLevel: 'FULL',
  received: 0,
  online: 0,
  agencies: 1,
  ...given,
});
const BIRTH = figures('birth', { received: 200, online: 50, agencies: 8 });
const QUARRY = figures('quarry', { received: 10, online: 10, agencies: 1, serviceLevel: 'NONE' });
const UNUSED = figures('unused', { agencies: 8, serviceLevel: 'PARTIAL' });

describe('the points of procedures with priority for online provision (Đ.24 quy chế Hòa Bình)', () => {
  it('weigh how often, how often online, how far online and at how many agencies', () => {
    const [first, second, third] = scoreProcedures([UNUSED, QUARRY, BIRTH], USUAL_WEIGHTS);
    expect(first).toMatchObject({
      code: 'birth',
      points: { VOLUME: 100, ONLINE: 25, LEVEL: 100, REACH: 100 },
      total: 85,
    });
    expect(second).toMatchObject({
      code: 'unused',
      points: { VOLUME: 0, ONLINE: 0, LEVEL: 50, REACH: 100 },
      total: 27.5,
    });
    expect(third).toMatchObject({
      code: 'quarry',
      points: { VOLUME: 5, ONLINE: 100, LEVEL: 0, REACH: 12.5 },
      total: 23.9,
    });
  });

  it('follow the weights that are decided, and stand in the order of the codes where they are the same', () => {
    const online = { VOLUME: 0, ONLINE: 7, LEVEL: 0, REACH: 0 };
    expect(scoreProcedures([BIRTH, QUARRY], online).map(({ code, total }) => [code, total])).toEqual([
      ['quarry', 100],
      ['birth', 25],
    ]);
    const nothing = { VOLUME: 0, ONLINE: 0, LEVEL: 0, REACH: 0 };
    expect(scoreProcedures([UNUSED, BIRTH], nothing).map(({ code, total }) => [code, total])).toEqual([
      ['birth', 0],
      ['unused', 0],
    ]);
  });
});
