import type { App } from '../../platform/http/app.ts';
import { registerBulkStart } from './bulkStart.pages.tsx';
import { registerBulkView } from './bulkView.pages.tsx';

/** Many dossiers of one procedure from one spreadsheet. */
export function registerBulkPages(app: App): void {
  registerBulkStart(app);
  registerBulkView(app);
}
