import type { papers as vi } from '../vi/papers.ts';

export const papers = {
  RECEIPT: 'Receipt and appointment for the result',
  SUPPLEMENT_REQUEST: 'Request to supplement the dossier',
  REFUSAL: 'Refusal to accept the dossier',
  APOLOGY: 'Apology and proposal to extend the time limit',
  STOP_NOTICE: 'Notice that processing has stopped',
  CONTROL_SHEET: 'Control sheet of the dossier (hand-over record)',
  REGISTER: 'Register of dossiers',
  SUBMISSION_CONFIRMATION: 'Confirmation of online submission',
} satisfies typeof vi;
