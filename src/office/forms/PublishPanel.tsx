import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { diffForms } from '../../domain/form/diffForms.ts';
import type { FormDefinition } from '../../domain/form/form.ts';
import { type KeptAnswers, replay } from '../../domain/form/keptAnswers.ts';
import { proveForm } from '../../domain/form/proveForm.ts';
import { inLanguage } from '../../domain/language.ts';
import type { FormEditorView } from '../../features/forms/forms.api.ts';
import { Button } from '../../ui/Button.tsx';
import { TextInput } from '../../ui/Field.tsx';
import { Alert } from '../../ui/Notice.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { post } from '../api.ts';
import { LoadFailed } from '../frame/messages.tsx';
import { useWords } from '../language.ts';

interface Props {
  form: FormDefinition;
  published: FormEditorView['published'];
  tests: KeptAnswers[];
  revision: number;
  /** everything is saved */
  saved: boolean;
  today: string;
  onPublished: (number: number) => void;
}

/** What must be put right, what differs from the version in use, and the decision on which the next one is published. */
export function PublishPanel({ form, published, tests, revision, saved, today, onPublished }: Props) {
  const { language, w } = useWords();
  const e = w.forms.editor;
  const [decisionNumber, setDecisionNumber] = useState('');
  const [decisionDate, setDecisionDate] = useState(today);
  const [effectiveOn, setEffectiveOn] = useState(today);
  const [confirmed, setConfirmed] = useState(false);
  const findings = proveForm(form);
  const changes = published ? diffForms(published.form, form) : [];
  const differs = tests.some((kept) => replay(form, kept).length > 0);
  const publish = useMutation({
    mutationFn: () =>
      post<{ number: number }>(`/form-drafts/${form.key}/publish`, {
        revision,
        decisionNumber: decisionNumber.trim(),
        decisionDate,
        effectiveOn,
        confirmed,
      }),
    onSuccess: ({ number }) => onPublished(number),
  });
  const ready =
    saved && revision > 0 && findings.length === 0 && decisionNumber.trim() !== '' && (!differs || confirmed);
  return (
    <Panel title={e.publishing}>
      <Alert
        tone={findings.length === 0 ? 'success' : 'warning'}
        language={language}
        title={findings.length === 0 ? e.sound : e.findings(findings.length)}
      >
        {findings.length > 0 && (
          <ul>
            {findings.map(({ at, words }) => (
              <li key={`${at}${words.vi}`}>
                {at}: {inLanguage(words, language)}
              </li>
            ))}
          </ul>
        )}
      </Alert>
      {published && (
        <>
          <h3>{changes.length > 0 ? e.diff(published.number) : e.diffNone}</h3>
          <ul className="small">
            {changes.map(({ kind, at, label, properties }) => (
              <li key={`${kind}${at}`}>
                {e.changes[kind]}: {label} ({[at, ...properties].join(', ')})
              </li>
            ))}
          </ul>
        </>
      )}
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) publish.mutate();
        }}
      >
        <TextInput
          language={language}
          name="decisionNumber"
          label={e.decisionNumber}
          width="medium"
          maxLength={100}
          autoComplete="off"
          value={decisionNumber}
          onChange={(event) => setDecisionNumber(event.target.value)}
        />
        <TextInput
          language={language}
          name="decisionDate"
          label={e.decisionDate}
          type="date"
          width="medium"
          value={decisionDate}
          onChange={(event) => setDecisionDate(event.target.value)}
        />
        <TextInput
          language={language}
          name="effectiveOn"
          label={e.effectiveOn}
          type="date"
          width="medium"
          min={today}
          value={effectiveOn}
          onChange={(event) => setEffectiveOn(event.target.value)}
        />
        {differs && (
          <label className="choice form-editor-tick">
            <input
              type="checkbox"
              name="confirmed"
              checked={confirmed}
              onChange={(event) => setConfirmed(event.target.checked)}
            />
            <span>{e.confirm}</span>
          </label>
        )}
        {!saved && <p className="muted">{e.saveFirst}</p>}
        {publish.isError && <LoadFailed error={publish.error} retry={() => publish.mutate()} />}
        <Button icon="stamp" disabled={!ready || publish.isPending}>
          {e.publish}
        </Button>
      </form>
    </Panel>
  );
}
