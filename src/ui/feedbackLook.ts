import type { FeedbackState } from '../domain/feedback/feedback.ts';
import type { IconName } from './Icon.tsx';
import type { Tone } from './Tag.tsx';

/** How a state looks: never by colour alone. */
export const STATE_LOOK: Record<FeedbackState, { tone: Tone; icon: IconName }> = {
  NEW: { tone: 'info', icon: 'inbox' },
  SUPPLEMENT_ASKED: { tone: 'warning', icon: 'paperPlus' },
  IN_PROCESS: { tone: 'progress', icon: 'gears' },
  ANSWERED: { tone: 'success', icon: 'mail' },
  PUBLISHED: { tone: 'success', icon: 'megaphone' },
  CLOSED: { tone: 'neutral', icon: 'check' },
  REJECTED: { tone: 'danger', icon: 'refuse' },
};
