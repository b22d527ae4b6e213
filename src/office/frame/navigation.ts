import { ROLES_WITHOUT_DOSSIERS, type Role } from '../../domain/process/process.ts';
import type { Me } from '../../features/accounts/accounts.api.ts';
import type { WordsTree } from '../../i18n/words.ts';
import type { IconName } from '../../ui/Icon.tsx';
import { holdsRole } from '../me.ts';

export interface Place {
  to: string;
  label: keyof WordsTree['office']['nav'];
  icon: IconName;
  /** whom it concerns; everybody when left out */
  roles?: Role[];
  /** only this very address is the place, not what lies below it */
  exact?: boolean;
  /** what is not daily work stands in a menu of its own */
  seldom?: true;
}

const PLACES: Place[] = [
  { to: '/', label: 'desk', icon: 'inbox' },
  { to: '/reception', label: 'online', icon: 'globe', roles: ['RECEPTIONIST'], exact: true },
  { to: '/reception/new', label: 'counter', icon: 'stamp', roles: ['RECEPTIONIST'] },
  { to: '/reception/return', label: 'returns', icon: 'handOver', roles: ['RECEPTIONIST'] },
  { to: '/applicants', label: 'applicants', icon: 'person', roles: ['RECEPTIONIST', 'CENTRE_HEAD'], seldom: true },
  {
    to: '/data-requests',
    label: 'dataRequests',
    icon: 'lock',
    roles: ['CENTRE_HEAD', 'SYSTEM_ADMINISTRATOR'],
    seldom: true,
  },
  {
    to: '/shared-papers',
    label: 'sharedPapers',
    icon: 'people',
    roles: ['RECEPTIONIST', 'SPECIALIST'],
    seldom: true,
  },
  { to: '/overview', label: 'overview', icon: 'scale', roles: ['CENTRE_HEAD', 'PROVINCE_LEADER', 'AGENCY_LEADER'] },
  { to: '/post', label: 'post', icon: 'mail', roles: ['POST_OFFICER'] },
  {
    to: '/post',
    label: 'post',
    icon: 'mail',
    roles: ['RECEPTIONIST', 'CENTRE_HEAD', 'AGENCY_LEADER'],
    seldom: true,
  },
  {
    to: '/money',
    label: 'money',
    icon: 'coins',
    roles: [
      'RECEPTIONIST',
      'AGENCY_LEADER',
      'AGENCY_ADMINISTRATOR',
      'CENTRE_HEAD',
      'PROVINCE_LEADER',
      'SYSTEM_ADMINISTRATOR',
    ],
    seldom: true,
  },
  {
    to: '/parameters',
    label: 'parameters',
    icon: 'book',
    roles: ['AGENCY_ADMINISTRATOR', 'SYSTEM_ADMINISTRATOR'],
    seldom: true,
  },
  {
    to: '/down-times',
    label: 'downTime',
    icon: 'wrench',
    roles: ['RECEPTIONIST', 'AGENCY_ADMINISTRATOR', 'SYSTEM_ADMINISTRATOR', 'CENTRE_HEAD'],
    seldom: true,
  },
  {
    to: '/moved-dates',
    label: 'movedDates',
    icon: 'calendar',
    roles: ['AGENCY_ADMINISTRATOR', 'SYSTEM_ADMINISTRATOR', 'AGENCY_LEADER', 'CENTRE_HEAD', 'PROVINCE_LEADER'],
    seldom: true,
  },
  {
    to: '/processes',
    label: 'processes',
    icon: 'gears',
    roles: ['AGENCY_ADMINISTRATOR', 'SYSTEM_ADMINISTRATOR', 'CENTRE_HEAD'],
    seldom: true,
  },
  { to: '/forms', label: 'forms', icon: 'paper', roles: ['SYSTEM_ADMINISTRATOR'], seldom: true },
  { to: '/connections', label: 'connections', icon: 'globe', roles: ['SYSTEM_ADMINISTRATOR'], seldom: true },
  {
    to: '/people',
    label: 'people',
    icon: 'person',
    roles: ['AGENCY_ADMINISTRATOR', 'SYSTEM_ADMINISTRATOR'],
    seldom: true,
  },
  {
    to: '/looks',
    label: 'looks',
    icon: 'globe',
    roles: ['AGENCY_ADMINISTRATOR', 'SYSTEM_ADMINISTRATOR'],
    seldom: true,
  },
  { to: '/reorganisations', label: 'reorganisation', icon: 'gears', roles: ['SYSTEM_ADMINISTRATOR'], seldom: true },
  {
    to: '/papers',
    label: 'papers',
    icon: 'print',
    roles: ['RECEPTIONIST', 'CENTRE_HEAD', 'AGENCY_LEADER', 'AGENCY_ADMINISTRATOR', 'SYSTEM_ADMINISTRATOR'],
    seldom: true,
  },
  {
    to: '/warnings',
    label: 'warnings',
    icon: 'clockLate',
    roles: ['UNIT_HEAD', 'AGENCY_LEADER', 'CENTRE_HEAD', 'PROVINCE_LEADER'],
  },
  {
    to: '/message-templates',
    label: 'messageTemplates',
    icon: 'pencil',
    roles: ['AGENCY_ADMINISTRATOR', 'SYSTEM_ADMINISTRATOR'],
    seldom: true,
  },
  { to: '/messages', label: 'messages', icon: 'mail' },
  { to: '/asked', label: 'asked', icon: 'mail', seldom: true },
  {
    to: '/feedback',
    label: 'feedback',
    icon: 'megaphone',
    roles: [
      'RECEPTIONIST',
      'SPECIALIST',
      'RECORDS_CLERK',
      'UNIT_HEAD',
      'AGENCY_LEADER',
      'CENTRE_HEAD',
      'PROVINCE_LEADER',
    ],
    seldom: true,
  },
  {
    to: '/ratings',
    label: 'ratings',
    icon: 'heart',
    roles: ['AGENCY_LEADER', 'CENTRE_HEAD', 'PROVINCE_LEADER'],
    seldom: true,
  },
  {
    to: '/questions',
    label: 'questions',
    icon: 'question',
    roles: ['RECEPTIONIST', 'SPECIALIST', 'UNIT_HEAD', 'AGENCY_LEADER', 'CENTRE_HEAD'],
    seldom: true,
  },
  {
    to: '/notices',
    label: 'notices',
    icon: 'megaphone',
    roles: ['CENTRE_HEAD', 'SYSTEM_ADMINISTRATOR'],
    seldom: true,
  },
  {
    to: '/priorities',
    label: 'priorities',
    icon: 'scale',
    roles: ['CENTRE_HEAD', 'PROVINCE_LEADER', 'SYSTEM_ADMINISTRATOR'],
    seldom: true,
  },
  {
    to: '/oversight',
    label: 'oversight',
    icon: 'warning',
    roles: ['CENTRE_HEAD', 'PROVINCE_LEADER', 'AGENCY_LEADER'],
    seldom: true,
  },
  { to: '/search', label: 'search', icon: 'search' },
];

