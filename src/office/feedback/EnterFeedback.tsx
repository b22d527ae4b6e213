import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { v4 as uuidv4 } from 'uuid';
import { FEEDBACK_CHANNELS, FEEDBACK_TOPICS } from '../../domain/feedback/feedback.ts';
import type { OpinionDesks } from '../../features/queues/queues.api.ts';
import { Button } from '../../ui/Button.tsx';
import { Select } from '../../ui/Choice.tsx';
import { ErrorSummary } from '../../ui/ErrorSummary.tsx';
import { TextArea, TextInput } from '../../ui/Field.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { ApiProblem, get, post } from '../api.ts';
import { useWords } from '../language.ts';
import { queryClient } from '../queryClient.ts';

const EMPTY = {
  channel: 'PHONE',
  topic: '',
  body: '',
  agencyCode: '',
  dossier: '',
  place: '',
  name: '',
  phone: '',
  email: '',
};

/** Every agency at work. */
export function useDesks() {
  return useQuery({ queryKey: ['desks'], queryFn: ({ signal }) => get<OpinionDesks>('/desks', { signal }) });
}

/** What came by telephone, Zalo or letter, so that it has its code and its clocks too. */
export function EnterFeedback({ onDone }: { onDone: (code: string) => void }) {
  const { language, w } = useWords();
  const text = w.feedback;
  const desks = useDesks();
  const [typed, setTyped] = useState(EMPTY);
  const [key] = useState(() => uuidv4());
  const save = useMutation({
    mutationFn: () => {
      const given = Object.fromEntries(Object.entries(typed).filter(([, value]) => value.trim() !== ''));
      const anonymous = typed.name.trim() === '' && typed.phone.trim() === '' && typed.email.trim() === '';
      return post<{ code: string }>('/feedback', { body: '', topic: '', ...given, anonymous }, { idempotencyKey: key });
    },
    onSuccess: async ({ code }) => {
      await queryClient.invalidateQueries({ queryKey: ['feedback'] });
      onDone(code);
    },
  });
  const problems = save.error instanceof ApiProblem ? save.error.fields : [];
  const field = (name: keyof typeof EMPTY) => ({
    language,
    name,
    error: problems.find((problem) => problem.field === name)?.message,
    value: typed[name],
    onChange: ({ target }: { target: { value: string } }) => setTyped({ ...typed, [name]: target.value }),
  });
  return (
    <Panel title={text.office.enter}>
      <form
        className="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!save.isPending) save.mutate();
        }}
      >
        <ErrorSummary language={language} problems={problems} />
        {save.error && problems.length === 0 && <p role="alert">{save.error.message}</p>}
        <Select
          {...field('channel')}
          label={text.office.channel}
          empty={false}
          options={FEEDBACK_CHANNELS.filter((channel) => channel !== 'PORTAL').map((value) => ({
            value,
            label: text.channels[value],
          }))}
        />
        <Select
          {...field('topic')}
          label={text.form.topic}
          options={FEEDBACK_TOPICS.map((value) => ({ value, label: text.topics[value] }))}
        />
        <TextArea {...field('body')} label={text.form.body} rows={5} maxLength={8000} />
        <TextInput {...field('place')} label={text.form.place} required={false} maxLength={500} />
        <TextInput {...field('dossier')} label={text.form.dossier} required={false} width="medium" maxLength={60} />
        <Select
          {...field('agencyCode')}
          label={text.form.agency}
          required={false}
          empty={text.form.anyAgency}
          options={(desks.data?.items ?? []).map(({ code, name }) => ({ value: code, label: name }))}
        />
        <TextInput {...field('name')} label={text.form.name} required={false} maxLength={200} />
        <TextInput {...field('phone')} label={text.form.phone} required={false} width="medium" maxLength={30} />
        <TextInput {...field('email')} label={text.form.email} required={false} maxLength={254} />
        <Button disabled={save.isPending}>{text.office.save}</Button>
      </form>
    </Panel>
  );
}
