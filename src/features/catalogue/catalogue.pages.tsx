import type { App } from '../../platform/http/app.ts';
import { registerAgencyPages } from './agency.pages.tsx';
import { registerBlankFormPage } from './blankForm.pages.ts';
import { registerDirectoryPages } from './directory.pages.tsx';
import { registerHelpPages } from './help.pages.tsx';
import { registerHomePage } from './home.pages.tsx';
import { registerProcedurePage } from './procedure.pages.tsx';

/** Everything on the portal that anyone may read: home, procedures, agencies, questions, notices. */
export function registerCataloguePages(app: App): void {
  registerHomePage(app);
  registerDirectoryPages(app);
  registerProcedurePage(app);
  registerBlankFormPage(app);
  registerAgencyPages(app);
  registerHelpPages(app);
}
