import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { FEEDBACK_RULES, type FeedbackAction } from '../../domain/feedback/feedback.ts';
import type { FeedbackDetails } from '../../features/feedback/feedback.api.ts';
import { Button } from '../../ui/Button.tsx';
import { Select } from '../../ui/Choice.tsx';
import { ErrorSummary } from '../../ui/ErrorSummary.tsx';
import { TextArea, TextInput } from '../../ui/Field.tsx';
import { Alert } from '../../ui/Notice.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { FilesField } from '../actions/FilesField.tsx';
import type { TypedFile } from '../actions/typed.ts';
import { ApiProblem, post } from '../api.ts';
import { useWords } from '../language.ts';
import { queryClient } from '../queryClient.ts';
import { useDesks } from './EnterFeedback.tsx';

/** The steps that are open to the officer now; one at a time. */
export function FeedbackActions({ feedback }: { feedback: FeedbackDetails }) {
  const { w } = useWords();
  const text = w.feedback.office;
  const [chosen, setChosen] = useState<FeedbackAction>();
  return (
    <Panel title={text.act} tone="accent">
      {feedback.allowedActions.length === 0 && <p>{text.nothing}</p>}
      <div className="button-row">
        {feedback.allowedActions.map((action) => (
          <Button
            key={action}
            type="button"
            kind={action === 'REJECT' ? 'danger' : 'secondary'}
            aria-expanded={chosen === action}
            onClick={() => setChosen(chosen === action ? undefined : action)}
          >
            {text.actions[action]}
          </Button>
        ))}
      </div>
      {chosen && <Step key={chosen} action={chosen} feedback={feedback} />}
    </Panel>
  );
}

function Step({ action, feedback }: { action: FeedbackAction; feedback: FeedbackDetails }) {
  const { language, w } = useWords();
  const text = w.feedback.office;
  const desks = useDesks();
  const [files, setFiles] = useState<TypedFile[]>([]);
  const [shown, setShown] = useState<string[]>([]);
  const [checked, setChecked] = useState(false);
  const [typed, setTyped] = useState({
    text: '',
    agencyCode: '',
    publicTitle: feedback.suggested.title,
    publicBody: feedback.suggested.body,
    publicAnswer: feedback.suggested.answer,
  });
  const send = useMutation({
    mutationFn: () => {
      const { text: said, agencyCode, ...published } = typed;
      return post(`/feedback/${feedback.id}/actions`, {
        action,
        revision: feedback.revision,
        ...(said.trim() && { text: said }),
        ...(action === 'FORWARD' && { agencyCode }),
        ...(action === 'ANSWER' && { fileIds: files.map(({ id }) => id) }),
        ...(action === 'PUBLISH' && { ...published, publicFileIds: shown, checked }),
      });
    },
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['feedback'] }),
  });
  const problems = send.error instanceof ApiProblem ? send.error.fields : [];
  const field = (name: keyof typeof typed) => ({
    language,
    name,
    error: problems.find((problem) => problem.field === name)?.message,
    value: typed[name],
    onChange: ({ target }: { target: { value: string } }) => setTyped({ ...typed, [name]: target.value }),
  });
  return (
    <form
      className="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!send.isPending) send.mutate();
      }}
    >
      <ErrorSummary language={language} problems={problems} />
      {send.error && problems.length === 0 && (
        <Alert tone="danger" language={language} title={send.error.message} live>
          {send.error instanceof ApiProblem && <p>{send.error.detail}</p>}
        </Alert>
      )}
      {action === 'FORWARD' && (
        <Select
          {...field('agencyCode')}
          label={text.toAgency}
          options={(desks.data?.items ?? [])
            .filter(({ code }) => code !== feedback.agencyCode)
            .map(({ code, name }) => ({ value: code, label: name }))}
        />
      )}
      {action === 'PUBLISH' ? (
        <>
          <p className="muted">{text.publicHint}</p>
          <TextInput {...field('publicTitle')} label={text.publicTitle} maxLength={200} />
          <TextArea {...field('publicBody')} label={text.publicBody} rows={5} maxLength={8000} />
          <TextArea {...field('publicAnswer')} label={text.publicAnswer} rows={5} maxLength={8000} />
          {feedback.files.length > 0 && (
            <fieldset>
              <legend className="field-label">{text.publicPhotos}</legend>
              {feedback.files.map(({ id, name }, index) => (
                <p key={id} className="choice">
                  <input
                    type="checkbox"
                    id={`public-${id}`}
                    checked={shown.includes(id)}
                    onChange={({ target }) =>
                      setShown(target.checked ? [...shown, id] : shown.filter((other) => other !== id))
                    }
                  />
                  <label htmlFor={`public-${id}`}>
                    {w.feedback.form.photo(index + 1)} ({name})
                  </label>
                </p>
              ))}
            </fieldset>
          )}
          <p className="choice">
            <input
              type="checkbox"
              id="checked"
              checked={checked}
              onChange={({ target }) => setChecked(target.checked)}
            />
            <label htmlFor="checked">{text.checked}</label>
          </p>
        </>
      ) : (
        <TextArea
          {...field('text')}
          label={text.textLabel[action]}
          required={FEEDBACK_RULES[action].needsText}
          rows={5}
          maxLength={8000}
        />
      )}
      {action === 'ANSWER' && (
        <FilesField
          language={language}
          name="answerFiles"
          label={text.answerFiles}
          required={false}
          files={files}
          add={(file) => setFiles((before) => [...before, file])}
          remove={(id) => setFiles((before) => before.filter((file) => file.id !== id))}
        />
      )}
      <Button disabled={send.isPending}>{text.actions[action]}</Button>
    </form>
  );
}
