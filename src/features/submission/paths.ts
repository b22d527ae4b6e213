import { PATHS } from '../../ui/paths.ts';
import type { TaskKey } from '../drafts/draftContent.ts';

const SLUGS: Record<TaskKey, string> = {
  case: 'truong-hop',
  applicant: 'nguoi-nop',
  form: 'to-khai',
  papers: 'giay-to',
  return: 'nhan-ket-qua',
  fee: 'le-phi',
  check: 'kiem-tra',
};

/** `/to-khai`: the end of a task's address. */
export const taskSlug = (task: TaskKey) => `/${SLUGS[task]}`;

export const taskPath = (draftId: string, task: TaskKey) => `${PATHS.draft(draftId)}${taskSlug(task)}`;

/** Where a task saves itself. */
export const autosavePath = (draftId: string, task: TaskKey) => `${PATHS.draft(draftId)}/luu?viec=${SLUGS[task]}`;

/** The task of a piece of an address; undefined where there is none. */
export function taskOfSlug(slug: string): TaskKey | undefined {
  return (Object.keys(SLUGS) as TaskKey[]).find((task) => SLUGS[task] === slug);
}

/** What the applicant sees right after submitting. */
export const confirmationPath = (dossierId: string) => `${PATHS.myDossier(dossierId)}/da-nop`;
