import type { lookup as vi } from '../vi/lookup.ts';

export const lookup = {
  title: 'Track a dossier',
  lead: 'Enter the dossier code on your receipt, or scan its QR code.',
  label: 'Dossier code',
  hint: 'For example: H99.03-261123-0001',
  submit: 'Look up',
  notFound: 'No dossier has this code.',
  notFoundHint:
    'Check each digit against the receipt. A dossier just submitted online gets its code when it is received.',
  progress: 'Progress',
  progressPercent: (percent: number) => `${percent} % complete`,
  signInForMore: 'Sign in for details',
  signInForMoreText: 'The applicant’s name, the unit in charge and the papers are shown only to the owner.',
  tooMany: 'Too many look-ups. Wait a few minutes.',
  fromQr: 'Dossier from the QR code',
} satisfies typeof vi;
