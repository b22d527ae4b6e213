import { describe, expect, it } from 'vitest';
import type { Organisation, PostFacts, UnitFacts } from './organisation.ts';
import { workOut } from './outcome.ts';
import type { Move, NewAgency, PlanContent, PostChoice } from './plan.ts';
import { createRouter } from './router.ts';
import type { Sortable } from './sorting.ts';

const agency = (code: string, more: Partial<NewAgency> = {}): NewAgency => ({
  code,
  name: `Ủy ban nhân dân xã ${code}`,
  shortName: `UBND xã ${code}`,
  tier: 'COMMUNE',
  kind: 'COMMUNE',
  address: 'Số 1 đường Ví Dụ',
  parentCode: null,
  calendarId: 'commune',
  ...more,
});

const unit = (agencyCode: string, key: string, kind: UnitFacts['kind'] = 'DIVISION'): UnitFacts => ({
  id: `${agencyCode}/${key}`,
  agencyCode,
  key,
  name: `Phòng ${key}`,
  nameEn: null,
  kind,
});

const post = (id: string, unitId: string, role: PostFacts['role'], accountId = id): PostFacts => ({
  id,
  accountId,
  usable: true,
  agencyCode: unitId.split('/')[0]!,
  unitId,
  role,
});

const offering = (procedureCode: string, code: string, divisionId: string | null, processId = 'p1') => ({
  procedureCode,
  fieldCode: `field of ${procedureCode}`,
  competentAgencyCode: code,
  receivingAgencyCode: code,
  processId,
  divisionId,
  supplementRestart: 'RESTART',
});

/** Communes A and B alike, C with a division more, D below A. */
const ORGANISATION: Organisation = {
  agencies: ['A', 'B', 'C', 'D', 'OLD'].map((code) => ({
    ...agency(code.padEnd(3, '1')),
    nameEn: null,
    phone: null,
    email: null,
    parentCode: code === 'D' ? 'A11' : null,
    active: code !== 'OLD',
  })),
  units: [
    ...['A11', 'B11', 'C11'].flatMap((code) => [
      unit(code, 'mot-cua', 'ONE_STOP'),
      unit(code, 'lanh-dao', 'LEADERSHIP'),
      unit(code, 'kinh-te'),
    ]),
    unit('C11', 'van-hoa'),
  ],
  posts: [
    post('a1', 'A11/mot-cua', 'RECEPTIONIST'),
    post('a2', 'A11/kinh-te', 'SPECIALIST'),
    post('b1', 'B11/mot-cua', 'RECEPTIONIST'),
    post('both-a', 'A11/lanh-dao', 'AGENCY_LEADER', 'leader'),
    post('both-b', 'B11/lanh-dao', 'AGENCY_LEADER', 'leader'),
    post('c1', 'C11/van-hoa', 'SPECIALIST'),
  ],
  offerings: [
    offering('1.1', 'A11', 'A11/kinh-te'),
    offering('1.1', 'B11', 'B11/kinh-te', 'p2'),
    offering('1.2', 'B11', 'B11/kinh-te'),
    offering('1.3', 'C11', 'C11/van-hoa'),
    { ...offering('1.4', 'C11', null), receivingAgencyCode: 'A11' },
  ],
};

const plan = (moves: Move[], newAgencies: NewAgency[] = [], postChoices: PostChoice[] = []): PlanContent => ({
  moves,
  newAgencies,
  postChoices,
});
const unitId = (code: string, key: string) => `${code}/${key}`;
const work = (content: PlanContent) => workOut(content, ORGANISATION, unitId);
const problems = (...moves: Move[]) => work(plan(moves)).problems.map((problem) => problem.code);
const sortable = (more: Partial<Sortable> = {}): Sortable => ({
  procedureCode: '1.1',
  fieldCode: 'field of 1.1',
  unitIds: [],
  receivingAgencyCode: 'A11',
  ...more,
});

