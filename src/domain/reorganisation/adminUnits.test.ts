import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type AdminUnits, addressChanges, formerCommunes, planFromAdminUnits } from './adminUnits.ts';
import { readSuccession } from './succession.ts';

const FILE = '../shared/data/admin-units.json';
const defaults = {
  codeOf: (ward: string) => `H98.${ward}`,
  calendarId: 'commune',
  parentCode: null,
  address: (name: string) => `Trụ sở ${name}`,
};

describe.skipIf(!existsSync(FILE))('the merger of 1 July 2025 (NQ 202/2025/QH15)', () => {
  const units = JSON.parse(readFileSync(FILE, 'utf8')) as AdminUnits;

  it('leads 10,035 former communes to 3,316 of the 3,321 new ones: five islands had none', () => {
    const former = formerCommunes(units);
    const plan = planFromAdminUnits(units, defaults);
    const organisation = {
      agencies: former.map(({ code, name }) => ({
        code: defaults.codeOf(code),
        name,
        nameEn: null,
        shortName: name,
        tier: 'COMMUNE' as const,
        kind: 'COMMUNE' as const,
        address: '',
        phone: null,
        email: null,
        parentCode: null,
        calendarId: 'commune',
        active: true,
      })),
      units: [],
      posts: [],
      offerings: [],
    };
    const { problems, routes } = readSuccession(plan, organisation, () => '');
    expect(problems).toEqual([]);
    const divided = plan.moves.filter((move) => move.kind === 'SPLIT');
    const ended = Object.values(routes).filter((route) => route.ends);
    expect([former.length, divided.length, ended.length]).toEqual([10_035, 471, 10_035 - 3_316]);
    const living = former.length - ended.length + plan.newAgencies.length;
    expect(living).toBe(3_316);
  });

  it('says what an old address is called today', () => {
    const changes = addressChanges(units);
    expect(changes.get('00001')).toEqual({
      oldName: 'Phường Phúc Xá',
      oldDistrict: 'Quận Ba Đình',
      newNames: ['Phường Hồng Hà'],
    });
    expect(changes.get('00007')?.newNames).toEqual(['Phường Giảng Võ', 'Phường Ngọc Hà']);
    expect([...changes.values()].every((change) => change.newNames.length > 0)).toBe(true);
  });
});
