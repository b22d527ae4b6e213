import type { WordsTree } from '../words.ts';

export const display: WordsTree['display'] = {
  title: 'Type size and colours',
  lead: 'Choose once for every page of the portal on this device. No account is needed.',
  size: 'Type size',
  sizes: { NORMAL: 'Normal', LARGE: 'Large', LARGEST: 'Very large' },
  contrast: 'High contrast',
  contrastHint: 'Black on white, with strong lines',
  motion: 'No motion',
  motionHint: 'The pages follow your device; choose this if it has no such setting',
  save: 'Save',
  saved: 'Saved. The pages look as you chose.',
  back: 'Back to where you were',
  offline: {
    title: 'No connection',
    text: 'Your phone or computer has no connection. The dossiers you have looked at last can still be opened under “My dossiers”.',
    myDossiers: 'Dossiers seen last',
    again: 'Try again',
    kept: 'No connection. This was kept on this device at {at} and may have changed.',
  },
};
