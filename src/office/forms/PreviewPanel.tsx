import { useState } from 'react';
import { checkAnswers } from '../../domain/form/checkAnswers.ts';
import type { FormAnswers, FormDefinition } from '../../domain/form/form.ts';
import { addItem, removeItem } from '../../domain/form/repeats.ts';
import { findField } from '../../domain/form/visibleFields.ts';
import { answerProblemInWords } from '../../ui/answerProblem.ts';
import { Button } from '../../ui/Button.tsx';
import { FormFields } from '../../ui/FormFields.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { typedValue } from '../../ui/typedValue.ts';
import { useWords } from '../language.ts';

interface Props {
  form: FormDefinition;
  answers: FormAnswers;
  today: string;
  change: (answers: FormAnswers) => void;
}

/** The form as on a phone, with the portal's own pieces: answered at once, or as it is without JavaScript. */
export function PreviewPanel({ form, answers, today, change }: Props) {
  const { language, w } = useWords();
  const e = w.forms.editor;
  const [plain, setPlain] = useState(false);
  // without JavaScript the page stays as it was sent
  const [sent, setSent] = useState(answers);
  const [round, setRound] = useState(0);
  const shown = plain ? sent : answers;
  const { problems } = checkAnswers(form, shown, { today });
  const errors = Object.fromEntries(
    problems.flatMap((problem) => {
      const field = findField(form, problem.field);
      const judged = problem.code !== 'required' || (plain && round > 0);
      return field && judged ? [[problem.field, answerProblemInWords(field, problem, language)]] : [];
    }),
  );
  const send = (next: FormAnswers) => {
    change(next);
    setSent(next);
    setRound((before) => before + 1);
  };
  return (
    <Panel title={e.preview}>
      <div className="button-row">
        <Button type="button" kind="secondary" aria-pressed={!plain} onClick={() => setPlain(false)}>
          {e.previewPhone}
        </Button>
        <Button
          type="button"
          kind="secondary"
          aria-pressed={plain}
          onClick={() => {
            setSent(answers);
            setPlain(true);
          }}
        >
          {e.previewNoScript}
        </Button>
      </div>
      <p className="small muted">{plain ? e.previewNoScriptNote : e.previewNote}</p>
      <section className="form-editor-phone" aria-label={e.preview}>
        <div
          className="form"
          key={`${String(plain)}${round}`}
          onChange={(event) => {
            const input = event.target as unknown as HTMLInputElement;
            if (findField(form, input.name)) change({ ...answers, [input.name]: typedValue(input) });
          }}
        >
          <FormFields
            form={form}
            values={shown}
            known={{ today }}
            errors={errors}
            onItems={(edit) =>
              send(
                'add' in edit
                  ? addItem(form, answers, edit.add)
                  : removeItem(form, answers, edit.removeFrom, edit.index),
              )
            }
            language={language}
          />
        </div>
        {plain && (
          <Button type="button" large onClick={() => send(answers)}>
            {e.previewSave}
          </Button>
        )}
      </section>
      <Button type="button" kind="quiet" icon="trash" onClick={() => send({})}>
        {e.clear}
      </Button>
    </Panel>
  );
}