const ABOUT_DOSSIERS = ['/', '/search', '/asked'];

/** The places of the office that concern the officer. */
export function placesFor(me: Me): Place[] {
  if (carriesOnly(me)) return PLACES.filter(({ to, roles }) => roles?.includes('POST_OFFICER') || to === '/messages');
  const reading = seesDossiers(me);
  const places = PLACES.filter(
    (place) => (reading || !ABOUT_DOSSIERS.includes(place.to)) && (!place.roles || holdsRole(me, ...place.roles)),
  );
  return places.filter((place, index) => places.findIndex(({ to }) => to === place.to) === index);
}

/** Whether the officer works for the post and sees no dossiers. */
export function carriesOnly(me: Me): boolean {
  return me.posts.length > 0 && me.posts.every(({ role }) => role === 'POST_OFFICER');
}

/** Administrators of the system see none (5.6 TCVN 14423:2026), nor does the post. */
export function seesDossiers(me: Me): boolean {
  return me.posts.some(({ role }) => !ROLES_WITHOUT_DOSSIERS.includes(role));
}

/** Where the officer begins who has no desk with dossiers. */
export function firstPlace(me: Me): string {
  return carriesOnly(me) ? '/post' : '/people';
}

/** Whether an address belongs to the place. The desk holds the queues and the dossiers. */
export function isAt(place: Place, pathname: string): boolean {
  if (place.to === '/') return /^\/($|queues|dossiers)/.test(pathname);
  return place.exact ? pathname === place.to : pathname.startsWith(place.to);
}
