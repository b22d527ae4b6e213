import type { ReactNode } from 'react';
import type { Language } from '../domain/language.ts';
import { words } from '../i18n/words.ts';
import { Icon, type IconName } from './Icon.tsx';

/** Meaning, not colour: each has its own icon, so colour never speaks alone. */
export type Tone = 'neutral' | 'info' | 'progress' | 'success' | 'warning' | 'danger';

export function Tag({ tone = 'neutral', icon, children }: { tone?: Tone; icon?: IconName; children: ReactNode }) {
  return (
    <span className={`tag tag-${tone}`}>
      {icon && <Icon name={icon} />}
      {children}
    </span>
  );
}

/** Official status 1–10 of TT 21/2023. */
export type StatusCode = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10;

const STATUS_LOOK: Record<StatusCode, { tone: Tone; icon: IconName }> = {
  1: { tone: 'info', icon: 'inbox' },
  2: { tone: 'info', icon: 'stamp' },
  3: { tone: 'danger', icon: 'refuse' },
  4: { tone: 'progress', icon: 'gears' },
  5: { tone: 'warning', icon: 'paperPlus' },
  6: { tone: 'warning', icon: 'coins' },
  7: { tone: 'neutral', icon: 'undo' },
  8: { tone: 'danger', icon: 'stop' },
  9: { tone: 'success', icon: 'paperCheck' },
  10: { tone: 'success', icon: 'handOver' },
};

/** The official status in its official words, with icon. */
export function StatusTag({ status, language }: { status: StatusCode; language: Language }) {
  return <Tag {...STATUS_LOOK[status]}>{words(language).dossier.status[status].name}</Tag>;
}

/** “Bản nháp – chưa nộp”: a draft is no dossier and must never look like one. */
export function DraftTag({ language }: { language: Language }) {
  return (
    <Tag tone="warning" icon="pencil">
      {words(language).dossier.draft.name}
    </Tag>
  );
}

export type DueState = 'onTime' | 'soon' | 'late' | 'paused' | 'finishedOnTime' | 'finishedLate' | 'none';

const DUE_LOOK: Record<DueState, { tone: Tone; icon: IconName }> = {
  onTime: { tone: 'success', icon: 'clock' },
  soon: { tone: 'warning', icon: 'clock' },
  late: { tone: 'danger', icon: 'clockLate' },
  paused: { tone: 'neutral', icon: 'pause' },
  finishedOnTime: { tone: 'success', icon: 'check' },
  finishedLate: { tone: 'danger', icon: 'clockLate' },
  none: { tone: 'neutral', icon: 'minus' },
};

/** Whether a dossier keeps its due date; `detail` e.g. “còn 2 ngày làm việc”. */
export function DueTag({ state, language, detail }: { state: DueState; language: Language; detail?: string }) {
  return (
    <Tag {...DUE_LOOK[state]}>
      {words(language).common.due[state]}
      {detail && `: ${detail}`}
    </Tag>
  );
}
