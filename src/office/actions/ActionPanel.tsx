import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { Link } from 'react-router';
import type { DossierAction } from '../../domain/dossier/actions.ts';
import type { DossierPage } from '../../features/queues/queues.api.ts';
import { classNames } from '../../ui/classNames.ts';
import { Alert } from '../../ui/Notice.tsx';
import { ApiProblem, post } from '../api.ts';
import { refreshDesk } from '../desk/queueData.ts';
import type { NextDossier } from '../dossier/DossierScreen.tsx';
import { HistoryLines } from '../dossier/History.tsx';
import { useKeys } from '../keys.ts';
import { useWords } from '../language.ts';
import { queryClient } from '../queryClient.ts';
import { ActionForm } from './ActionForm.tsx';
import { ACTION_FIELDS, isUnhappy, ofDesk } from './actionFields.ts';
import { keptTexts } from './keep.ts';

interface Props {
  page: DossierPage;
  back: string;
  next: () => NextDossier | undefined;
}

interface Outcome {
  action: DossierAction;
  next: NextDossier | undefined;
}

/** What the officer is about to do, and the dossier as it was seen then. */
interface Opened {
  action: DossierAction;
  revision: number;
}

/**
 * What may be done with the dossier now; each button opens its panel in place. When somebody else is faster – told by the
 * server, or seen when the page was asked for again – the panel says what changed and keeps what was typed; an open form
 * stays open while its action is still possible.
 */
export function ActionPanel({ page, back, next }: Props) {
  const { language, w } = useWords();
  const { dossier } = page;
  const [opened, setOpened] = useState<Opened>();
  const [outcome, setOutcome] = useState<Outcome>();
  const [refused, setRefused] = useState<Opened>();
  const overtaken = refused ?? (opened && opened.revision < dossier.revision ? opened : undefined);
  const heading = useRef<HTMLHeadingElement>(null);
  const { own, other } = ofDesk(
    dossier.allowedActions,
    dossier.position?.role,
    page.leadsTo.map((lead) => lead.action),
  );
  const actions = [...own, ...other];
  const refresh = () =>
    Promise.all([queryClient.invalidateQueries({ queryKey: ['dossier', dossier.id] }), refreshDesk()]);
  const done = (action: DossierAction) => {
    setOutcome(action === 'TAKE' ? undefined : { action, next: next() });
    setOpened(undefined);
    setRefused(undefined);
    return refresh();
  };
  const changed = (action: DossierAction) => {
    setRefused(opened ?? { action, revision: dossier.revision });
    return refresh();
  };
  const take = useMutation({
    mutationFn: () =>
      post(
        `/dossiers/${dossier.id}/actions`,
        { action: 'TAKE', revision: dossier.revision },
        { idempotencyKey: crypto.randomUUID() },
      ),
    onSuccess: async () => {
      await done('TAKE');
      // the pressed button is gone: go on from the heading
      heading.current?.focus();
    },
    onError: (error) =>
      error instanceof ApiProblem && [403, 409].includes(error.status) ? changed('TAKE') : undefined,
  });
  const choose = (action: DossierAction) => {
    setOutcome(undefined);
    setRefused(undefined);
    if (ACTION_FIELDS[action].length > 0)
      setOpened(opened?.action === action ? undefined : { action, revision: dossier.revision });
    else if (!take.isPending) take.mutate();
  };
  useKeys(Object.fromEntries(actions.slice(0, 9).map((action, index) => [String(index + 1), () => choose(action)])));
  const offer = (action: DossierAction) => (
    <li key={action}>
      <ActionButton
        page={page}
        action={action}
        number={actions.indexOf(action) + 1}
        open={opened?.action === action}
        choose={() => choose(action)}
      />
      {opened?.action === action && (
        <ActionForm
          page={page}
          action={action}
          cancel={() => {
            setOpened(undefined);
            setRefused(undefined);
          }}
          done={() => done(action)}
          changed={() => changed(action)}
        />
      )}
    </li>
  );
  return (
    <aside className="actions" aria-labelledby="actions-title">
      <h2 id="actions-title" tabIndex={-1} ref={heading}>
        {w.processing.whatNext}
      </h2>
      {outcome && <Done outcome={outcome} back={back} />}
      {overtaken && <Overtaken page={page} {...overtaken} />}
      {take.isError && !overtaken && <Alert tone="danger" language={language} title={take.error.message} live />}
      {actions.length === 0 && !outcome && <p className="muted">{w.processing.nothingAllowed}</p>}
      <ol className="action-list">{own.map(offer)}</ol>
      {other.length > 0 && (
        <details className="details" open={opened && other.includes(opened.action) ? true : undefined}>
          <summary>{w.processing.otherActions}</summary>
          <ol className="action-list" start={own.length + 1}>
            {other.map(offer)}
          </ol>
        </details>
      )}
    </aside>
  );
}

interface ButtonProps {
  page: DossierPage;
  action: DossierAction;
  number: number;
  open: boolean;
  choose: () => void;
}

function ActionButton({ page, action, number, open, choose }: ButtonProps) {
  const { w } = useWords();
  const target = page.leadsTo.find((lead) => lead.action === action)?.stepName;
  const kind = isUnhappy(action) ? 'action-unhappy' : number === 1 ? 'action-first' : undefined;
  return (
    <button
      type="button"
      className={classNames('action-button', kind)}
      aria-expanded={ACTION_FIELDS[action].length > 0 ? open : undefined}
      onClick={choose}
    >
      <span className="action-key" aria-hidden="true">
        {number}
      </span>
      <span>
        <strong>{w.dossier.action[action]}</strong>
        {target && <span className="action-target">{w.processing.leadsTo(target)}</span>}
      </span>
    </button>
  );
}

/** Done: Enter goes on with the next dossier. */
function Done({ outcome, back }: { outcome: Outcome; back: string }) {
  const { language, w } = useWords();
  const link = useRef<HTMLAnchorElement>(null);
  useEffect(() => link.current?.focus(), []);
  return (
    <Alert tone="success" language={language} title={`${w.processing.done}: ${w.dossier.action[outcome.action]}`} live>
      {!outcome.next && <p>{w.processing.noNext}</p>}
      <p>
        <Link ref={link} to={outcome.next?.to ?? back} className="button button-primary">
          {outcome.next ? w.processing.nextDossier : w.office.queue.back}
        </Link>
      </p>
      {outcome.next && <p className="small">{outcome.next.label}</p>}
    </Alert>
  );
}

/** Somebody else was faster: what they did, and what this officer had typed. */
function Overtaken({ page, action, revision }: { page: DossierPage; action: DossierAction; revision: number }) {
  const { language, w } = useWords();
  const news = page.history.filter((entry) => entry.seq > revision);
  const texts = page.dossier.allowedActions.includes(action) ? [] : keptTexts(page.dossier.id, action);
  return (
    <Alert tone="warning" language={language} title={w.processing.changedMeanwhile} live>
      {news.length > 0 && (
        <>
          <p>{w.processing.changedSince}:</p>
          <HistoryLines entries={news} />
        </>
      )}
      {texts.length > 0 && (
        <>
          <p>{w.processing.youTyped}:</p>
          {texts.map((text) => (
            <blockquote key={text} className="as-typed">
              {text}
            </blockquote>
          ))}
        </>
      )}
    </Alert>
  );
}
