import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { parseMomentText } from '../../domain/text/momentText.ts';
import { Button } from '../../ui/Button.tsx';
import { Select } from '../../ui/Choice.tsx';
import { ErrorSummary, type FieldProblem } from '../../ui/ErrorSummary.tsx';
import { TextInput } from '../../ui/Field.tsx';
import { Alert } from '../../ui/Notice.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { ApiProblem, post } from '../api.ts';
import { useWords } from '../language.ts';
import { useMe } from '../me.ts';

const ALL = 'ALL';
const EMPTY = { kind: 'OUTAGE', agencyCode: '', from: '', to: '', reason: '' };
type Name = keyof typeof EMPTY;

/** Declares a time without the system, past or planned. */
export function DeclareForm({ forAll, onDone }: { forAll: boolean; onDone: (shortNotice: boolean) => void }) {
  const { language, w } = useWords();
  const d = w.downTime;
  const me = useMe();
  const agencies = [...new Map(me.posts.map((held) => [held.agencyCode, held.agencyName]))];
  const [typed, setTyped] = useState({ ...EMPTY, agencyCode: forAll ? ALL : (agencies[0]?.[0] ?? '') });
  const [problems, setProblems] = useState<FieldProblem[]>([]);
  const declare = useMutation({
    mutationFn: () =>
      post<{ shortNotice: boolean }>('/down-times', {
        kind: typed.kind,
        agencyCode: typed.agencyCode === ALL ? null : typed.agencyCode,
        from: parseMomentText(typed.from)?.toISOString(),
        to: typed.to.trim() === '' ? null : parseMomentText(typed.to)?.toISOString(),
        reason: typed.reason,
      }),
    onSuccess: ({ shortNotice }) => {
      setTyped({ ...EMPTY, agencyCode: typed.agencyCode });
      onDone(shortNotice);
    },
    onError: (error) => setProblems(error instanceof ApiProblem ? error.fields : []),
  });
  const errorOf = (name: Name) => problems.find((problem) => problem.field === name)?.message;
  const change = (name: Name) => (event: React.ChangeEvent<HTMLInputElement | HTMLSelectElement>) =>
    setTyped({ ...typed, [name]: event.target.value });
  const text = (name: 'from' | 'to' | 'reason', label: string, required = true) => ({
    language,
    name,
    label,
    required,
    error: errorOf(name),
    autoComplete: 'off',
    value: typed[name],
    onChange: change(name),
  });
  const find = (): FieldProblem[] =>
    (['from', 'to'] as const)
      .filter((name) => !(name === 'to' && typed.to.trim() === '') && !parseMomentText(typed[name]))
      .map((field) => ({ field, message: d.momentInvalid }));
  return (
    <Panel title={d.declare} icon="megaphone">
      <form
        className="down-time-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          const found = find();
          setProblems(found);
          if (found.length === 0 && !declare.isPending) declare.mutate();
        }}
      >
        <ErrorSummary language={language} problems={problems} />
        <div className="down-time-fields">
          <Select
            language={language}
            name="kind"
            label={d.field.kind}
            empty={false}
            value={typed.kind}
            onChange={change('kind')}
            options={(['OUTAGE', 'PLANNED'] as const).map((value) => ({ value, label: d.kind[value] }))}
          />
          <Select
            language={language}
            name="agencyCode"
            label={d.field.agency}
            empty={false}
            value={typed.agencyCode}
            onChange={change('agencyCode')}
            options={[
              ...(forAll ? [{ value: ALL, label: d.allAgencies }] : []),
              ...agencies.map(([value, label]) => ({ value, label })),
            ]}
          />
          <TextInput {...text('from', d.field.from)} hint={d.momentHint} maxLength={30} width="medium" />
          <TextInput
            {...text('to', d.field.to, typed.kind === 'PLANNED')}
            hint={d.momentHint}
            maxLength={30}
            width="medium"
          />
        </div>
        <TextInput {...text('reason', d.field.reason)} maxLength={1000} />
        {declare.error instanceof ApiProblem && declare.error.fields.length === 0 && (
          <Alert tone="danger" language={language} title={declare.error.message} live>
            <p>{declare.error.detail}</p>
          </Alert>
        )}
        <Button icon="megaphone" disabled={declare.isPending}>
          {d.declare}
        </Button>
      </form>
    </Panel>
  );
}
