import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { formatDate, formatTime } from '../../domain/text/format.ts';
import { parseMomentText } from '../../domain/text/momentText.ts';
import type { DownTimes } from '../../features/downTime/downTime.api.ts';
import { Button } from '../../ui/Button.tsx';
import { TextInput } from '../../ui/Field.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { ApiProblem, post } from '../api.ts';
import { useWords } from '../language.ts';

/** Since when the system works again. */
export function EndForm({ downTime, onDone }: { downTime: DownTimes['items'][number]; onDone: () => void }) {
  const { language, w } = useWords();
  const d = w.downTime;
  const [typed, setTyped] = useState(() => `${formatDate(new Date())} ${formatTime(new Date())}`);
  const [wrong, setWrong] = useState<string>();
  const end = useMutation({
    mutationFn: (to: Date) => post(`/down-times/${downTime.id}/end`, { to: to.toISOString() }),
    onSuccess: onDone,
    onError: (error) => setWrong(error instanceof ApiProblem ? (error.fields[0]?.message ?? error.message) : undefined),
  });
  return (
    <Panel title={`${d.end}: ${downTime.series}`}>
      <form
        className="down-time-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          const to = parseMomentText(typed);
          setWrong(to ? undefined : d.momentInvalid);
          if (to && !end.isPending) end.mutate(to);
        }}
      >
        <TextInput
          language={language}
          name="endAt"
          label={d.endAt}
          hint={d.momentHint}
          error={wrong}
          width="medium"
          maxLength={30}
          autoFocus
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <Button icon="check" disabled={end.isPending}>
          {d.end}
        </Button>
      </form>
    </Panel>
  );
}
