import { registerAccountsApi } from '../../features/accounts/accounts.api.ts';
import { registerAccountsPages } from '../../features/accounts/accounts.pages.tsx';
import { registerOfficersApi } from '../../features/accounts/officers.api.ts';
import { registerCatalogueApi } from '../../features/catalogue/catalogue.api.ts';
import { registerCataloguePages } from '../../features/catalogue/catalogue.pages.tsx';
import { registerDossierApi } from '../../features/dossiers/dossiers.api.ts';
import { registerFilesApi } from '../../features/files/files.api.ts';
import { registerUploads } from '../../features/files/uploads.ts';
import { registerLookup } from '../../features/lookup/lookup.pages.tsx';
import { registerMailPages } from '../../features/notifications/mail.pages.tsx';
import { registerMessagePages } from '../../features/notifications/messages.pages.tsx';
import { registerOperations } from '../../features/operations/operations.pages.tsx';
import { createPortalShell } from '../../features/organisation/portalShell.ts';
import { registerOverviewApi } from '../../features/overview/overview.api.ts';
import { registerPapers } from '../../features/papers/papers.api.ts';
import { registerParametersApi } from '../../features/parameters/parameters.api.ts';
import { registerQueuesApi } from '../../features/queues/queues.api.ts';
import { registerReceptionApi } from '../../features/reception/reception.api.ts';
import { registerSubmissionApi } from '../../features/submission/submission.api.ts';
import { registerSubmissionPages } from '../../features/submission/submission.pages.tsx';
import { registerTrackingPages } from '../../features/tracking/tracking.pages.tsx';
import type { App } from './app.ts';
import { assetsFolder } from './assets.ts';
import { serveBuiltFiles } from './builtFiles.ts';
import { registerHealth } from './health.ts';
import { registerMetrics } from './metrics.ts';
import { registerOffice } from './office.ts';
import { registerOpenApi } from './openapi.ts';

export const createShell = createPortalShell;

/** Every feature's pages and API, and the built files. The one place where the platform knows the features. */
export async function registerRoutes(app: App): Promise<void> {
  await serveBuiltFiles(app, assetsFolder, '/assets/');
  await registerOffice(app);
  registerHealth(app);
  registerMetrics(app);
  registerOpenApi(app);
  registerOperations(app);
  registerAccountsPages(app);
  registerAccountsApi(app);
  registerOfficersApi(app);
  registerCatalogueApi(app);
  registerCataloguePages(app);
  registerDossierApi(app);
  registerFilesApi(app);
  registerUploads(app);
  registerSubmissionPages(app);
  registerSubmissionApi(app);
  registerTrackingPages(app);
  registerPapers(app);
  registerReceptionApi(app);
  registerParametersApi(app);
  registerOverviewApi(app);
  registerQueuesApi(app);
  registerLookup(app);
  registerMessagePages(app);
  registerMailPages(app);
}
