import type { Language } from '../../domain/language.ts';
import { formatDateTime } from '../../domain/text/format.ts';
import { words } from '../../i18n/words.ts';
import { Button } from '../../ui/Button.tsx';
import { RadioGroup } from '../../ui/Choice.tsx';
import { Details } from '../../ui/Details.tsx';
import type { FieldProblem } from '../../ui/ErrorSummary.tsx';
import { TextInput } from '../../ui/Field.tsx';
import { Form } from '../../ui/Form.tsx';
import { Panel } from '../../ui/Panel.tsx';
import type { PaperCopy } from './paperCopies.ts';

interface Props {
  language: Language;
  action: string;
  csrf: string;
  orders: readonly PaperCopy[];
  /** as it was sent, when something was wrong with it */
  typed?: { copies: string; method: PaperCopy['method']; address: string };
  /** where the applicant lives, as declared */
  address?: string;
  problems?: readonly FieldProblem[];
}

/** Paper copies of an electronic result: what was ordered, and the form to order. */
export function CopiesPanel({ language, action, csrf, orders, typed, address, problems = [] }: Props) {
  const { tracking, submission } = words(language);
  const text = tracking.copies;
  const errorOf = (field: string) => problems.find((problem) => problem.field === field)?.message;
  const open = orders.some(({ issuedAt }) => !issuedAt);
  return (
    <Panel title={text.title} icon="print">
      <p>{text.lead}</p>
      {orders.length > 0 && (
        <ul className="list">
          {orders.map(({ id, copies, orderedAt, issuedAt }) => (
            <li key={id}>
              {issuedAt ? text.done(copies, formatDateTime(issuedAt)) : text.open(copies, formatDateTime(orderedAt))}
            </li>
          ))}
        </ul>
      )}
      {!open && (
        <Details summary={text.order} open={problems.length > 0}>
          <Form action={action} csrf={csrf}>
            <TextInput
              language={language}
              name="copies"
              label={text.copies}
              inputMode="numeric"
              width="code"
              maxLength={2}
              defaultValue={typed?.copies ?? '1'}
              error={errorOf('copies')}
            />
            <RadioGroup
              language={language}
              name="method"
              label={text.method}
              value={typed?.method ?? 'COUNTER'}
              options={(['COUNTER', 'POST'] as const).map((value) => ({ value, label: submission.delivery[value] }))}
            />
            <div className="when-by-post">
              <TextInput
                language={language}
                name="address"
                label={text.address}
                autoComplete="street-address"
                maxLength={500}
                defaultValue={typed?.address ?? address}
                error={errorOf('address')}
              />
            </div>
            <Button kind="secondary">{text.send}</Button>
          </Form>
        </Details>
      )}
    </Panel>
  );
}