describe('two communes that become a new one', () => {
  const merged = work(plan([{ kind: 'MERGE', from: ['A11', 'B11'], to: 'N11' }], [agency('N11')]));

  it('have one one-stop, one leadership and one division of a name', () => {
    expect(merged.problems).toEqual([]);
    expect(merged.newUnits.map(({ id, from }) => [id, from])).toEqual([
      ['N11/mot-cua', ['A11/mot-cua', 'B11/mot-cua']],
      ['N11/lanh-dao', ['A11/lanh-dao', 'B11/lanh-dao']],
      ['N11/kinh-te', ['A11/kinh-te', 'B11/kinh-te']],
    ]);
    expect(merged.endedUnits).toHaveLength(6);
    expect(merged.endedUnits[0]).toEqual({ id: 'A11/mot-cua', successorId: 'N11/mot-cua' });
  });

  it('keep every officer, and nobody twice', () => {
    expect(merged.posts.map(({ postId, to }) => [postId, to.map((place) => place.unitId)])).toEqual([
      ['a1', ['N11/mot-cua']],
      ['a2', ['N11/kinh-te']],
      ['b1', ['N11/mot-cua']],
      ['both-a', ['N11/lanh-dao']],
      ['both-b', []],
    ]);
  });

  it('offer each procedure once, the settings of the first kept and the difference named', () => {
    const offered = merged.offerings.filter((one) => one.competentAgencyCode === 'N11');
    expect(
      offered.map(({ procedureCode, processId, differing, divisionId }) => [
        procedureCode,
        processId,
        differing,
        divisionId,
      ]),
    ).toEqual([
      ['1.1', 'p1', ['processId'], 'N11/kinh-te'],
      ['1.2', 'p1', [], 'N11/kinh-te'],
    ]);
    expect(merged.endedOfferings).toHaveLength(3);
  });

  it('receive what they received for others, and are parent of what was below them', () => {
    expect(merged.offerings.find((one) => one.procedureCode === '1.4')?.receivingAgencyCode).toBe('N11');
    expect(merged.reparented).toEqual([{ code: 'D11', parentCode: 'N11' }]);
  });

  it('take a dossier along with its desk', () => {
    const place = {
      receivingAgencyCode: 'A11',
      competentAgencyCode: 'A11',
      desk: { agencyCode: 'A11', unitId: 'A11/kinh-te', counter: false },
    };
    expect(createRouter(merged).placeFor(place, sortable())).toEqual({
      receivingAgencyCode: 'N11',
      competentAgencyCode: 'N11',
      desk: { agencyCode: 'N11', unitId: 'N11/kinh-te', counter: false },
    });
    const elsewhere = { receivingAgencyCode: 'C11', competentAgencyCode: 'C11', desk: null };
    expect(createRouter(merged).placeFor(elsewhere, sortable())).toBe(elsewhere);
  });
});

describe('a commune that joins another', () => {
  it('finds its desks in the units that are already there', () => {
    const joined = work(plan([{ kind: 'MERGE', from: ['A11', 'B11'], to: 'A11' }]));
    expect(joined.newUnits).toEqual([]);
    expect(joined.unitAt['B11/kinh-te']).toEqual({ A11: 'A11/kinh-te' });
    expect(joined.routes.A11).toBeUndefined();
    const doubled = joined.posts.find((one) => one.postId === 'both-b');
    expect(doubled?.to).toEqual([]);
  });

  it('brings the divisions that are missing there', () => {
    const joined = work(plan([{ kind: 'ABOLISH', agency: 'C11', successor: 'A11' }]));
    expect(joined.newUnits.map((one) => one.id)).toEqual(['A11/van-hoa']);
  });
});

describe('a commune that is divided', () => {
  const divided = work(
    plan(
      [
        {
          kind: 'SPLIT',
          from: 'C11',
          parts: [
            {
              to: 'N11',
              takes: [
                { by: 'PLACE', value: 'thôn 1' },
                { by: 'PROCEDURE', value: '1.3' },
              ],
            },
            { to: 'A11', takes: [] },
          ],
        },
      ],
      [agency('N11')],
      [{ postId: 'c1', agencyCode: 'N11', unitKey: 'van-hoa' }],
    ),
  );

  it('sends a dossier where the applicant lives, whole words only', () => {
    const router = createRouter(divided);
    expect(router.agencyFor('C11', sortable({ place: 'Thôn 1, xã Ví Dụ' }))).toBe('N11');
    expect(router.agencyFor('C11', sortable({ place: 'Thôn 12, xã Ví Dụ' }))).toBe('A11');
  });

  it('gives a named procedure to one successor, the others to all that may get dossiers of it', () => {
    const offeredBy = (code: string) =>
      divided.offerings.filter((one) => one.procedureCode === code).map((one) => one.competentAgencyCode);
    expect(offeredBy('1.3')).toEqual(['N11']);
    expect(offeredBy('1.4').sort()).toEqual(['A11', 'N11']);
  });

  it('sends an officer where the plan says, not with the rest', () => {
    expect(divided.problems).toEqual([]);
    expect(divided.posts).toMatchObject([{ postId: 'c1', to: [{ agencyCode: 'N11', unitId: 'N11/van-hoa' }] }]);
  });
});

