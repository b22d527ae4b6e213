import { useState } from 'react';
import type { FormAnswers, FormDefinition } from '../../domain/form/form.ts';
import { type KeptAnswers, keepAnswers, replay } from '../../domain/form/keptAnswers.ts';
import { Button } from '../../ui/Button.tsx';
import { TextInput } from '../../ui/Field.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { useWords } from '../language.ts';

interface Props {
  form: FormDefinition;
  answers: FormAnswers;
  today: string;
  tests: KeptAnswers[];
  change: (tests: KeptAnswers[]) => void;
  show: (answers: FormAnswers) => void;
}

/** Answers kept with the form, and whether they still give what they gave. */
export function TestsPanel({ form, answers, today, tests, change, show }: Props) {
  const { language, w } = useWords();
  const e = w.forms.editor;
  const [name, setName] = useState('');
  const typed = name.trim();
  return (
    <Panel title={e.testsTitle}>
      <p className="small muted">{e.testsLead}</p>
      {tests.length === 0 && <p>{e.noTests}</p>}
      <ul className="form-editor-tests">
        {tests.map((kept) => {
          const differences = replay(form, kept);
          return (
            <li key={kept.name}>
              <strong>{kept.name}</strong>{' '}
              <Tag tone={differences.length === 0 ? 'success' : 'warning'}>
                {differences.length === 0 ? e.testSame : e.testDiffers(differences.length)}
              </Tag>
              {differences.length > 0 && (
                <ul className="small">
                  {differences.map(({ path, before, now }) => (
                    <li key={path}>
                      {path}: {e.before} “{before || e.nothing}”, {e.now} “{now || e.nothing}”
                    </li>
                  ))}
                </ul>
              )}
              <div className="button-row">
                <Button type="button" kind="quiet" icon="search" onClick={() => show(kept.typed)}>
                  {e.testShow(kept.name)}
                </Button>
                <Button
                  type="button"
                  kind="quiet"
                  icon="trash"
                  onClick={() => change(tests.filter((one) => one.name !== kept.name))}
                >
                  {e.testRemove(kept.name)}
                </Button>
              </div>
            </li>
          );
        })}
      </ul>
      <TextInput
        language={language}
        name="testName"
        label={e.testName}
        maxLength={200}
        autoComplete="off"
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <Button
        type="button"
        kind="secondary"
        icon="check"
        disabled={typed === ''}
        onClick={() => {
          change([...tests.filter((one) => one.name !== typed), keepAnswers(form, typed, answers, today)]);
          setName('');
        }}
      >
        {e.keepTest}
      </Button>
    </Panel>
  );
}
