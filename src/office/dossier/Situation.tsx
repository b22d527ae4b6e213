import { formatDate, formatDateTime, formatVnd } from '../../domain/text/format.ts';
import type { DossierPage } from '../../features/queues/queues.api.ts';
import { Alert } from '../../ui/Notice.tsx';
import { useWords } from '../language.ts';
import { FileLink } from './FileLink.tsx';

/** What is special just now: what is waited for, what is asked, what was proposed, what came out. */
export function Situation({ page }: { page: DossierPage }) {
  const { language, w } = useWords();
  const { supplement, obligation, opinion, draft, result, closingReason } = page.dossier;
  const { office, processing } = w;
  return (
    <>
      {supplement && (
        <Alert tone="warning" language={language} title={office.dossier.waitingFor}>
          <ul className="list">
            {supplement.items.map((item) => (
              <li key={item.name}>
                <strong>{item.name}:</strong> {item.problem}
              </li>
            ))}
          </ul>
          {supplement.reason && <p>{supplement.reason}</p>}
          {supplement.until && (
            <p>
              {processing.supplementDue}: {formatDate(supplement.until)}
            </p>
          )}
        </Alert>
      )}
      {obligation && (
        <Alert tone="warning" language={language} title={office.dossier.obligation}>
          <p>
            {formatVnd(obligation.vnd)} – {obligation.reason}
          </p>
        </Alert>
      )}
      {opinion && (
        <Alert tone="info" language={language} title={processing.opinionQuestion}>
          <p className="as-typed">{opinion.question}</p>
          {opinion.until && (
            <p>
              {processing.opinionDue}: {formatDateTime(opinion.until)}
            </p>
          )}
        </Alert>
      )}
      {draft && !result && (
        <Alert tone="info" language={language} title={office.dossier.draft}>
          <p className="as-typed">{draft.proposal}</p>
          <FileLink page={page} id={draft.fileId} />
        </Alert>
      )}
      {result && (
        <Alert tone="success" language={language} title={office.dossier.result}>
          <p>
            {result.name} – {result.number}, {formatDate(result.date)}, {result.signer}
          </p>
          <FileLink page={page} id={result.fileId} />
        </Alert>
      )}
      {closingReason && (
        <Alert tone="danger" language={language} title={office.dossier.closedBecause}>
          <p className="as-typed">{closingReason}</p>
        </Alert>
      )}
    </>
  );
}
