import type { overview as vi } from '../vi/overview.ts';

export const overview = {
  title: 'Overview',
  place: 'You are looking at',
  everywhere: 'Everything',
  nobody: 'In nobody’s hands',
  figures: {
    open: 'In progress',
    receivedToday: 'Received today',
    dueToday: 'Due today',
    late: 'Late',
    paused: 'Waiting for the applicant',
    onTimePercent: 'On time this month',
  },
  ofFinished: (onTime: number, finished: number) => `${onTime} of ${finished} finished dossiers`,
  noneFinished: 'No dossier finished this month yet',
  groups: {
    AGENCY: 'By deciding agency',
    UNIT: 'By unit that has them',
    OFFICER: 'By officer who has them',
    DOSSIER: 'Dossiers',
  },
  name: { AGENCY: 'Agency', UNIT: 'Unit', OFFICER: 'Officer', DOSSIER: 'Dossier' },
  share: 'Late of those in progress',
  shareText: (late: number, open: number) => `${late} of ${open}`,
  lateList: 'Late dossiers',
  openList: 'Dossiers in progress',
  noneLate: 'No dossier is late.',
  noneHere: 'No dossier here.',
  due: 'Due',
  holder: 'With',
} satisfies typeof vi;
