import { ROLE_WORDS } from '../../domain/process/findings.ts';
import { hashPassword } from '../../platform/auth/password.ts';
import { atTerminal } from '../../platform/commandLine/language.ts';
import type { Organisation } from '../organisation/organisationSchemas.ts';

/** Someone to sign in as while trying the program out. */
export interface SampleAccount {
  login: string;
  password: string;
  name: string;
  roles: string;
}

const PASSWORD = 'MotCua@2026';

let hash: Promise<string> | undefined;

/** One hash for everybody: three hundred separate ones would take half a minute. For samples only. */
export function samplePasswordHash(): Promise<string> {
  hash ??= hashPassword(PASSWORD);
  return hash;
}

/** The accounts with which every role of the journeys can be tried; the rest is in data/sample-province/people.json. */
const SHOWN = [
  'quantri.tinh',
  'ct.tinh',
  'gd.trungtam',
  'tiepnhan.trungtam',
  'tiepnhan.sxd',
  'buudien.trungtam',
  'qt.sxd',
  'ld.sxd',
  'tp2.sxd',
  'cv3.sxd',
  'vt.sxd',
  'moi.sxd',
];

/** Citizens first, then businesses, then officers by what they do. */
export function listSampleAccounts({ people, agencies }: Organisation): SampleAccount[] {
  const agencyNames = new Map(agencies.map((agency) => [agency.code, atTerminal(agency.shortName)]));
  const applicant = (vi: string, en: string) => (person: { phone: string; name: string }) => ({
    login: person.phone,
    password: PASSWORD,
    name: person.name,
    roles: atTerminal({ vi, en }),
  });
  const communeOfShown = 'H99.41';
  const officers = people.officers.filter(
    ({ login, homeAgency }) => SHOWN.includes(login) || homeAgency === communeOfShown,
  );
  return [
    ...people.citizens.slice(0, 3).map(applicant('người dân', 'citizen')),
    ...people.businesses.slice(0, 1).map(applicant('doanh nghiệp', 'business')),
    ...officers.map(({ login, name, posts }) => ({
      login,
      password: PASSWORD,
      name,
      roles: [
        ...new Set(posts.map(({ role, agency }) => `${atTerminal(ROLE_WORDS[role])} (${agencyNames.get(agency)})`)),
      ].join(', '),
    })),
  ];
}
