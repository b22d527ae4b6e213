import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { parseCitizenId } from '../../domain/identity/citizenId.ts';
import { parsePhone } from '../../domain/identity/phone.ts';
import type { PostProcedure, PostProcedures } from '../../features/post/postSchemas.ts';
import { Button } from '../../ui/Button.tsx';
import { Checkbox, Select } from '../../ui/Choice.tsx';
import { TextInput } from '../../ui/Field.tsx';
import { Alert } from '../../ui/Notice.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { ApiProblem, get, post, withQuery } from '../api.ts';
import { useWords } from '../language.ts';

const EMPTY = { contact: '', code: '', words: '', procedure: '', agency: '', caseNumber: '0', name: '', citizenId: '' };
const START = { ...EMPTY, phone: '', address: '' };

/** The post officer submits on the account of a citizen who agreed by a code of their own. */
export function SubmitForCitizen() {
  const { language, w } = useWords();
  const { submit, address: part } = w.post;
  const [typed, setTyped] = useState(START);
  const [counts, setCounts] = useState<Record<string, string>>({});
  const [byPost, setByPost] = useState(false);
  const [attemptId, setAttemptId] = useState('');
  const [problems, setProblems] = useState<Record<string, string>>({});
  const found = useQuery({
    queryKey: ['post', 'procedures', typed.words],
    queryFn: ({ signal }) => get<PostProcedures>(withQuery('/post/procedures', { words: typed.words }), { signal }),
  });
  const details = useQuery({
    queryKey: ['post', 'procedure', typed.procedure],
    enabled: typed.procedure !== '',
    queryFn: ({ signal }) => get<PostProcedure>(`/post/procedures/${typed.procedure}`, { signal }),
  });
  const fail = (error: Error) => {
    if (error instanceof ApiProblem)
      setProblems(Object.fromEntries(error.fields.map(({ field, message }) => [field, message])));
  };
  const ask = useMutation({
    mutationFn: () => post<{ attemptId: string }>('/post/agreements', { contact: typed.contact }),
    onSuccess: (answer) => setAttemptId(answer.attemptId),
    onError: fail,
  });
  const agency = typed.agency || details.data?.deciders[0]?.code || '';
  const papers = details.data?.cases[Number(typed.caseNumber)]?.components ?? [];
  const hand = useMutation({
    mutationFn: () =>
      post<{ number: string; orderId: string }>('/post/submissions', {
        attemptId,
        code: typed.code,
        submission: {
          procedureCode: typed.procedure,
          competentAgencyCode: agency,
          channel: 'POST',
          applicant: {
            kind: 'CITIZEN',
            name: typed.name.trim(),
            citizenId: parseCitizenId(typed.citizenId) ?? '',
            phone: parsePhone(typed.phone) ?? '',
            address: typed.address.trim(),
          },
          answers: {},
          components: papers.map(({ key, name, originals }) => {
            const count = Number((counts[key] ?? '').replace(/\D/g, ''));
            const shape = count === 0 ? 'MISSING' : originals > 0 ? 'ORIGINAL' : 'COPY';
            return { key, name, shape, count, fileIds: [] };
          }),
          setCount: details.data?.setCount ?? 1,
          delivery: byPost ? { method: 'POST', address: typed.address.trim() } : { method: 'COUNTER' },
        },
      }),
    onSuccess: () => {
      setTyped(START);
      setCounts({});
      setAttemptId('');
    },
    onError: fail,
  });
  const text = (name: keyof typeof START, label: string) => ({
    language,
    name,
    label,
    value: typed[name],
    error: problems[name],
    autoComplete: 'off',
    onChange: ({ target }: React.ChangeEvent<HTMLInputElement | HTMLSelectElement>) =>
      setTyped({ ...typed, [name]: target.value }),
  });
  const missing = () =>
    Object.fromEntries(
      (['procedure', 'name', 'citizenId', 'phone', 'address', 'code'] as const)
        .filter((name) =>
          name === 'citizenId'
            ? !parseCitizenId(typed.citizenId)
            : name === 'phone'
              ? !parsePhone(typed.phone)
              : typed[name].trim() === '',
        )
        .map((name) => [
          name,
          name === 'phone' ? part.phoneInvalid : w.common.form.invalid.required(LABEL[name](w.post)),
        ]),
    );
  return (
    <Panel title={submit.title}>
      <p className="muted">{submit.lead}</p>
      {hand.data && (
        <Alert tone="success" language={language} title={submit.done(hand.data.number)} live>
          <p>
            <a href={`/api/v1/post/orders/${hand.data.orderId}/slip`}>{w.post.desk.slip}</a>
          </p>
        </Alert>
      )}
      {(ask.error ?? hand.error) && Object.keys(problems).length === 0 && (
        <Alert tone="danger" language={language} title={(ask.error ?? hand.error)?.message ?? ''} live />
      )}
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          const found = missing();
          setProblems(found);
          if (Object.keys(found).length === 0) hand.mutate();
        }}
      >
        <div className="post-fields">
          <TextInput {...text('words', submit.search)} required={false} />
          <Select
            {...text('procedure', submit.procedure)}
            empty="–"
            options={(found.data?.items ?? []).map(({ code, name }) => ({ value: code, label: name }))}
          />
        </div>
        {details.data && (
          <>
            <div className="post-fields">
              <Select
                {...text('agency', submit.agency)}
                value={agency}
                options={details.data.deciders.map(({ code, name }) => ({ value: code, label: name }))}
              />
              {details.data.cases.length > 1 && (
                <Select
                  {...text('caseNumber', submit.case)}
                  options={details.data.cases.map(({ name }, index) => ({ value: String(index), label: name }))}
                />
              )}
            </div>
            <fieldset className="post-counting">
              <legend>{submit.papers}</legend>
              {papers.map(({ key, name, originals, copies }) => (
                <TextInput
                  key={key}
                  language={language}
                  name={`count-${key}`}
                  label={name}
                  hint={`${submit.originals}: ${originals}; ${submit.copies}: ${copies}`}
                  required={false}
                  inputMode="numeric"
                  width="short"
                  autoComplete="off"
                  value={counts[key] ?? ''}
                  onChange={({ target }) => setCounts({ ...counts, [key]: target.value })}
                />
              ))}
            </fieldset>
          </>
        )}
        <fieldset className="post-counting">
          <legend>{submit.applicant}</legend>
          <div className="post-fields">
            <TextInput {...text('name', submit.name)} maxLength={200} />
            <TextInput {...text('citizenId', submit.citizenId)} inputMode="numeric" maxLength={12} />
            <TextInput {...text('phone', part.phone)} inputMode="tel" maxLength={20} />
            <TextInput {...text('address', submit.address)} maxLength={300} />
          </div>
          <div onChange={(event) => setByPost((event.target as HTMLInputElement).checked)}>
            <Checkbox language={language} name="byPost" checked={byPost}>
              {submit.byPost}
            </Checkbox>
          </div>
        </fieldset>
        <fieldset className="post-counting">
          <legend>{submit.agreed}</legend>
          <div className="post-fields">
            <TextInput {...text('contact', submit.contact)} maxLength={200} />
            <Button
              type="button"
              kind="secondary"
              disabled={ask.isPending || typed.contact.trim() === ''}
              onClick={() => {
                setProblems({});
                ask.mutate();
              }}
            >
              {submit.send}
            </Button>
          </div>
          {attemptId !== '' && <p role="status">{submit.sent}</p>}
          <TextInput {...text('code', submit.code)} inputMode="numeric" maxLength={6} width="short" />
        </fieldset>
        <p>
          <Button disabled={hand.isPending || attemptId === ''}>{submit.submit}</Button>
        </p>
      </form>
    </Panel>
  );
}

type PostWords = ReturnType<typeof useWords>['w']['post'];

const LABEL = {
  procedure: ({ submit }: PostWords) => submit.procedure,
  name: ({ submit }: PostWords) => submit.name,
  citizenId: ({ submit }: PostWords) => submit.citizenId,
  phone: ({ address }: PostWords) => address.phone,
  address: ({ submit }: PostWords) => submit.address,
  code: ({ submit }: PostWords) => submit.code,
};
