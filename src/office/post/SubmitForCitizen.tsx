import { useMutation, useQuery } from '@tanstack/react-query';
import { type ChangeEvent, useState } from 'react';
import { parseCitizenId } from '../../domain/identity/citizenId.ts';
import { parsePhone } from '../../domain/identity/phone.ts';
import type { Language } from '../../domain/language.ts';
import type { PostProcedure, PostProcedures } from '../../features/post/postSchemas.ts';
import type { WordsTree } from '../../i18n/words.ts';
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
  const hand = useMutation({
    mutationFn: (procedure: PostProcedure) =>
      post<{ number: string; orderId: string }>('/post/submissions', {
        attemptId,
        code: typed.code,
        submission: toSubmission(procedure, { ...typed, agency }, counts, byPost),
      }),
    onSuccess: () => {
      setTyped(START);
      setCounts({});
      setByPost(false);
      setAttemptId('');
    },
    onError: fail,
  });
  const text: TextOf = (name, label) => ({
    language,
    name,
    label,
    value: typed[name],
    error: problems[name],
    autoComplete: 'off',
    onChange: ({ target }) => setTyped({ ...typed, [name]: target.value }),
  });
  const send = () => {
    const found = problemsOf(typed, w);
    setProblems(found);
    if (Object.keys(found).length === 0 && details.data) hand.mutate(details.data);
  };
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
          send();
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
          <ProcedurePart
            procedure={details.data}
            agency={agency}
            papers={papersOf(details.data, typed.caseNumber)}
            counts={counts}
            count={setCounts}
            text={text}
          />
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
        <AgreementPart
          text={text}
          asked={attemptId !== ''}
          pending={ask.isPending || typed.contact.trim() === ''}
          ask={() => {
            setProblems({});
            ask.mutate();
          }}
        />
        <p>
          <Button disabled={hand.isPending || attemptId === ''}>{submit.submit}</Button>
        </p>
      </form>
    </Panel>
  );
}

type Typed = typeof START;

/** What a text field of this form is given. */
type TextOf = (
  name: keyof Typed,
  label: string,
) => {
  language: Language;
  name: string;
  label: string;
  value: string;
  error: string | undefined;
  autoComplete: string;
  onChange: (event: ChangeEvent<HTMLInputElement | HTMLSelectElement>) => void;
};

interface ProcedureProps {
  procedure: PostProcedure;
  agency: string;
  papers: PostPaper[];
  /** how many of each paper, as typed */
  counts: Record<string, string>;
  count: (counts: Record<string, string>) => void;
  text: TextOf;
}

/** Who decides, which case it is, and how many of each paper the citizen handed over. */
function ProcedurePart({ procedure, agency, papers, counts, count, text }: ProcedureProps) {
  const { language, w } = useWords();
  const { submit } = w.post;
  return (
    <>
      <div className="post-fields">
        <Select
          {...text('agency', submit.agency)}
          value={agency}
          options={procedure.deciders.map(({ code, name }) => ({ value: code, label: name }))}
        />
        {procedure.cases.length > 1 && (
          <Select
            {...text('caseNumber', submit.case)}
            options={procedure.cases.map(({ name }, index) => ({ value: String(index), label: name }))}
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
            onChange={({ target }) => count({ ...counts, [key]: target.value })}
          />
        ))}
      </fieldset>
    </>
  );
}

interface AgreementProps {
  text: TextOf;
  asked: boolean;
  pending: boolean;
  ask: () => void;
}

/** The citizen agrees by telling the code that was sent to the citizen's own telephone or mail. */
function AgreementPart({ text, asked, pending, ask }: AgreementProps) {
  const { submit } = useWords().w.post;
  return (
    <fieldset className="post-counting">
      <legend>{submit.agreed}</legend>
      <div className="post-fields">
        <TextInput {...text('contact', submit.contact)} maxLength={200} />
        <Button type="button" kind="secondary" disabled={pending} onClick={ask}>
          {submit.send}
        </Button>
      </div>
      {asked && <p role="status">{submit.sent}</p>}
      <TextInput {...text('code', submit.code)} inputMode="numeric" maxLength={6} width="short" />
    </fieldset>
  );
}

type PostPaper = PostProcedure['cases'][number]['components'][number];

function papersOf({ cases }: PostProcedure, caseNumber: string): PostPaper[] {
  return cases[Number(caseNumber)]?.components ?? [];
}

function toSubmission(procedure: PostProcedure, typed: Typed, counts: Record<string, string>, byPost: boolean) {
  const address = typed.address.trim();
  return {
    procedureCode: typed.procedure,
    competentAgencyCode: typed.agency,
    channel: 'POST',
    applicant: {
      kind: 'CITIZEN',
      name: typed.name.trim(),
      citizenId: parseCitizenId(typed.citizenId) ?? '',
      phone: parsePhone(typed.phone) ?? '',
      address,
    },
    answers: {},
    components: papersOf(procedure, typed.caseNumber).map(({ key, name, originals }) => {
      const count = Number((counts[key] ?? '').replace(/\D/g, ''));
      const shape = count === 0 ? 'MISSING' : originals > 0 ? 'ORIGINAL' : 'COPY';
      return { key, name, shape, count, fileIds: [] };
    }),
    setCount: procedure.setCount,
    delivery: byPost ? { method: 'POST', address } : { method: 'COUNTER' },
  };
}

/** What is missing or cannot be read, by field, in words. */
function problemsOf(typed: Typed, w: WordsTree): Record<string, string> {
  const { submit, address } = w.post;
  const { required } = w.common.form.invalid;
  const labels = {
    procedure: submit.procedure,
    name: submit.name,
    citizenId: submit.citizenId,
    phone: address.phone,
    address: submit.address,
    code: submit.code,
  };
  const problems: Record<string, string> = {};
  for (const [name, label] of Object.entries(labels)) {
    if (typed[name as keyof typeof labels].trim() === '') problems[name] = required(label);
  }
  if (!parseCitizenId(typed.citizenId)) problems.citizenId = required(submit.citizenId);
  if (!parsePhone(typed.phone)) problems.phone = address.phoneInvalid;
  return problems;
}
