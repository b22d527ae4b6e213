import { inLanguage } from '../../domain/language.ts';
import { LETTERS_OF_ACTIONS } from '../../domain/papers/lettersOfWays.ts';
import { ACTION_WORDS, LETTER_WORDS } from '../../domain/process/findings.ts';
import {
  LETTERS,
  type Letter,
  type ProcessStep,
  STEP_ACTIONS,
  type StepAction,
  type StepTransition,
} from '../../domain/process/process.ts';
import { Button } from '../../ui/Button.tsx';
import { Select } from '../../ui/Choice.tsx';
import { Details } from '../../ui/Details.tsx';
import { useWords } from '../language.ts';

/** Actions after which the dossier stays where it is until somebody has answered. */
const WAITING: readonly StepAction[] = ['ASK_OPINION', 'BRANCH', 'REQUEST_SUPPLEMENT'];

interface Props {
  step: ProcessStep;
  steps: readonly ProcessStep[];
  onChange: (change: Partial<ProcessStep>, about?: string) => void;
}

/** What may be done at a step, where each leads, and the papers it issues. */
export function WaysForm({ step, steps, onChange }: Props) {
  const { language, w } = useWords();
  const e = w.processes.editor;
  const set = (at: number, change: Partial<StepTransition>) =>
    onChange({ transitions: step.transitions.map((one, index) => (index === at ? { ...one, ...change } : one)) });
  const remove = (at: number) => {
    const action = step.transitions[at]?.action;
    onChange({
      transitions: step.transitions.filter((_, index) => index !== at),
      ...(action === 'BRANCH' ? { branching: undefined } : {}),
      ...(action === 'ASK_OPINION' ? { opinionDays: undefined } : {}),
    });
  };
  const add = (action: StepAction) => {
    const to = WAITING.includes(action)
      ? 'WAIT'
      : action === 'RETURN'
        ? 'END'
        : (steps.find(({ id }) => id !== step.id)?.id ?? 'END');
    onChange({
      transitions: [...step.transitions, { action, to }],
      ...(action === 'ASK_OPINION' ? { opinionDays: 3 } : {}),
      ...(action === 'BRANCH' ? { branching: { mode: 'SEQUENTIAL' as const, branches: [] } } : {}),
    });
  };
  const free = STEP_ACTIONS.filter((action) => !step.transitions.some((one) => one.action === action));
  return (
    <fieldset className="field process-ways">
      <legend className="field-label">{e.ways}</legend>
      {step.transitions.map(({ action, to, letters = [] }, at) => {
        const name = inLanguage(ACTION_WORDS[action], language);
        return (
          <div key={action} className="process-way-row">
            <strong>{name}</strong>
            {WAITING.includes(action) && to === 'WAIT' ? (
              <span>{e.waits}</span>
            ) : (
              <select
                className="input select"
                aria-label={`${name}: ${e.to}`}
                value={to}
                onChange={(event) => set(at, { to: event.target.value })}
              >
                {steps.map((one) => (
                  <option key={one.id} value={one.id}>
                    → {inLanguage(one.name, language)}
                  </option>
                ))}
                <option value="END">→ {e.end}</option>
                {!steps.some(({ id }) => id === to) && to !== 'END' && <option value={to}>→ {to}</option>}
              </select>
            )}
            <Button
              type="button"
              kind="quiet"
              icon="close"
              aria-label={e.removeAction(name)}
              onClick={() => remove(at)}
            >
              <span className="visually-hidden">{e.removeAction(name)}</span>
            </Button>
            {lettersToChoose(action, letters).length > 0 && (
              <Details summary={`${e.letters}${letters.length > 0 ? ` (${letters.length})` : ''}`}>
                {lettersToChoose(action, letters).map((letter) => (
                  <label key={letter} className="process-letter">
                    <input
                      type="checkbox"
                      checked={letters.includes(letter)}
                      onChange={(event) => set(at, { letters: chosenLetters(letters, letter, event.target.checked) })}
                    />{' '}
                    {inLanguage(LETTER_WORDS[letter], language)}
                  </label>
                ))}
              </Details>
            )}
          </div>
        );
      })}
      {free.length > 0 && (
        <Select
          language={language}
          name="step-add-action"
          label={e.addAction}
          value=""
          onChange={(event) => event.target.value && add(event.target.value as StepAction)}
          options={free.map((action) => ({ value: action, label: inLanguage(ACTION_WORDS[action], language) }))}
        />
      )}
    </fieldset>
  );
}

function chosenLetters(letters: readonly Letter[], letter: Letter, wanted: boolean): Letter[] | undefined {
  const chosen = LETTERS.filter((one) => (one === letter ? wanted : letters.includes(one)));
  return chosen.length > 0 ? chosen : undefined;
}

/** What the action can issue, and what was chosen although it cannot: that must be seen to be taken off. */
function lettersToChoose(action: StepAction, chosen: readonly Letter[]): Letter[] {
  const issuable: readonly Letter[] = LETTERS_OF_ACTIONS[action];
  return LETTERS.filter((letter) => issuable.includes(letter) || chosen.includes(letter));
}
