import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useRef, useState } from 'react';
import { Button, type ButtonKind } from '../../ui/Button.tsx';
import { Alert } from '../../ui/Notice.tsx';
import { type ApiField, ApiProblem } from '../api.ts';
import { useWords } from '../language.ts';

interface Props<T> {
  label: string;
  submit: string;
  kind?: ButtonKind;
  /** names of the fields that show their problem themselves; others are listed above */
  fields: readonly string[];
  /** problems that can be told without asking the server */
  check?: (form: FormData) => ApiField[];
  send: (form: FormData, requestId: string) => Promise<T>;
  done: (answer: T) => void;
  cancel?: () => void;
  children: (errorOf: (field: string) => string | undefined) => ReactNode;
}

/** A form of the office: sends once however often it is pressed, keeps what was typed, puts problems beside their fields. */
export function OfficeForm<T>({ label, submit, kind, fields, check, send, done, cancel, children }: Props<T>) {
  const { language, w } = useWords();
  const [problems, setProblems] = useState<ApiField[]>([]);
  const form = useRef<HTMLFormElement>(null);
  // Pressed again after a lost answer it is the same request.
  const requestId = useRef(crypto.randomUUID());
  const show = (found: ApiField[]) => {
    setProblems(found);
    requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid], [role=alert]')?.focus());
  };
  const mutation = useMutation({
    mutationFn: (data: FormData) => send(data, requestId.current),
    onSuccess: done,
    onError: (error) => {
      if (!(error instanceof ApiProblem && error.temporary)) requestId.current = crypto.randomUUID();
      show(error instanceof ApiProblem ? error.fields : []);
    },
  });
  const nameOf = ({ field }: ApiField) => fields.find((name) => field === name || field.startsWith(`${name}.`));
  const unplaced = problems.filter((problem) => !nameOf(problem));
  return (
    <form
      className="people-form"
      aria-label={label}
      noValidate
      ref={form}
      aria-busy={mutation.isPending}
      onSubmit={(event) => {
        event.preventDefault();
        if (mutation.isPending) return;
        const data = new FormData(event.currentTarget);
        const found = check?.(data) ?? [];
        show(found);
        if (found.length === 0) mutation.mutate(data);
      }}
    >
      {mutation.isError && (problems.length === 0 || unplaced.length > 0) && (
        <Alert tone="danger" language={language} title={mutation.error.message} live>
          {unplaced.length > 0 ? (
            <ul>
              {unplaced.map((problem) => (
                <li key={`${problem.field}${problem.message}`}>{problem.message}</li>
              ))}
            </ul>
          ) : (
            mutation.error instanceof ApiProblem && <p>{mutation.error.detail}</p>
          )}
        </Alert>
      )}
      {children((field) => problems.find((problem) => nameOf(problem) === field)?.message)}
      <div className="button-row">
        <Button kind={kind} disabled={mutation.isPending}>
          {mutation.isPending ? w.processing.sending : submit}
        </Button>
        {cancel && (
          <Button type="button" kind="quiet" onClick={cancel}>
            {w.common.actions.cancel}
          </Button>
        )}
      </div>
    </form>
  );
}

/** A text of the form, trimmed; '' when there is none. */
export function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value.trim() : '';
}
