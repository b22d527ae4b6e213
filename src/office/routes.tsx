import type { RouteObject } from 'react-router';
import { Frame } from './frame/Frame.tsx';
import { NotFound, ScreenFailed } from './frame/messages.tsx';
import { peopleRoutes } from './people/routes.ts';

/** Every screen of the office, its code loaded when it is first opened; addresses are relative to /office. */
export const routes: RouteObject[] = [
  {
    path: '/',
    element: <Frame />,
    errorElement: <ScreenFailed />,
    // what is shown while the code of a screen that is loaded on demand arrives with the first page
    hydrateFallbackElement: <p className="skeleton" />,
    children: [
      {
        errorElement: <ScreenFailed />,
        children: [
          { index: true, lazy: async () => ({ Component: (await import('./frame/Start.tsx')).Start }) },
          { path: 'queues/:queue', lazy: async () => ({ Component: (await import('./desk/DeskPage.tsx')).DeskPage }) },
          {
            path: 'queues/:queue/:id',
            lazy: async () => ({ Component: (await import('./desk/OpenDossierPage.tsx')).OpenDossierPage }),
          },
          {
            path: 'dossiers/:id',
            lazy: async () => ({ Component: (await import('./search/FoundDossierPage.tsx')).FoundDossierPage }),
          },
          { path: 'search', lazy: async () => ({ Component: (await import('./search/SearchPage.tsx')).SearchPage }) },
          {
            path: 'reception',
            lazy: async () => ({ Component: (await import('./reception/WaitingPage.tsx')).WaitingPage }),
          },
          {
            path: 'reception/new',
            lazy: async () => ({ Component: (await import('./reception/CounterPage.tsx')).CounterPage }),
          },
          {
            path: 'reception/return',
            lazy: async () => ({ Component: (await import('./reception/ReturnPage.tsx')).ReturnPage }),
          },
          {
            path: 'batches',
            lazy: async () => ({ Component: (await import('./batches/BatchesPage.tsx')).BatchesPage }),
          },
          {
            path: 'batches/:id',
            lazy: async () => ({ Component: (await import('./batches/BatchPage.tsx')).BatchPage }),
          },
          {
            path: 'shared-papers',
            lazy: async () => ({ Component: (await import('./vault/SharedPapersPage.tsx')).SharedPapersPage }),
          },
          {
            path: 'money',
            lazy: async () => ({ Component: (await import('./money/MoneyPage.tsx')).MoneyPage }),
          },
          {
            path: 'connections',
            lazy: async () => ({ Component: (await import('./connections/ConnectionsPage.tsx')).ConnectionsPage }),
          },
          {
            path: 'parameters',
            lazy: async () => ({ Component: (await import('./parameters/ParametersPage.tsx')).ParametersPage }),
          },
          {
            path: 'down-times',
            lazy: async () => ({ Component: (await import('./downTime/DownTimePage.tsx')).DownTimePage }),
          },
          {
            path: 'moved-dates',
            lazy: async () => ({ Component: (await import('./movedDates/MovedDatesPage.tsx')).MovedDatesPage }),
          },
          {
            path: 'priorities',
            lazy: async () => ({ Component: (await import('./priority/PriorityPage.tsx')).PriorityPage }),
          },
          {
            path: 'oversight',
            lazy: async () => ({ Component: (await import('./overview/OversightPage.tsx')).OversightPage }),
          },
          {
            path: 'overview',
            lazy: async () => ({ Component: (await import('./overview/OverviewPage.tsx')).OverviewPage }),
          },
          {
            path: 'processes',
            lazy: async () => ({ Component: (await import('./processes/ProcessesPage.tsx')).ProcessesPage }),
          },
          {
            path: 'processes/:key',
            lazy: async () => ({ Component: (await import('./processes/ProcessPage.tsx')).ProcessPage }),
          },
          {
            path: 'processes/drafts/:id',
            lazy: async () => ({ Component: (await import('./processes/EditorPage.tsx')).EditorPage }),
          },
          { path: 'forms', lazy: async () => ({ Component: (await import('./forms/FormsPage.tsx')).FormsPage }) },
          {
            path: 'forms/:key',
            lazy: async () => ({ Component: (await import('./forms/FormEditorPage.tsx')).FormEditorPage }),
          },
          { path: 'papers', lazy: async () => ({ Component: (await import('./papers/PapersPage.tsx')).PapersPage }) },
          {
            path: 'papers/templates',
            lazy: async () => ({ Component: (await import('./papers/TemplatesPage.tsx')).TemplatesPage }),
          },
          { path: 'post', lazy: async () => ({ Component: (await import('./post/PostPage.tsx')).PostPage }) },
          ...peopleRoutes,
          {
            path: 'reorganisations',
            lazy: async () => ({ Component: (await import('./reorganisation/PlansPage.tsx')).PlansPage }),
          },
          {
            path: 'reorganisations/new',
            lazy: async () => ({ Component: (await import('./reorganisation/PlanPage.tsx')).NewPlanPage }),
          },
          {
            path: 'reorganisations/:id',
            lazy: async () => ({ Component: (await import('./reorganisation/PlanPage.tsx')).PlanPage }),
          },
          { path: 'looks', lazy: async () => ({ Component: (await import('./looks/LooksPage.tsx')).LooksPage }) },
          {
            path: 'messages',
            lazy: async () => ({ Component: (await import('./notifications/MessagesPage.tsx')).MessagesPage }),
          },
          {
            path: 'warnings',
            lazy: async () => ({ Component: (await import('./notifications/WarningsPage.tsx')).WarningsPage }),
          },
          {
            path: 'message-templates',
            lazy: async () => ({ Component: (await import('./notifications/TemplatesPage.tsx')).TemplatesPage }),
          },
          {
            path: 'feedback',
            lazy: async () => ({ Component: (await import('./feedback/FeedbackPage.tsx')).FeedbackPage }),
          },
          {
            path: 'feedback/:id',
            lazy: async () => ({ Component: (await import('./feedback/FeedbackOnePage.tsx')).FeedbackOnePage }),
          },
          {
            path: 'ratings',
            lazy: async () => ({ Component: (await import('./feedback/RatingsPage.tsx')).RatingsPage }),
          },
          {
            path: 'asked',
            lazy: async () => ({ Component: (await import('./feedback/AskedPage.tsx')).AskedPage }),
          },
          {
            path: 'questions',
            lazy: async () => ({ Component: (await import('./questions/QuestionsPage.tsx')).QuestionsPage }),
          },
          {
            path: 'notices',
            lazy: async () => ({ Component: (await import('./notices/NoticesPage.tsx')).NoticesPage }),
          },
          { path: '*', element: <NotFound /> },
        ],
      },
    ],
  },
];
