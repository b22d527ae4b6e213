import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { parseDateText } from '../../domain/text/dateText.ts';
import type { Reconciliations } from '../../features/reconciliation/reconciliation.api.ts';
import { Button } from '../../ui/Button.tsx';
import { Select } from '../../ui/Choice.tsx';
import { DateInput, Field } from '../../ui/Field.tsx';
import { Alert } from '../../ui/Notice.tsx';
import { ApiProblem, post, withQuery } from '../api.ts';
import { useWords } from '../language.ts';

interface Props {
  merchants: Reconciliations['merchants'];
  onDone: (id: string) => void;
}

/** Which account, which day, the provider's file. */
export function ImportForm({ merchants, onDone }: Props) {
  const { language, w } = useWords();
  const { reconciliation: text, way } = w.money;
  const [chosen, setChosen] = useState('0');
  const [typedDay, setTypedDay] = useState('');
  const [file, setFile] = useState<File>();
  const [problems, setProblems] = useState<Record<string, string>>({});
  const send = useMutation({
    mutationFn: async () => {
      const merchant = merchants[Number(chosen)];
      if (!merchant || !file) throw new Error('No file');
      const { agencyCode, way: by } = merchant;
      const day = parseDateText(typedDay) ?? '';
      const form = new FormData();
      form.append('file', file, file.name);
      return post<{ id: string }>(withQuery('/reconciliations', { agencyCode, way: by, day }), form);
    },
    onSuccess: ({ id }) => onDone(id),
    onError: (error) => {
      const fields = error instanceof ApiProblem ? error.fields : [];
      setProblems(Object.fromEntries(fields.map(({ field, message }) => [field ?? '', message])));
    },
  });
  const submit = () => {
    const { invalid } = w.common.form;
    const wrong = {
      ...(parseDateText(typedDay) === undefined && { day: invalid.date(text.day) }),
      ...(!file && { file: invalid.required(text.file) }),
    };
    setProblems(wrong);
    if (Object.keys(wrong).length === 0 && !send.isPending) send.mutate();
  };
  const unplaced = send.error && Object.keys(problems).length === 0;
  return (
    <form
      className="money-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Select
        language={language}
        name="merchant"
        label={text.way}
        empty={false}
        value={chosen}
        onChange={(event) => setChosen(event.target.value)}
        options={merchants.map((merchant, index) => ({
          value: String(index),
          label: `${way[merchant.way]} – ${merchant.name}`,
        }))}
      />
      <DateInput
        language={language}
        name="day"
        label={text.day}
        error={problems.day}
        value={typedDay}
        onChange={(event) => setTypedDay(event.target.value)}
      />
      <Field language={language} name="file" label={text.file} error={problems.file}>
        <input
          type="file"
          id="file"
          name="file"
          className="file-input"
          accept=".csv,.xlsx,text/csv"
          onChange={(event) => setFile(event.target.files?.[0])}
        />
      </Field>
      {unplaced && send.error && (
        <Alert tone="danger" language={language} title={send.error.message} live>
          {send.error instanceof ApiProblem && <p>{send.error.detail}</p>}
        </Alert>
      )}
      <div className="button-row">
        <Button icon="check" disabled={send.isPending}>
          {text.import}
        </Button>
      </div>
    </form>
  );
}
