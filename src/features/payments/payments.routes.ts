import type { App } from '../../platform/http/app.ts';
import { registerNotices } from './notices.api.ts';
import { registerPayPages } from './pay.pages.tsx';

/** Paying and what gateways tell of it. */
export function registerPayments(app: App): void {
  registerNotices(app);
  registerPayPages(app);
}
