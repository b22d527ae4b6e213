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
            lazy: async () => ({ Component: (await import('./desk/DeskPage.tsx')).DeskPage }),
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
            path: 'giay-to-chia-se',
            lazy: async () => ({ Component: (await import('./vault/SharedPapersPage.tsx')).SharedPapersPage }),
          },
          {
            path: 'thu-phi',
            lazy: async () => ({ Component: (await import('./money/MoneyPage.tsx')).MoneyPage }),
          },
          {
            path: 'ket-noi',
            lazy: async () => ({ Component: (await import('./connections/ConnectionsPage.tsx')).ConnectionsPage }),
          },
          {
            path: 'tham-so',
            lazy: async () => ({ Component: (await import('./parameters/ParametersPage.tsx')).ParametersPage }),
          },
          {
            path: 'gian-doan',
            lazy: async () => ({ Component: (await import('./downTime/DownTimePage.tsx')).DownTimePage }),
          },
          {
            path: 'ngay-hen-lech',
            lazy: async () => ({ Component: (await import('./movedDates/MovedDatesPage.tsx')).MovedDatesPage }),
          },
          {
            path: 'uu-tien-truc-tuyen',
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
            path: 'quy-trinh',
            lazy: async () => ({ Component: (await import('./processes/ProcessesPage.tsx')).ProcessesPage }),
          },
          {
            path: 'quy-trinh/:key',
            lazy: async () => ({ Component: (await import('./processes/ProcessPage.tsx')).ProcessPage }),
          },
          {
            path: 'quy-trinh/soan/:id',
            lazy: async () => ({ Component: (await import('./processes/EditorPage.tsx')).EditorPage }),
          },
          { path: 'bieu-mau', lazy: async () => ({ Component: (await import('./forms/FormsPage.tsx')).FormsPage }) },
          {
            path: 'bieu-mau/:key',
            lazy: async () => ({ Component: (await import('./forms/FormEditorPage.tsx')).FormEditorPage }),
          },
          { path: 'giay-to', lazy: async () => ({ Component: (await import('./papers/PapersPage.tsx')).PapersPage }) },
          {
            path: 'giay-to/mau',
            lazy: async () => ({ Component: (await import('./papers/TemplatesPage.tsx')).TemplatesPage }),
          },
          { path: 'buu-chinh', lazy: async () => ({ Component: (await import('./post/PostPage.tsx')).PostPage }) },
          ...peopleRoutes,
          {
            path: 'sap-xep-bo-may',
            lazy: async () => ({ Component: (await import('./reorganisation/PlansPage.tsx')).PlansPage }),
          },
          {
            path: 'sap-xep-bo-may/moi',
            lazy: async () => ({ Component: (await import('./reorganisation/PlanPage.tsx')).NewPlanPage }),
          },
          {
            path: 'sap-xep-bo-may/:id',
            lazy: async () => ({ Component: (await import('./reorganisation/PlanPage.tsx')).PlanPage }),
          },
          { path: 'giao-dien', lazy: async () => ({ Component: (await import('./looks/LooksPage.tsx')).LooksPage }) },
          {
            path: 'tin-nhan',
            lazy: async () => ({ Component: (await import('./notifications/MessagesPage.tsx')).MessagesPage }),
          },
          {
            path: 'canh-bao',
            lazy: async () => ({ Component: (await import('./notifications/WarningsPage.tsx')).WarningsPage }),
          },
          {
            path: 'mau-tin',
            lazy: async () => ({ Component: (await import('./notifications/TemplatesPage.tsx')).TemplatesPage }),
          },
          {
            path: 'phan-anh',
            lazy: async () => ({ Component: (await import('./feedback/FeedbackPage.tsx')).FeedbackPage }),
          },
          {
            path: 'phan-anh/:id',
            lazy: async () => ({ Component: (await import('./feedback/FeedbackOnePage.tsx')).FeedbackOnePage }),
          },
          {
            path: 'danh-gia',
            lazy: async () => ({ Component: (await import('./feedback/RatingsPage.tsx')).RatingsPage }),
          },
          {
            path: 'nguoi-nop-hoi',
            lazy: async () => ({ Component: (await import('./feedback/AskedPage.tsx')).AskedPage }),
          },
          {
            path: 'hoi-dap',
            lazy: async () => ({ Component: (await import('./questions/QuestionsPage.tsx')).QuestionsPage }),
          },
          {
            path: 'thong-bao-cong',
            lazy: async () => ({ Component: (await import('./notices/NoticesPage.tsx')).NoticesPage }),
          },
          { path: '*', element: <NotFound /> },
        ],
      },
    ],
  },
];
