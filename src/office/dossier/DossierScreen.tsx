import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { ActionPanel } from '../actions/ActionPanel.tsx';
import { ConversationPanel } from '../feedback/ConversationPanel.tsx';
import { LoadFailed, Skeleton } from '../frame/messages.tsx';
import { useTitle } from '../frame/useTitle.ts';
import { useWords } from '../language.ts';
import { MoneyPanel } from '../money/MoneyPanel.tsx';
import { Answers } from './Answers.tsx';
import { DossierHead } from './DossierHead.tsx';
import { useDossierPage } from './dossierData.ts';
import { History } from './History.tsx';
import { Papers } from './Papers.tsx';
import { PrintedPapers } from './PrintedPapers.tsx';
import { Situation } from './Situation.tsx';
import { Turns } from './Turns.tsx';

export interface NextDossier {
  to: string;
  label: string;
}

interface Props {
  id: string;
  /** where the list is from which the dossier was opened */
  back: string;
  /** the dossier to go on with, as things stand when asked */
  next: () => NextDossier | undefined;
  tools?: ReactNode;
}

/** A dossier in the middle, at the right what may be done with it. */
export function DossierScreen({ id, back, next, tools }: Props) {
  const { w } = useWords();
  const { data: page, isError, error, refetch } = useDossierPage(id);
  useTitle(page ? (page.dossier.code ?? page.dossier.submissionNumber) : w.office.loading);
  const backLink = (
    <div className="dossier-tools">
      <Link to={back}>{w.office.queue.back}</Link>
      {tools}
    </div>
  );
  if (!page) {
    return (
      <article className="dossier">
        {backLink}
        {isError ? <LoadFailed error={error} retry={refetch} /> : <Skeleton lines={10} />}
      </article>
    );
  }
  return (
    <article className="dossier" aria-labelledby="dossier-title">
      <div className="dossier-top">
        {backLink}
        <DossierHead page={page} />
        <Situation page={page} />
      </div>
      <ActionPanel page={page} back={back} next={next} />
      <div className="dossier-rest">
        <Turns page={page} />
        <div className="dossier-body">
          <Papers page={page} />
          <Answers page={page} />
        </div>
        <MoneyPanel dossierId={id} />
        <ConversationPanel id={id} />
        <PrintedPapers id={id} revision={page.dossier.revision} />
        <History entries={page.history} />
      </div>
    </article>
  );
}
