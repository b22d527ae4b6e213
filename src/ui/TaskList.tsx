import type { Language } from '../domain/language.ts';
import { words } from '../i18n/words.ts';
import type { IconName } from './Icon.tsx';
import { Tag, type Tone } from './Tag.tsx';

export type TaskState = 'DONE' | 'NOT_STARTED' | 'IN_PROGRESS' | 'BLOCKED' | 'OPTIONAL';

export interface Task {
  key: string;
  title: string;
  hint?: string;
  state: TaskState;
  /** where the task is done; a blocked task has none */
  href?: string;
}

const LOOK: Record<TaskState, { tone: Tone; icon: IconName }> = {
  DONE: { tone: 'success', icon: 'check' },
  NOT_STARTED: { tone: 'info', icon: 'pencil' },
  IN_PROGRESS: { tone: 'progress', icon: 'gears' },
  BLOCKED: { tone: 'neutral', icon: 'lock' },
  OPTIONAL: { tone: 'neutral', icon: 'plus' },
};

/** The parts of one job, each with its state, in any order. */
export function TaskList({ tasks, language }: { tasks: Task[]; language: Language }) {
  const states = words(language).common.task;
  return (
    <ol className="task-list">
      {tasks.map((task, index) => (
        <li key={task.key} className={`task task-${task.state.toLowerCase()}`}>
          <span className="task-number" aria-hidden="true">
            {index + 1}
          </span>
          <div className="task-text">
            {task.href ? (
              <a href={task.href} className="task-title" aria-describedby={`task-${task.key}-state`}>
                {task.title}
              </a>
            ) : (
              <span className="task-title">{task.title}</span>
            )}
            {task.hint && <span className="task-hint">{task.hint}</span>}
          </div>
          <span id={`task-${task.key}-state`}>
            <Tag {...LOOK[task.state]}>{states[task.state]}</Tag>
          </span>
        </li>
      ))}
    </ol>
  );
}
