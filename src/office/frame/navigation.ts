import type { Role } from '../../domain/process/process.ts';
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
  { to: '/nguoi-dan', label: 'applicants', icon: 'person', roles: ['RECEPTIONIST', 'CENTRE_HEAD'], seldom: true },
  {
    to: '/yeu-cau-du-lieu',
    label: 'dataRequests',
    icon: 'lock',
    roles: ['CENTRE_HEAD', 'SYSTEM_ADMINISTRATOR'],
    seldom: true,
  },
  {
    to: '/giay-to-chia-se',
    label: 'sharedPapers',
    icon: 'people',
    roles: ['RECEPTIONIST', 'SPECIALIST'],
    seldom: true,
  },
  { to: '/overview', label: 'overview', icon: 'scale', roles: ['CENTRE_HEAD', 'PROVINCE_LEADER', 'AGENCY_LEADER'] },
  { to: '/buu-chinh', label: 'post', icon: 'mail', roles: ['POST_OFFICER'] },
  {
    to: '/buu-chinh',
    label: 'post',
    icon: 'mail',
    roles: ['RECEPTIONIST', 'CENTRE_HEAD', 'AGENCY_LEADER'],
    seldom: true,
  },
  {
    to: '/thu-phi',
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
    to: '/tham-so',
    label: 'parameters',
    icon: 'book',
    roles: ['AGENCY_ADMINISTRATOR', 'SYSTEM_ADMINISTRATOR'],
    seldom: true,
  },
  {
    to: '/gian-doan',
    label: 'downTime',
    icon: 'wrench',
    roles: ['RECEPTIONIST', 'AGENCY_ADMINISTRATOR', 'SYSTEM_ADMINISTRATOR', 'CENTRE_HEAD'],
    seldom: true,
  },
  {
    to: '/ngay-hen-lech',
    label: 'movedDates',
    icon: 'calendar',
    roles: ['AGENCY_ADMINISTRATOR', 'SYSTEM_ADMINISTRATOR', 'AGENCY_LEADER', 'CENTRE_HEAD', 'PROVINCE_LEADER'],
    seldom: true,
  },
  {
    to: '/quy-trinh',
    label: 'processes',
    icon: 'gears',
    roles: ['AGENCY_ADMINISTRATOR', 'SYSTEM_ADMINISTRATOR', 'CENTRE_HEAD'],
    seldom: true,
  },
  { to: '/bieu-mau', label: 'forms', icon: 'paper', roles: ['SYSTEM_ADMINISTRATOR'], seldom: true },
  { to: '/ket-noi', label: 'connections', icon: 'globe', roles: ['SYSTEM_ADMINISTRATOR'], seldom: true },
  {
    to: '/nhan-su',
    label: 'people',
    icon: 'person',
    roles: ['AGENCY_ADMINISTRATOR', 'SYSTEM_ADMINISTRATOR'],
    seldom: true,
  },
  {
    to: '/giao-dien',
    label: 'looks',
    icon: 'globe',
    roles: ['AGENCY_ADMINISTRATOR', 'SYSTEM_ADMINISTRATOR'],
    seldom: true,
  },
  { to: '/sap-xep-bo-may', label: 'reorganisation', icon: 'gears', roles: ['SYSTEM_ADMINISTRATOR'], seldom: true },
  {
    to: '/giay-to',
    label: 'papers',
    icon: 'print',
    roles: ['RECEPTIONIST', 'CENTRE_HEAD', 'AGENCY_LEADER', 'AGENCY_ADMINISTRATOR', 'SYSTEM_ADMINISTRATOR'],
    seldom: true,
  },
  {
    to: '/canh-bao',
    label: 'warnings',
    icon: 'clockLate',
    roles: ['UNIT_HEAD', 'AGENCY_LEADER', 'CENTRE_HEAD', 'PROVINCE_LEADER'],
  },
  {
    to: '/mau-tin',
    label: 'messageTemplates',
    icon: 'pencil',
    roles: ['AGENCY_ADMINISTRATOR', 'SYSTEM_ADMINISTRATOR'],
    seldom: true,
  },
  { to: '/tin-nhan', label: 'messages', icon: 'mail' },
  { to: '/nguoi-nop-hoi', label: 'asked', icon: 'mail', seldom: true },
  {
    to: '/phan-anh',
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
    to: '/danh-gia',
    label: 'ratings',
    icon: 'heart',
    roles: ['AGENCY_LEADER', 'CENTRE_HEAD', 'PROVINCE_LEADER'],
    seldom: true,
  },
  {
    to: '/hoi-dap',
    label: 'questions',
    icon: 'question',
    roles: ['RECEPTIONIST', 'SPECIALIST', 'UNIT_HEAD', 'AGENCY_LEADER', 'CENTRE_HEAD'],
    seldom: true,
  },
  {
    to: '/thong-bao-cong',
    label: 'notices',
    icon: 'megaphone',
    roles: ['CENTRE_HEAD', 'SYSTEM_ADMINISTRATOR'],
    seldom: true,
  },
  {
    to: '/uu-tien-truc-tuyen',
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

/** The places of the office that concern the officer. */
export function placesFor(me: Me): Place[] {
  if (carriesOnly(me)) return PLACES.filter(({ to, roles }) => roles?.includes('POST_OFFICER') || to === '/tin-nhan');
  const places = PLACES.filter((place) => !place.roles || holdsRole(me, ...place.roles));
  return places.filter((place, index) => places.findIndex(({ to }) => to === place.to) === index);
}

/** Whether the officer works for the post and sees no dossiers. */
export function carriesOnly(me: Me): boolean {
  return me.posts.length > 0 && me.posts.every(({ role }) => role === 'POST_OFFICER');
}

/** Whether an address belongs to the place. The desk holds the queues and the dossiers. */
export function isAt(place: Place, pathname: string): boolean {
  if (place.to === '/') return /^\/($|queues|dossiers)/.test(pathname);
  return place.exact ? pathname === place.to : pathname.startsWith(place.to);
}
