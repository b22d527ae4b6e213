import type { App } from '../../platform/http/app.ts';
import { registerAccountPages } from './account.pages.tsx';
import { registerCodePages } from './codes.pages.tsx';
import { registerSignInPages } from './signIn.pages.tsx';
import { registerSignUpPages } from './signUp.pages.tsx';

/** Every page about accounts, for citizens and officers. */
export function registerAccountsPages(app: App): void {
  registerSignInPages(app);
  registerSignUpPages(app);
  registerCodePages(app);
  registerAccountPages(app);
}
