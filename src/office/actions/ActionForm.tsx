import { useIsMutating, useMutation } from '@tanstack/react-query';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { DossierAction } from '../../domain/dossier/actions.ts';
import { legalBasis } from '../../domain/dossier/legalBasis.ts';
import { ACTION_PAPERS, type PaperKind } from '../../domain/papers/paperKinds.ts';
import type { DossierView } from '../../features/dossiers/presentDossier.ts';
import type { DossierPage } from '../../features/queues/queues.api.ts';
import { Button } from '../../ui/Button.tsx';
import { Alert } from '../../ui/Notice.tsx';
import { type ApiField, ApiProblem, post } from '../api.ts';
import { useWords } from '../language.ts';
import { ActingFor } from '../people/ActingFor.tsx';
import { ACTION_FIELDS, isUnhappy, NEEDS_LEADER } from './actionFields.ts';
import { UPLOAD } from './FilesField.tsx';
import { useKept } from './keep.ts';
import { PanelField } from './PanelField.tsx';
import { PaperPreview } from './PaperPreview.tsx';
import { startingValues } from './startingValues.ts';
import { readTyped } from './typed.ts';

interface Props {
  page: DossierPage;
  action: DossierAction;
  cancel: () => void;
  done: () => void;
  /** somebody else was faster */
  changed: () => void;
}

/** The panel of one action: exactly its fields, the law behind it, a preview of its paper, and the button. */
export function ActionForm({ page, action, cancel, done, changed }: Props) {
  const { language, w } = useWords();
  const { dossier } = page;
  const kept = useKept(dossier.id, action, startingValues(page, action));
  const [problems, setProblems] = useState<ApiField[]>([]);
  const [onBehalfOf, setOnBehalfOf] = useState<string>();
  const form = useRef<HTMLFormElement>(null);
  // The panel was opened to be filled in.
  useEffect(() => form.current?.querySelector<HTMLElement>('input, textarea, button')?.focus(), []);
  const show = (found: ApiField[]) => {
    setProblems(found);
    requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus());
  };
  const send = useMutation({
    mutationFn: (input: object) =>
      post<DossierView>(`/dossiers/${dossier.id}/actions`, input, { idempotencyKey: kept.requestId }),
    onSuccess: () => {
      kept.forget();
      done();
    },
    onError: (error) => {
      if (!(error instanceof ApiProblem)) return;
      if (error.code === 'dossier.changed_meanwhile' || error.code === 'dossier.action_not_allowed') {
        // said by the panel, with what changed
        send.reset();
        changed();
      } else show(error.fields);
    },
  });
  const uploading = useIsMutating({ mutationKey: UPLOAD }) > 0;
  const waiting = send.isPending || uploading;
  const wanted = () => {
    const { input, problems: found } = readTyped(action, kept.typed, w);
    show(found);
    return found.length > 0 ? undefined : { action, revision: dossier.revision, onBehalfOf, ...input };
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const input = wanted();
    if (input && !waiting) send.mutate(input);
  };
  const unplaced = problems.filter((problem) => !ACTION_FIELDS[action].some(({ name }) => isOf(problem, name)));
  return (
    <form className="action-form" onSubmit={submit} noValidate ref={form} aria-busy={send.isPending}>
      {send.isError && (problems.length === 0 || unplaced.length > 0) && (
        <Alert tone="danger" language={language} title={send.error.message} live>
          {send.error instanceof ApiProblem && <p>{send.error.detail}</p>}
        </Alert>
      )}
      {ACTION_FIELDS[action].map((field) => (
        <PanelField
          key={field.name}
          field={field}
          action={action}
          page={page}
          typed={kept.typed}
          change={kept.change}
          error={problems.find((problem) => isOf(problem, field.name))?.message}
        />
      ))}
      <ActingFor dossier={dossier} action={action} value={onBehalfOf} choose={setOnBehalfOf} />
      {needsLeader(page, action) && <p className="muted">{w.processing.needsLeader}</p>}
      {action === 'CORRECT' && <Alert tone="warning" language={language} title={w.processing.correctWarning} />}
      {action === 'REOPEN' && <Alert tone="warning" language={language} title={w.processing.reopenWarning} />}
      <p className="action-basis">{w.processing.basis(legalBasis(action) ?? page.process.basis)}</p>
      {papersOf(page, action).map((paper, _, papers) => (
        <PaperPreview key={paper} dossierId={dossier.id} paper={paper} named={papers.length > 1} input={wanted} />
      ))}
      <div className="button-row">
        <Button kind={isUnhappy(action) ? 'danger' : 'primary'} disabled={waiting}>
          {send.isPending ? w.processing.sending : w.dossier.action[action]}
        </Button>
        <Button type="button" kind="quiet" onClick={cancel}>
          {w.common.actions.cancel}
        </Button>
      </div>
    </form>
  );
}

/** A problem of `items.0.problem` is shown at `items`. */
function isOf(problem: ApiField, name: string): boolean {
  return problem.field === name || problem.field.startsWith(`${name}.`);
}

/** A request for papers beyond what the law lets reception ask, and one after acceptance, is decided by a leader, as are new dates and stops. */
function needsLeader({ requestNeedsLeader }: DossierPage, action: DossierAction): boolean {
  if (action === 'REQUEST_SUPPLEMENT') return requestNeedsLeader;
  return NEEDS_LEADER.includes(action);
}

/** Papers to look at before it is done: those that the way names, or the one the law attaches. */
function papersOf({ letters }: DossierPage, action: DossierAction): (PaperKind | 'BY_DECISION')[] {
  const own = ACTION_PAPERS[action];
  return letters.find((one) => one.action === action)?.papers ?? (own ? [own] : []);
}
