import { inLanguage } from '../../domain/language.ts';
import { ACTION_WORDS, ROLE_WORDS } from '../../domain/process/findings.ts';
import type { ProcessDefinition } from '../../domain/process/process.ts';
import { Icon } from '../../ui/Icon.tsx';
import { useWords } from '../language.ts';

interface Props {
  content: ProcessDefinition;
  wrong?: ReadonlySet<string>;
  chosen?: number;
  /** left out: they are read only */
  onChoose?: (index: number) => void;
}

/** The steps in their order; choosing one opens its form. */
export function StepTable({ content: { steps }, wrong, chosen, onChoose }: Props) {
  const { language, w } = useWords();
  const e = w.processes.editor;
  return (
    <table className="table process-steps">
      <caption className="visually-hidden">{e.steps}</caption>
      <thead>
        <tr>
          <th scope="col">{e.stepColumn.step}</th>
          <th scope="col">{e.stepColumn.holder}</th>
          <th scope="col" className="numeric">
            {e.stepColumn.share}
          </th>
          <th scope="col">{e.stepColumn.ways}</th>
        </tr>
      </thead>
      <tbody>
        {steps.map(({ id, name, role, sharePercent, transitions }, index) => (
          <tr key={id} className={index === chosen ? 'process-chosen-row' : undefined}>
            <th scope="row" data-label={e.stepColumn.step}>
              {onChoose ? (
                <button
                  type="button"
                  className="process-choose"
                  aria-pressed={index === chosen}
                  aria-label={e.editStep(inLanguage(name, language))}
                  onClick={() => onChoose(index)}
                >
                  {wrong?.has(id) && <Icon name="warning" />}
                  {index + 1}. {inLanguage(name, language)}
                </button>
              ) : (
                `${index + 1}. ${inLanguage(name, language)}`
              )}
            </th>
            <td data-label={e.stepColumn.holder}>{inLanguage(ROLE_WORDS[role], language)}</td>
            <td data-label={e.stepColumn.share} className="numeric">
              {sharePercent}%
            </td>
            <td data-label={e.stepColumn.ways}>
              {transitions.map(({ action }) => inLanguage(ACTION_WORDS[action], language)).join(', ') || '–'}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