describe('a unit that goes to another agency', () => {
  const moved = work(plan([{ kind: 'MOVE_UNIT', unitId: 'C11/van-hoa', toAgency: 'A11' }]));
  const router = createRouter(moved);

  it('takes its people and procedures along; the agency stays', () => {
    expect(moved.routes.C11?.ends).toBe(false);
    expect(moved.posts).toMatchObject([{ postId: 'c1', to: [{ unitId: 'A11/van-hoa' }] }]);
    expect(moved.offerings).toMatchObject([{ procedureCode: '1.3', competentAgencyCode: 'A11' }]);
  });

  it('takes its dossiers along, but what was received at the counter is handed back there', () => {
    const facts = sortable({ unitIds: ['C11/van-hoa'], receivingAgencyCode: 'C11' });
    const place = (unitId: string, counter: boolean) => ({
      receivingAgencyCode: 'C11',
      competentAgencyCode: 'C11',
      desk: { agencyCode: 'C11', unitId, counter },
    });
    expect(router.placeFor(place('C11/van-hoa', false), facts)).toMatchObject({
      receivingAgencyCode: 'C11',
      competentAgencyCode: 'A11',
      desk: { agencyCode: 'A11', unitId: 'A11/van-hoa' },
    });
    expect(router.placeFor(place('C11/mot-cua', true), facts).desk).toEqual(place('C11/mot-cua', true).desk);
  });
});

describe('units inside an agency', () => {
  it('merge into a new one with their people, procedures and dossiers', () => {
    const merged = work(
      plan([
        {
          kind: 'MERGE_UNITS',
          unitIds: ['C11/kinh-te', 'C11/van-hoa'],
          to: { key: 'tong-hop', name: 'Phòng Tổng hợp', kind: 'DIVISION' },
        },
      ]),
    );
    expect(merged.problems).toEqual([]);
    expect(merged.posts).toMatchObject([{ postId: 'c1', to: [{ unitId: 'C11/tong-hop' }] }]);
    expect(merged.offerings).toMatchObject([{ procedureCode: '1.3', divisionId: 'C11/tong-hop' }]);
    expect(createRouter(merged).unitFor('C11/kinh-te', 'C11', sortable())).toBe('C11/tong-hop');
  });

  it('are divided by procedure', () => {
    const divided = work(
      plan([
        {
          kind: 'SPLIT_UNIT',
          unitId: 'C11/van-hoa',
          parts: [
            {
              to: { key: 'xa-hoi', name: 'Phòng Xã hội', kind: 'DIVISION' },
              takes: [{ by: 'PROCEDURE', value: '1.3' }],
            },
            { to: { unitId: 'C11/kinh-te' }, takes: [] },
          ],
        },
      ]),
    );
    expect(divided.offerings).toMatchObject([{ procedureCode: '1.3', divisionId: 'C11/xa-hoi' }]);
    const router = createRouter(divided);
    expect(router.unitFor('C11/van-hoa', 'C11', sortable({ procedureCode: '1.3' }))).toBe('C11/xa-hoi');
    expect(router.unitFor('C11/van-hoa', 'C11', sortable())).toBe('C11/kinh-te');
  });
});

describe('a plan that cannot be', () => {
  it('says so: nothing in it, unknown or ended agencies, one taken twice, a code used before', () => {
    expect(problems()).toEqual(['NO_MOVES']);
    expect(problems({ kind: 'MERGE', from: ['X99'], to: 'A11' })).toEqual(['AGENCY_UNKNOWN']);
    expect(problems({ kind: 'ABOLISH', agency: 'OLD', successor: 'A11' })).toEqual(['AGENCY_ENDED']);
    expect(
      problems({ kind: 'ABOLISH', agency: 'A11', successor: 'B11' }, { kind: 'MERGE', from: ['A11'], to: 'C11' }),
    ).toEqual(['MOVED_TWICE']);
    expect(problems({ kind: 'RECODE', agency: 'A11', code: 'OLD' })).toContain('CODE_TAKEN');
    expect(problems({ kind: 'RECODE', agency: 'A11', code: 'a b' })).toEqual(['CODE_INVALID']);
  });

  it('says so: a successor that ends itself, a division without a rest, a unit of another agency', () => {
    expect(
      problems(
        { kind: 'ABOLISH', agency: 'A11', successor: 'B11' },
        { kind: 'ABOLISH', agency: 'B11', successor: 'C11' },
      ),
    ).toEqual(['TARGET_ENDS']);
    expect(
      problems({ kind: 'SPLIT', from: 'A11', parts: [{ to: 'B11', takes: [{ by: 'PLACE', value: 'thôn 1' }] }] }),
    ).toEqual(['NO_REST']);
    expect(problems({ kind: 'ABOLISH_UNIT', unitId: 'A11/kinh-te', successorId: 'B11/kinh-te' })).toEqual([
      'UNIT_ELSEWHERE',
    ]);
  });
});
