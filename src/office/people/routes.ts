import type { RouteObject } from 'react-router';

/** Screens about people; loaded when they are opened. */
export const peopleRoutes: RouteObject[] = [
  { path: 'nhan-su', lazy: async () => ({ Component: (await import('./PeoplePage.tsx')).PeoplePage }) },
  { path: 'nhan-su/them', lazy: async () => ({ Component: (await import('./NewOfficerPage.tsx')).NewOfficerPage }) },
  {
    path: 'nhan-su/vang-mat',
    lazy: async () => ({ Component: (await import('./PeopleAbsencesPage.tsx')).PeopleAbsencesPage }),
  },
  {
    path: 'nhan-su/uy-quyen',
    lazy: async () => ({ Component: (await import('./DelegationsPage.tsx')).DelegationsPage }),
  },
  { path: 'nhan-su/ban-trong', lazy: async () => ({ Component: (await import('./DesksPage.tsx')).DesksPage }) },
  {
    path: 'nguoi-dan',
    lazy: async () => ({ Component: (await import('./ApplicantsPage.tsx')).ApplicantsPage }),
  },
  {
    path: 'yeu-cau-du-lieu',
    lazy: async () => ({ Component: (await import('./DataRequestsPage.tsx')).DataRequestsPage }),
  },
  { path: 'nhan-su/:id', lazy: async () => ({ Component: (await import('./OfficerPage.tsx')).OfficerPage }) },
  { path: 'vang-mat', lazy: async () => ({ Component: (await import('./AbsencePage.tsx')).AbsencePage }) },
  {
    path: 'vang-mat/dang-ky',
    lazy: async () => ({ Component: (await import('./AbsenceFormPage.tsx')).AbsenceFormPage }),
  },
  {
    path: 'vang-mat/:accountId/giao-lai',
    lazy: async () => ({ Component: (await import('./TakeoverPage.tsx')).TakeoverPage }),
  },
];
