import type { App } from '../../platform/http/app.ts';
import { registerConfirmation } from './confirmation.pages.tsx';
import { registerFollow } from './follow.pages.tsx';
import { registerMyDossiers } from './myDossiers.pages.tsx';
import { registerSupplement } from './supplement.pages.tsx';
import { registerTalk } from './talk.pages.tsx';
import { registerWithdraw } from './withdraw.pages.tsx';

/** What an applicant sees of a dossier after submitting it. */
export function registerTrackingPages(app: App): void {
  registerMyDossiers(app);
  registerFollow(app);
  registerConfirmation(app);
  registerSupplement(app);
  registerTalk(app);
  registerWithdraw(app);
}
