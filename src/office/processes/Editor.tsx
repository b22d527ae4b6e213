import { useMutation } from '@tanstack/react-query';
import { lazy, Suspense, useMemo, useReducer, useState } from 'react';
import type { ProcessDefinition } from '../../domain/process/process.ts';
import { proveProcess } from '../../domain/process/prove.ts';
import { staffingOf } from '../../domain/process/staffing.ts';
import type { ProcessEditorView } from '../../features/processes/processes.api.ts';
import { Button } from '../../ui/Button.tsx';
import { Alert } from '../../ui/Notice.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { put } from '../api.ts';
import { LoadFailed, Skeleton } from '../frame/messages.tsx';
import { WriteBar } from '../frame/WriteBar.tsx';
import { useWords } from '../language.ts';
import { AboutForm } from './AboutForm.tsx';
import { DiffPanel } from './DiffPanel.tsx';
import { FindingsPanel } from './FindingsPanel.tsx';
import { LeaveQuestion } from './LeaveQuestion.tsx';
import { PlayPanel } from './PlayPanel.tsx';
import { ProcessLog } from './ProcessLog.tsx';
import { StepForm } from './StepForm.tsx';
import { StepTable } from './StepTable.tsx';
import { TrialPanel } from './TrialPanel.tsx';
import { TurnPanel } from './TurnPanel.tsx';
import { addStep, beginWriting, edited, moveStep, removeStep, type Written } from './writing.ts';

const Drawing = lazy(() => import('./Drawing.tsx'));
const WRITABLE = ['DRAFT', 'PROPOSED', 'CHECKED'];

/** The editor of one draft: a table of steps with their forms, beside the drawing and what the prover says. */
export function Editor({ draft, reload }: { draft: ProcessEditorView; reload: () => Promise<unknown> }) {
  const { language, w } = useWords();
  const e = w.processes.editor;
  const [writing, dispatch] = useReducer(
    edited,
    { content: draft.content, procedureCodes: draft.procedureCodes },
    beginWriting,
  );
  const [saved, setSaved] = useState<{ written: Written; revision: number }>({
    written: writing.now,
    revision: draft.revision,
  });
  const [chosen, setChosen] = useState(0);
  const { content, procedureCodes } = writing.now;
  const changed = writing.now !== saved.written;
  const writable = draft.may.edit && WRITABLE.includes(draft.state);
  const change = (to: ProcessDefinition, about?: string) =>
    writable && dispatch({ type: 'CHANGE', to: { ...writing.now, content: to }, about });
  const proof = useProof(draft, content);
  const wrong = useMemo(() => new Set(proof.findings.flatMap(({ stepId }) => stepId ?? [])), [proof]);
  const save = useMutation({
    mutationFn: () =>
      put<{ revision: number }>(`/process-drafts/${draft.id}`, { ...writing.now, revision: saved.revision }),
    onSuccess: async ({ revision }) => {
      setSaved({ written: writing.now, revision });
      // who follows, the limits and the state may have changed with it
      if (draft.state !== 'DRAFT' || procedureCodes !== saved.written.procedureCodes) await reload();
    },
  });
  const index = Math.min(chosen, content.steps.length - 1);
  const step = content.steps[index];
  const select = (stepId: string) =>
    setChosen(
      Math.max(
        0,
        content.steps.findIndex(({ id }) => id === stepId),
      ),
    );
  return (
    <>
      <LeaveQuestion when={changed} />
      {!writable && (
        <Alert tone="info" language={language} title={WRITABLE.includes(draft.state) ? e.readOnly : e.closed} />
      )}
      {writable && draft.state !== 'DRAFT' && (
        <Alert tone="info" language={language} title={w.processes.turn.reworks} />
      )}
      {writable && (
        <WriteBar
          words={e}
          saveable={changed && !save.isPending}
          canUndo={writing.past.length > 0}
          canRedo={writing.future.length > 0}
          onSave={() => save.mutate()}
          dispatch={dispatch}
          status={changed ? e.unsaved : save.isSuccess ? e.saved : e.allSaved}
        />
      )}
      {save.isError && <LoadFailed error={save.error} retry={() => save.mutate()} />}
      <div className="process-columns">
        <fieldset className="process-forms" disabled={!writable}>
          <legend className="visually-hidden">{e.steps}</legend>
          <AboutForm
            draft={draft}
            written={writing.now}
            onChange={(to, about) => writable && dispatch({ type: 'CHANGE', to, about })}
          />
          <Panel title={e.steps}>
            <StepTable content={content} wrong={wrong} chosen={index} onChoose={setChosen} />
            <div className="button-row">
              <Button
                type="button"
                kind="secondary"
                icon="plus"
                onClick={() => {
                  change(addStep(content, index, e.newStep));
                  setChosen(index + 1);
                }}
              >
                {e.addStep}
              </Button>
            </div>
          </Panel>
          {step && (
            <StepForm
              // a fresh form for another step, so that focus and scroll begin at its head
              key={index}
              draft={draft}
              content={content}
              index={index}
              minutes={draft.limits[0]?.minutes ?? null}
              onChange={change}
              onMove={(by) => {
                change(moveStep(content, index, by));
                setChosen(index + by);
              }}
              onRemove={() => {
                change(removeStep(content, index));
                setChosen(Math.max(0, index - 1));
              }}
            />
          )}
        </fieldset>
        <div className="process-side">
          <FindingsPanel proof={proof} limit={draft.limits[0]?.words} steps={content.steps} onShow={select} />
          <Panel title={w.processes.drawing.heading}>
            <Suspense fallback={<Skeleton />}>
              <Drawing content={content} wrong={wrong} selected={step?.id} onSelect={select} />
            </Suspense>
          </Panel>
        </div>
      </div>
      <DiffPanel base={draft.base} content={content} />
      <PlayPanel draft={draft} content={content} />
      <TrialPanel draft={draft} changed={changed} onOpened={reload} />
      <TurnPanel draft={draft} changed={changed} sound={proof.ok} onDone={reload} />
      <Panel title={w.processes.history.log}>
        <ProcessLog lines={draft.log} />
      </Panel>
    </>
  );
}

/** The prover's word on what is on the screen, by the same functions the server asks. */
function useProof(draft: ProcessEditorView, content: ProcessDefinition) {
  const { roster, followers, limits, dayMinutes, processes } = draft;
  const staffing = useMemo(() => staffingOf(roster, followers), [roster, followers]);
  const others = useMemo(() => new Map(processes.map(({ key, branchKeys }) => [key, branchKeys])), [processes]);
  return useMemo(
    () => proveProcess(content, staffing, limits[0]?.minutes ?? undefined, others, dayMinutes),
    [content, staffing, limits, others, dayMinutes],
  );
}
