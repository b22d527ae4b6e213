import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { formatDateTime } from '../../domain/text/format.ts';
import type { QuestionDesk } from '../../features/questions/questions.api.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { TextArea, TextInput } from '../../ui/Field.tsx';
import { Alert } from '../../ui/Notice.tsx';
import { PageHeading, Panel } from '../../ui/Panel.tsx';
import { DueTag, Tag } from '../../ui/Tag.tsx';
import { ApiProblem, get, post, withQuery } from '../api.ts';
import { dueState } from '../dueMoment.ts';
import { LoadFailed, Skeleton } from '../frame/messages.tsx';
import { useTitle } from '../frame/useTitle.ts';
import { useWords } from '../language.ts';
import { queryClient } from '../queryClient.ts';
import { AnswerEditor } from './AnswerEditor.tsx';

type Open = QuestionDesk['open'][number];

/** Questions that wait for an answer, and those everybody reads. */
export function QuestionsPage() {
  const { language, w } = useWords();
  const text = w.questions.office;
  useTitle(text.title);
  const [typed, setTyped] = useState('');
  const [words, setWords] = useState('');
  const [editing, setEditing] = useState<string>();
  const [done, setDone] = useState<string>();
  const desk = useQuery({
    queryKey: ['questions', words],
    queryFn: ({ signal }) => get<QuestionDesk>(withQuery('/questions', { words }), { signal }),
    placeholderData: keepPreviousData,
  });
  const saved = async (message: string) => {
    setEditing(undefined);
    setDone(message);
    await queryClient.invalidateQueries({ queryKey: ['questions'] });
  };
  if (desk.error) return <LoadFailed error={desk.error} retry={() => desk.refetch()} />;
  if (!desk.data) return <Skeleton />;
  const { open, published, mayEdit } = desk.data;
  return (
    <div className="stack">
      <PageHeading title={text.title} />
      {done && <Alert tone="success" language={language} title={done} live />}
      <Panel title={text.open} icon="question">
        {open.length === 0 && <EmptyState title={text.openNone} icon="success" />}
        <ul className="turns">
          {open.map((question) => (
            <li key={question.id}>
              <Waiting question={question} mayPublish={mayEdit} onDone={() => saved(text.answered(question.code))} />
            </li>
          ))}
        </ul>
      </Panel>
      <Panel
        title={text.published}
        icon="book"
        actions={
          mayEdit && (
            <Button type="button" kind="secondary" icon="plus" onClick={() => setEditing('new')}>
              {text.write}
            </Button>
          )
        }
      >
        {editing === 'new' && <AnswerEditor onSaved={() => saved(text.saved)} onCancel={() => setEditing(undefined)} />}
        <form
          className="find-row"
          onSubmit={(event) => {
            event.preventDefault();
            setWords(typed.trim());
          }}
        >
          <TextInput
            language={language}
            name="questionWords"
            label={text.find}
            required={false}
            value={typed}
            maxLength={200}
            onChange={(event) => setTyped(event.target.value)}
          />
          <Button kind="secondary" icon="search">
            {w.common.actions.search}
          </Button>
        </form>
        {published.length === 0 && <EmptyState title={text.none} icon="question" />}
        <ul className="turns">
          {published.map((item) => (
            <li key={item.id}>
              {editing === item.id ? (
                <AnswerEditor item={item} onSaved={() => saved(text.saved)} onCancel={() => setEditing(undefined)} />
              ) : (
                <p>
                  <strong>{item.question}</strong> {item.hidden && <Tag>{text.hidden}</Tag>}{' '}
                  {mayEdit && (
                    <Button type="button" kind="quiet" icon="pencil" onClick={() => setEditing(item.id)}>
                      {text.edit}
                    </Button>
                  )}
                </p>
              )}
            </li>
          ))}
        </ul>
      </Panel>
    </div>
  );
}

function Waiting({ question, mayPublish, onDone }: { question: Open; mayPublish: boolean; onDone: () => void }) {
  const { language, w } = useWords();
  const text = w.questions.office;
  const [answer, setAnswer] = useState('');
  const [publish, setPublish] = useState(false);
  const send = useMutation({
    mutationFn: (decline: boolean) =>
      post(`/questions/${question.id}/answer`, {
        answer,
        decline,
        ...(publish &&
          !decline && {
            publish: {
              question: question.body,
              answer,
              ...(question.fieldCode && { fieldCode: question.fieldCode }),
            },
          }),
      }),
    onSuccess: onDone,
  });
  const problems = send.error instanceof ApiProblem ? send.error.fields : [];
  const id = `answer-${question.id}`;
  return (
    <form
      className="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!send.isPending) send.mutate(false);
      }}
    >
      <p>
        <strong>{question.code}</strong>{' '}
        <span className="muted">
          {text.asker}: {question.senderName} · {question.agencyName} · {formatDateTime(question.askedAt)}
        </span>{' '}
        <DueTag language={language} state={dueState(question.dueAt)} detail={formatDateTime(question.dueAt)} />
      </p>
      <p className="as-typed">{question.body}</p>
      <TextArea
        language={language}
        name={id}
        label={text.answer}
        rows={4}
        maxLength={20_000}
        value={answer}
        error={problems.find(({ field }) => field === 'answer')?.message}
        onChange={(event) => setAnswer(event.target.value)}
      />
      {mayPublish && (
        <p className="choice">
          <input
            type="checkbox"
            id={`publish-${question.id}`}
            checked={publish}
            onChange={({ target }) => setPublish(target.checked)}
          />
          <label htmlFor={`publish-${question.id}`}>{text.publishToo}</label>
        </p>
      )}
      {send.error && problems.length === 0 && (
        <Alert tone="danger" language={language} title={send.error.message} live />
      )}
      <div className="button-row">
        <Button disabled={send.isPending}>{text.answerIt}</Button>
        <Button type="button" kind="quiet" disabled={send.isPending} onClick={() => send.mutate(true)}>
          {text.decline}
        </Button>
      </div>
    </form>
  );
}
