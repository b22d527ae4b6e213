import type { batches as vi } from '../vi/batches.ts';

export const batches = {
  title: 'My batches',
  none: 'You have not done any batch yet.',
  noneHint: 'Choose several dossiers in a list, then what to do with them.',
  one: (action: string) => `Batch: ${action}`,
  startedAt: 'Started at',
  finishedAt: 'Finished at',
  running: 'running',
  total: 'Total',
  waiting: 'Waiting',
  done: 'Done',
  failed: 'Not done',
  cancelled: 'Cancelled',
  progress: (done: number, total: number) => `${done} of ${total} dossiers processed`,
  cancel: 'Cancel what has not begun',
  retry: 'Try the rest again',
  retryHint: 'As the dossiers stand now.',
  dossiers: 'Dossiers of the batch',
  outcome: 'Outcome',
  why: 'Reason',
  outcomes: { WAITING: 'Waiting', DONE: 'Done', FAILED: 'Not done', CANCELLED: 'Cancelled' },
  action: 'Action',
  back: 'Back to the batches',
  toQueue: 'Back to the list of dossiers',
  start: (action: string, count: number) =>
    `${action}: ${count === 1 ? '1 dossier' : `${count.toLocaleString('en-GB')} dossiers`}`,
  some: (possible: number, chosen: number) =>
    `Possible now for ${possible} of ${chosen} dossiers; the others stay as they are, with the reason.`,
  each: 'Every dossier is checked again before anything is done. You may leave this page meanwhile.',
  returnToApplicant: 'Each result is recorded as handed to the applicant of the dossier.',
} satisfies typeof vi;
