import type { RouteObject } from 'react-router';

/** Screens about people; loaded when they are opened. */
export const peopleRoutes: RouteObject[] = [
  { path: 'people', lazy: async () => ({ Component: (await import('./PeoplePage.tsx')).PeoplePage }) },
  { path: 'people/new', lazy: async () => ({ Component: (await import('./NewOfficerPage.tsx')).NewOfficerPage }) },
  {
    path: 'people/absences',
    lazy: async () => ({ Component: (await import('./PeopleAbsencesPage.tsx')).PeopleAbsencesPage }),
  },
  {
    path: 'people/delegations',
    lazy: async () => ({ Component: (await import('./DelegationsPage.tsx')).DelegationsPage }),
  },
  { path: 'people/unstaffed-desks', lazy: async () => ({ Component: (await import('./DesksPage.tsx')).DesksPage }) },
  {
    path: 'applicants',
    lazy: async () => ({ Component: (await import('./ApplicantsPage.tsx')).ApplicantsPage }),
  },
  {
    path: 'data-requests',
    lazy: async () => ({ Component: (await import('./DataRequestsPage.tsx')).DataRequestsPage }),
  },
  { path: 'people/:id', lazy: async () => ({ Component: (await import('./OfficerPage.tsx')).OfficerPage }) },
  { path: 'absences', lazy: async () => ({ Component: (await import('./AbsencePage.tsx')).AbsencePage }) },
  {
    path: 'absences/new',
    lazy: async () => ({ Component: (await import('./AbsenceFormPage.tsx')).AbsenceFormPage }),
  },
  {
    path: 'absences/:accountId/reassign',
    lazy: async () => ({ Component: (await import('./TakeoverPage.tsx')).TakeoverPage }),
  },
];
