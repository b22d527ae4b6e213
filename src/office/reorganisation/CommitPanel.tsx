import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { fillIn } from '../../domain/text/fillIn.ts';
import { formatDateTime } from '../../domain/text/format.ts';
import type { PlanView } from '../../features/reorganisation/reorganisation.api.ts';
import { Button } from '../../ui/Button.tsx';
import { TextInput } from '../../ui/Field.tsx';
import { Meter } from '../../ui/Meter.tsx';
import { Alert } from '../../ui/Notice.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { ApiProblem, post } from '../api.ts';
import { useWords } from '../language.ts';
import { dayText } from './planDraft.ts';

/** Confirming, how far it is, and taking it back. */
export function CommitPanel({ plan, onChanged }: { plan: PlanView; onChanged: () => void }) {
  const { language, w } = useWords();
  const c = w.reorganisation.commit;
  const { state, dossiersMoved: moved, dossiersTotal: total } = plan;
  if (state === 'DRAFT') return null;
  const percent = total === 0 ? 100 : Math.round((moved / total) * 100);
  return (
    <Panel title={state === 'COMMITTED' ? c.revertTitle : c.title} icon="stamp">
      {state === 'CHECKED' && (
        <>
          <p>{fillIn(c.text, { date: dayText(plan.effectiveOn) })}</p>
          <Alert tone="warning" language={language} title={c.law} />
          <Confirm plan={plan} path="commit" button={c.button} onDone={onChanged} />
        </>
      )}
      {state === 'SCHEDULED' && <Scheduled plan={plan} onChanged={onChanged} />}
      {(state === 'COMMITTING' || state === 'REVERTING') && (
        <Meter label={w.reorganisation.state[state]} percent={percent} text={c.progress(moved, total)} />
      )}
      {state === 'COMMITTED' && (
        <>
          <Alert tone="success" language={language} title={c.done(formatDateTime(plan.committedAt ?? ''), moved)} />
          {plan.dependsOn ? (
            <p>{plan.dependsOn === 'RECEIVED' ? c.revertReceived : c.revertWorkedOn}</p>
          ) : (
            <>
              <p>{c.revertText}</p>
              <Confirm plan={plan} path="revert" button={c.revertButton} onDone={onChanged} />
            </>
          )}
        </>
      )}
      {state === 'REVERTED' && (
        <Alert tone="info" language={language} title={c.reverted(formatDateTime(plan.revertedAt ?? ''))} />
      )}
    </Panel>
  );
}

function Scheduled({ plan, onChanged }: { plan: PlanView; onChanged: () => void }) {
  const { w } = useWords();
  const c = w.reorganisation.commit;
  const cancel = useMutation({
    mutationFn: () => post(`/reorganisations/${plan.id}/cancel`, {}),
    onSettled: onChanged,
  });
  return (
    <>
      <p>{c.scheduled(plan.confirmedByName ?? '', dayText(plan.effectiveOn))}</p>
      <div className="button-row">
        <Button type="button" kind="secondary" icon="undo" disabled={cancel.isPending} onClick={() => cancel.mutate()}>
          {c.cancel}
        </Button>
      </div>
    </>
  );
}

/** The number of the decision, typed by hand. */
function Confirm({
  plan,
  path,
  button,
  onDone,
}: {
  plan: PlanView;
  path: 'commit' | 'revert';
  button: string;
  onDone: () => void;
}) {
  const { language, w } = useWords();
  const [typed, setTyped] = useState('');
  const confirm = useMutation({
    mutationFn: () => post(`/reorganisations/${plan.id}/${path}`, { confirmation: typed }),
    onSettled: onDone,
  });
  const problem = confirm.error instanceof ApiProblem ? confirm.error : undefined;
  return (
    <form
      className="plan-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        confirm.mutate();
      }}
    >
      {problem && (
        <Alert tone="danger" language={language} title={problem.message} live>
          <p>{problem.detail}</p>
        </Alert>
      )}
      <TextInput
        language={language}
        name={`confirmation-${path}`}
        label={w.reorganisation.commit.confirm}
        hint={plan.decisionNumber}
        width="medium"
        autoComplete="off"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <div className="button-row">
        <Button kind="danger" icon={path === 'revert' ? 'undo' : 'stamp'} disabled={confirm.isPending}>
          {button}
        </Button>
      </div>
    </form>
  );
}
