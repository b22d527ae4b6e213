import type { Language } from '../domain/language.ts';
import { words } from '../i18n/words.ts';

/** How far along a fixed path one is; `current` counts from 1. */
export function Stepper({ steps, current, language }: { steps: string[]; current: number; language: Language }) {
  return (
    <div className="stepper">
      <p className="stepper-now">{words(language).common.step(current, steps.length)}</p>
      <ol>
        {steps.map((step, index) => (
          <li
            key={step}
            className={index + 1 < current ? 'stepper-done' : undefined}
            aria-current={index + 1 === current ? 'step' : undefined}
          >
            {step}
          </li>
        ))}
      </ol>
    </div>
  );
}
