import type { RouteObject } from 'react-router';
import { DeskPage, DeskStart } from './desk/DeskPage.tsx';
import { Frame } from './frame/Frame.tsx';
import { NotFound, ScreenFailed } from './frame/messages.tsx';
import { OverviewPage } from './overview/OverviewPage.tsx';
import { ParametersPage } from './parameters/ParametersPage.tsx';
import { CounterPage } from './reception/CounterPage.tsx';
import { ReturnPage } from './reception/ReturnPage.tsx';
import { WaitingPage } from './reception/WaitingPage.tsx';
import { FoundDossierPage } from './search/FoundDossierPage.tsx';
import { SearchPage } from './search/SearchPage.tsx';

/** Every screen of the office; addresses are relative to /office. */
export const routes: RouteObject[] = [
  {
    path: '/',
    element: <Frame />,
    errorElement: <ScreenFailed />,
    children: [
      {
        errorElement: <ScreenFailed />,
        children: [
          { index: true, element: <DeskStart /> },
          { path: 'queues/:queue', element: <DeskPage /> },
          { path: 'queues/:queue/:id', element: <DeskPage /> },
          { path: 'dossiers/:id', element: <FoundDossierPage /> },
          { path: 'search', element: <SearchPage /> },
          { path: 'reception', element: <WaitingPage /> },
          { path: 'reception/new', element: <CounterPage /> },
          { path: 'reception/return', element: <ReturnPage /> },
          { path: 'tham-so', element: <ParametersPage /> },
          { path: 'overview', element: <OverviewPage /> },
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
          { path: '*', element: <NotFound /> },
        ],
      },
    ],
  },
];
