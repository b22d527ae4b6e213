import { words } from '../../i18n/words.ts';
import type { App } from '../../platform/http/app.ts';
import { page } from '../../platform/http/route.ts';
import { ApiView } from './ApiView.tsx';
import { registerGauges } from './gauges.ts';
import { listOperations, type Operation } from './listOperations.ts';

/** What the machine room needs beside health and counters: figures of the province, and the list of the API. */
export function registerOperations(app: App): void {
  registerGauges(app.deps.metrics.registry, app.deps);
  let operations: Operation[] | undefined;
  page(app, {
    path: '/api',
    access: 'PUBLIC',
    handler: async ({ ctx }) => {
      const { title, lead } = words(ctx.language).operations.api;
      operations ??= listOperations(app.swagger());
      return {
        title,
        description: lead,
        crumbs: [],
        body: <ApiView operations={operations} language={ctx.language} />,
      };
    },
  });
}
