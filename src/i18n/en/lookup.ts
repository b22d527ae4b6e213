import type { lookup as vi } from '../vi/lookup.ts';

export const lookup = {
  title: 'Track a dossier',
  lead: 'Enter the dossier code on your receipt, or scan its QR code.',
  label: 'Dossier code',
  hint: 'For example: H99.03-261123-0001. You may also paste the whole link read from the QR code.',
  submit: 'Look up',
  invalid: 'Enter a dossier code made of agency, day and number, for example H99.03-261123-0001.',
  notFound: 'No dossier has this code',
  notFoundHint: 'Check each digit against the receipt or the confirmation of your submission.',
  resultTitle: (code: string) => `Dossier ${code}`,
  progress: 'Progress',
  progressPercent: (percent: number) => `${percent}% complete`,
  whatTitle: 'What does a look-up tell?',
  whatText: 'With the code, anybody can see how far the dossier is.',
  whatQr:
    'Scan the QR code on the receipt to see the receiving agency, the units that handled the dossier, the applicant, the day of receipt and the due date as well, and to check that the paper was issued by this system.',
  signInForMore: 'Sign in for details',
  signInForMoreText:
    'Applicant, unit in charge and papers are shown only to those who hold the dossier: sign in, or scan the QR code on the receipt.',
  another: 'Look up another dossier',
  receiptTitle: 'What the receipt says',
  organisation: 'Organisation',
  units: 'Units that handled it',
  genuine: 'This paper was issued by this system',
  genuineText: 'Compare the facts below with the paper in your hand.',
  notYetReceived: 'The dossier was submitted and is not accepted yet; details appear once it is received.',
  notGenuine: 'This QR code was not issued by this system',
  notGenuineText:
    'A dossier has this code, but the key in the link does not fit: the paper may be forged, or the link was copied incompletely. Scan again; if that does not help, ask the one-stop office named on the paper.',
} satisfies typeof vi;
