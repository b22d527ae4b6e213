import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { QuestionDesk } from '../../features/questions/questions.api.ts';
import { Button } from '../../ui/Button.tsx';
import { Details } from '../../ui/Details.tsx';
import { ErrorSummary } from '../../ui/ErrorSummary.tsx';
import { TextArea, TextInput } from '../../ui/Field.tsx';
import { Prose } from '../../ui/Layout.tsx';
import { ApiProblem, post, put } from '../api.ts';
import { useWords } from '../language.ts';

interface Props {
  item?: QuestionDesk['published'][number];
  onSaved: () => void;
  onCancel: () => void;
}

/** A question for everybody, in both languages, seen as it will look while it is written. */
export function AnswerEditor({ item, onSaved, onCancel }: Props) {
  const { language, w } = useWords();
  const text = w.questions.office;
  const [typed, setTyped] = useState({
    topic: item?.topic ?? '',
    topicEn: item?.topicEn ?? '',
    fieldCode: item?.fieldCode ?? '',
    question: item?.question ?? '',
    questionEn: item?.questionEn ?? '',
    answer: item?.answer ?? '',
    answerEn: item?.answerEn ?? '',
  });
  const [hidden, setHidden] = useState(item?.hidden ?? false);
  const save = useMutation({
    mutationFn: () => {
      const body = { ...typed, hidden };
      return item ? put(`/question-answers/${item.id}`, body) : post('/question-answers', body);
    },
    onSuccess: onSaved,
  });
  const problems = save.error instanceof ApiProblem ? save.error.fields : [];
  const field = (name: keyof typeof typed, required = false) => ({
    language,
    name,
    id: `qa-${name}`,
    required,
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
        if (!save.isPending) save.mutate();
      }}
    >
      <ErrorSummary
        language={language}
        problems={problems.map((problem) => ({ ...problem, field: `qa-${problem.field}` }))}
      />
      {save.error && problems.length === 0 && <p role="alert">{save.error.message}</p>}
      <TextInput {...field('question', true)} label={text.question} maxLength={2000} />
      <TextArea {...field('answer', true)} label={text.answer} rows={5} maxLength={20_000} />
      <TextInput {...field('questionEn')} label={text.questionEn} lang="en" maxLength={2000} />
      <TextArea {...field('answerEn')} label={text.answerEn} lang="en" rows={5} maxLength={20_000} />
      <TextInput {...field('topic')} label={text.topic} maxLength={100} />
      <TextInput {...field('topicEn')} label={text.topicEn} lang="en" maxLength={100} />
      <TextInput {...field('fieldCode')} label={text.field} width="short" maxLength={40} />
      <p className="choice">
        <input type="checkbox" id="qa-hidden" checked={hidden} onChange={({ target }) => setHidden(target.checked)} />
        <label htmlFor="qa-hidden">{text.hide}</label>
      </p>
      <h3>{text.preview}</h3>
      <Details summary={typed.question} open>
        <Prose text={typed.answer} />
      </Details>
      <div className="button-row">
        <Button disabled={save.isPending}>{text.save}</Button>
        <Button type="button" kind="quiet" onClick={onCancel}>
          {text.cancel}
        </Button>
      </div>
    </form>
  );
}
