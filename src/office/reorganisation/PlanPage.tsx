import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import type { Options, PlanView } from '../../features/reorganisation/reorganisation.api.ts';
import { Button } from '../../ui/Button.tsx';
import { Details } from '../../ui/Details.tsx';
import { Alert } from '../../ui/Notice.tsx';
import { PageHeading, Panel } from '../../ui/Panel.tsx';
import { get, post, put, remove } from '../api.ts';
import { LoadFailed, Skeleton } from '../frame/messages.tsx';
import { useTitle } from '../frame/useTitle.ts';
import { useWords } from '../language.ts';
import { queryClient } from '../queryClient.ts';
import { CheckPanel, EffectsPanel } from './CheckPanel.tsx';
import { CommitPanel } from './CommitPanel.tsx';
import { PlanForm } from './PlanForm.tsx';
import { dayText, draftOf, EMPTY_DRAFT, type PlanDraft } from './planDraft.ts';
import './reorganisation.css';

const RUNNING = ['SCHEDULED', 'COMMITTING', 'REVERTING'];

const refresh = () => queryClient.invalidateQueries({ queryKey: ['reorganisation'] });

function useOptions() {
  return useQuery({
    queryKey: ['reorganisation-options'],
    queryFn: ({ signal }) => get<Options>('/reorganisation-options', { signal }),
    staleTime: 0,
  });
}

/** A new plan. */
export function NewPlanPage() {
  const { w } = useWords();
  const r = w.reorganisation;
  useTitle(r.add);
  const navigate = useNavigate();
  const options = useOptions();
  const save = async (draft: PlanDraft) => {
    const { id } = await post<{ id: string }>('/reorganisations', draft);
    void refresh();
    await navigate(`/reorganisations/${id}`, { replace: true });
  };
  return (
    <div className="reorganisation">
      <PageHeading title={r.add} lead={r.lead} above={<Link to="/reorganisations">{r.title}</Link>} />
      {options.isPending && <Skeleton />}
      {options.isError && <LoadFailed error={options.error} retry={() => options.refetch()} />}
      {options.data && (
        <Panel title={r.editor.decision} icon="pencil">
          <PlanForm start={EMPTY_DRAFT} options={options.data} onSave={save} />
        </Panel>
      )}
    </div>
  );
}

/** A plan: what it orders, its dry run, carrying it out. */
export function PlanPage() {
  const { w } = useWords();
  const r = w.reorganisation;
  const { id = '' } = useParams();
  const plan = useQuery({
    queryKey: ['reorganisation', id],
    queryFn: ({ signal }) => get<PlanView>(`/reorganisations/${id}`, { signal }),
    refetchInterval: ({ state }) => (RUNNING.includes(state.data?.state ?? '') ? 2_000 : false),
  });
  useTitle(plan.data?.title ?? r.title);
  return (
    <div className="reorganisation">
      {plan.isPending && <Skeleton />}
      {plan.isError && <LoadFailed error={plan.error} retry={() => plan.refetch()} />}
      {plan.data && <Plan key={plan.data.id} plan={plan.data} />}
    </div>
  );
}

function Plan({ plan }: { plan: PlanView }) {
  const { language, w } = useWords();
  const r = w.reorganisation;
  const open = plan.state === 'DRAFT' || plan.state === 'CHECKED';
  const lead = `${r.column.decision} ${plan.decisionNumber} · ${r.column.effectiveOn} ${dayText(plan.effectiveOn)} · ${r.state[plan.state]}`;
  return (
    <>
      <PageHeading title={plan.title} above={<Link to="/reorganisations">{r.title}</Link>} lead={lead} />
      {plan.heldBackAt && open && <Alert tone="danger" language={language} title={r.heldBack} />}
      {open && <Edit plan={plan} />}
      <CheckPanel plan={plan} onChecked={refresh} />
      <CommitPanel plan={plan} onChanged={refresh} />
      {plan.checkedAt && <EffectsPanel key={plan.checkedAt} plan={plan} />}
    </>
  );
}

function Edit({ plan }: { plan: PlanView }) {
  const { language, w } = useWords();
  const r = w.reorganisation;
  const navigate = useNavigate();
  const options = useOptions();
  const [saved, setSaved] = useState(false);
  const save = async (draft: PlanDraft) => {
    const { content, ...decision } = draft;
    // what was made out of data stays as it is
    await put(`/reorganisations/${plan.id}`, {
      revision: plan.revision,
      plan: plan.content ? { ...decision, content } : decision,
    });
    setSaved(true);
    await refresh();
  };
  const discard = async () => {
    await remove(`/reorganisations/${plan.id}`);
    void refresh();
    await navigate('/reorganisations');
  };
  return (
    <Panel
      title={r.editor.decision}
      icon="pencil"
      actions={
        <Button type="button" kind="quiet" icon="trash" onClick={() => void discard()}>
          {r.editor.remove}
        </Button>
      }
    >
      {saved && plan.state === 'DRAFT' && <Alert tone="success" language={language} title={r.editor.saved} live />}
      {options.isPending && <Skeleton />}
      {options.isError && <LoadFailed error={options.error} retry={() => options.refetch()} />}
      {options.data && (
        <Details summary={r.editor.moves} open={plan.checkedAt === null}>
          <PlanForm
            start={draftOf(plan)}
            options={options.data}
            large={plan.content ? undefined : plan.moves}
            onSave={save}
          />
        </Details>
      )}
    </Panel>
  );
}
