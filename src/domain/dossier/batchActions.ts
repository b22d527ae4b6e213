import type { DossierAction } from './actions.ts';

/** What can be done to many dossiers at once: actions whose input is the same for all, or can be left out. */
export const BATCH_ACTIONS = [
  'RECEIVE',
  'TAKE',
  'FORWARD',
  'APPROVE',
  'ASSIGN',
  'REASSIGN',
  'RETURN',
] as const satisfies readonly DossierAction[];
export type BatchAction = (typeof BATCH_ACTIONS)[number];

/** Dossiers of one batch at most. */
export const BATCH_LIMIT = 500;
