import { Link } from 'react-router';
import { STATUS } from '../../domain/dossier/status.ts';
import { formatDateTime } from '../../domain/text/format.ts';
import type { DossierView } from '../../features/dossiers/presentDossier.ts';
import { Button, ButtonLink } from '../../ui/Button.tsx';
import { Alert } from '../../ui/Notice.tsx';
import { useWords } from '../language.ts';
import { paperHref, printPdf } from './printPdf.ts';

/** The dossier just received: its code, its date, its papers. */
export function ReceivedNotice({ dossier }: { dossier: DossierView }) {
  const { language, w } = useWords();
  const r = w.reception;
  const code = dossier.code ?? dossier.submissionNumber;
  const returned = dossier.status === STATUS.RETURNED;
  if (dossier.code === null) return <Answered dossier={dossier} />;
  const receipt = paperHref(dossier.id, 'receipt');
  return (
    <Alert tone="success" language={language} title={returned ? r.handedOver(code) : r.received(code)} live>
      {!returned && <p>{dossier.dueAt ? r.due(formatDateTime(dossier.dueAt)) : r.noDue}</p>}
      <div className="button-row">
        <Button type="button" kind="secondary" icon="print" onClick={() => printPdf(receipt, r.printFrame)}>
          {r.printReceipt}
        </Button>
        <ButtonLink kind="quiet" href={receipt}>
          {r.openReceipt}
        </ButtonLink>
        <ButtonLink kind="quiet" href={paperHref(dossier.id, 'control-sheet')}>
          {r.openControlSheet}
        </ButtonLink>
        <Link to={`/queues/recent/${dossier.id}`}>{r.openDossier}</Link>
      </div>
    </Alert>
  );
}

/** Not accepted: the paper that the person takes along. */
function Answered({ dossier }: { dossier: DossierView }) {
  const { language, w } = useWords();
  const a = w.reception.answer;
  const declined = dossier.status === STATUS.DECLINED;
  const paper = answerPaper(dossier);
  const title = declined ? a.declineDone : a.supplementDone;
  return (
    <Alert tone="success" language={language} title={title(dossier.submissionNumber)} live>
      <div className="button-row">
        <Button type="button" kind="secondary" icon="print" onClick={() => printPdf(paper, w.reception.printFrame)}>
          {a.printPaper}
        </Button>
        <ButtonLink kind="quiet" href={paper}>
          {a.openPaper}
        </ButtonLink>
        <Link to={`/dossiers/${dossier.id}`}>{w.reception.openDossier}</Link>
      </div>
    </Alert>
  );
}

/** Address of the request for supplements or the refusal. */
export function answerPaper(dossier: DossierView): string {
  return paperHref(dossier.id, dossier.status === STATUS.DECLINED ? 'refusal' : 'supplement-request');
}
