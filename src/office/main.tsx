import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createBrowserRouter, RouterProvider } from 'react-router';
import { currentLanguage } from './chosenLanguage.ts';
import './office.css';
import { keepShell } from './offline/keepShell.ts';
import { queryClient } from './queryClient.ts';
import { routes } from './routes.tsx';

document.documentElement.lang = currentLanguage();

const root = document.getElementById('office');
if (!root) throw new Error('No place for the office in the page');
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={createBrowserRouter(routes, { basename: '/office' })} />
    </QueryClientProvider>
  </StrictMode>,
);

// Without it a reload during an outage fails, nothing else.
window.addEventListener('load', () => void keepShell().catch(() => undefined));
