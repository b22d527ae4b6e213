import type { App } from '../../platform/http/app.ts';
import { registerCaseTask } from './caseTask.pages.tsx';
import { registerCheckTasks } from './checkTask.pages.tsx';
import { registerFormTasks } from './formTasks.pages.tsx';
import { registerPapersTask } from './papersTask.pages.tsx';
import { registerStart } from './start.pages.tsx';
import { registerTaskList } from './taskList.pages.tsx';

/** From *submit* on a procedure's page to *submitted*. */
export function registerSubmissionPages(app: App): void {
  registerStart(app);
  registerTaskList(app);
  registerCaseTask(app);
  registerFormTasks(app);
  registerPapersTask(app);
  registerCheckTasks(app);
}
