import type { admin as vi } from '../vi/admin.ts';

export const admin = {
  title: 'Administration',
  accounts: 'Officers’ accounts',
  procedures: 'Catalogue of procedures',
  processes: 'Electronic processes',
  calendars: 'Working calendars',
  settings: 'Settings',
  mail: {
    title: 'Sent mail (sample mode)',
    lead: 'In sample mode mail does not leave; it is kept here.',
    none: 'No mail yet.',
    to: 'To',
    subject: 'Subject',
    at: 'At',
  },
  styleGuide: { title: 'Style guide', lead: 'Every piece of the portal and the desk, to look at and to test.' },
} satisfies typeof vi;
