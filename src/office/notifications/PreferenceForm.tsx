import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { PreferenceView } from '../../features/notifications/notifications.api.ts';
import { Button } from '../../ui/Button.tsx';
import { Checkbox, RadioGroup } from '../../ui/Choice.tsx';
import { ErrorSummary } from '../../ui/ErrorSummary.tsx';
import { TextInput } from '../../ui/Field.tsx';
import { Alert } from '../../ui/Notice.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { ApiProblem, get, put } from '../api.ts';
import { LoadFailed, Skeleton } from '../frame/messages.tsx';
import { useWords } from '../language.ts';
import { queryClient } from '../queryClient.ts';

const KEY = ['message-preference'];

/** Digest or at once, at which hours, and when to be left alone. */
export function PreferenceForm() {
  const { w } = useWords();
  const preference = useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => get<PreferenceView>('/messages/preference', { signal }),
  });
  return (
    <Panel title={w.notifications.preferences.title} icon="gears">
      {preference.isPending && <Skeleton />}
      {preference.isError && <LoadFailed error={preference.error} retry={() => preference.refetch()} />}
      {preference.data && <Wishes preference={preference.data} />}
    </Panel>
  );
}

function Wishes({ preference }: { preference: PreferenceView }) {
  const { language, w } = useWords();
  const text = w.notifications.preferences;
  const [saved, setSaved] = useState(false);
  const save = useMutation({
    mutationFn: (wanted: PreferenceView) => put<PreferenceView>('/messages/preference', wanted),
    onMutate: () => setSaved(false),
    onSuccess: (now) => {
      queryClient.setQueryData(KEY, now);
      setSaved(true);
    },
  });
  const problems = save.error instanceof ApiProblem ? save.error.fields : [];
  const messageOf = (field: string) => problems.find((problem) => problem.field === field)?.message;
  const quiet = preference.quiet ?? { from: '21:00', to: '07:00' };
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const typed = new FormData(event.currentTarget);
        const said = (name: string) => String(typed.get(name) ?? '').trim();
        save.mutate({
          email: typed.has('email'),
          sms: preference.sms,
          atOnce: said('mode') === 'atOnce',
          digestTimes: said('digestTimes')
            .split(/[\s,;]+/)
            .filter(Boolean),
          quiet: typed.has('quiet') ? { from: said('quietFrom'), to: said('quietTo') } : null,
        });
      }}
    >
      <p>{text.lead}</p>
      <ErrorSummary
        language={language}
        problems={problems.map(({ field, message }) => ({ field: field === 'quiet' ? 'quietFrom' : field, message }))}
      />
      {saved && <Alert tone="success" language={language} title={text.saved} live />}
      <Checkbox language={language} name="email" checked={preference.email}>
        {text.email}
      </Checkbox>
      <RadioGroup
        language={language}
        name="mode"
        label={text.mode}
        value={preference.atOnce ? 'atOnce' : 'digest'}
        options={[
          { value: 'digest', label: text.digest },
          { value: 'atOnce', label: text.atOnce },
        ]}
      />
      <TextInput
        language={language}
        name="digestTimes"
        label={text.digestTimes}
        hint={text.digestTimesHint}
        width="medium"
        required={false}
        error={messageOf('digestTimes')}
        defaultValue={preference.digestTimes.join(', ')}
        maxLength={80}
      />
      <Checkbox language={language} name="quiet" checked={preference.quiet !== null} hint={text.quietHint}>
        {text.quiet}
      </Checkbox>
      <div className="messages-hours">
        <TextInput
          language={language}
          name="quietFrom"
          label={text.quietFrom}
          width="short"
          required={false}
          error={messageOf('quiet')}
          defaultValue={quiet.from}
          maxLength={5}
        />
        <TextInput
          language={language}
          name="quietTo"
          label={text.quietTo}
          width="short"
          required={false}
          defaultValue={quiet.to}
          maxLength={5}
        />
      </div>
      {save.error && problems.length === 0 && (
        <Alert tone="danger" language={language} title={save.error.message} live />
      )}
      <Button disabled={save.isPending}>{text.save}</Button>
    </form>
  );
}
