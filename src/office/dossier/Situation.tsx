import { Link } from 'react-router';
import { STATUS } from '../../domain/dossier/status.ts';
import { formatDate, formatDateTime, formatVnd } from '../../domain/text/format.ts';
import type { DossierPage } from '../../features/queues/queues.api.ts';
import { Alert } from '../../ui/Notice.tsx';
import { useWords } from '../language.ts';
import { FileLink } from './FileLink.tsx';

/** What is special just now: what is waited for, what lies before a leader, what was proposed, what came out. */
export function Situation({ page }: { page: DossierPage }) {
  const { language, w } = useWords();
  const { supplement, obligation, decision, sentOut, draft, result, closingReason, test, parent, withdrawalAsked } =
    page.dossier;
  const { office, processing } = w;
  const { status } = page.dossier;
  const heldFor =
    status === STATUS.SUPPLEMENT_REQUESTED
      ? 'SUPPLEMENT'
      : status === STATUS.FINANCIAL_OBLIGATION
        ? 'FINANCIAL_OBLIGATION'
        : undefined;
  return (
    <>
      {test && <Alert tone="danger" language={language} title={processing.testDossier} />}
      {parent && (
        <Alert tone="info" language={language} title={processing.partOf}>
          <p>
            <Link to={`/dossiers/${parent.dossierId}`}>{processing.openWhole}</Link>
          </p>
        </Alert>
      )}
      {parent && heldFor && (
        <Alert tone="warning" language={language} title={processing.heldTitle}>
          <p>{processing.heldFor[heldFor]}.</p>
          <p>{processing.heldHint}</p>
        </Alert>
      )}
      {decision && (
        <Alert
          tone="warning"
          language={language}
          title={processing.decisionPending(processing.decision[decision.kind], decision.askedBy)}
        >
          <Asked items={decision.items} reason={decision.reason} />
          {decision.kind === 'EXTENSION' && decision.until && (
            <p>
              {processing.fields.newDueAt}: {formatDateTime(decision.until)}
            </p>
          )}
          {(decision.fileIds ?? []).map((id) => (
            <FileLink key={id} page={page} id={id} />
          ))}
        </Alert>
      )}
      {supplement && (
        <Alert tone="warning" language={language} title={office.dossier.waitingFor}>
          <Asked items={supplement.items} reason={supplement.reason} />
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
      {withdrawalAsked && (
        <Alert
          tone="warning"
          language={language}
          title={processing.withdrawalAsked(formatDateTime(withdrawalAsked.at))}
        >
          {withdrawalAsked.reason && <p className="as-typed">{withdrawalAsked.reason}</p>}
          <p>{processing.withdrawalHint}</p>
        </Alert>
      )}
      {sentOut && (
        <Alert
          tone="info"
          language={language}
          title={processing.sentOutTo(sentOut.authority, sentOut.documentNumber)}
        />
      )}
      <Dates page={page} />
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
      {page.dossier.voidedResults.map((wrong) => (
        <Alert
          key={wrong.voidedAt}
          tone="danger"
          language={language}
          title={processing.voided(wrong.number, wrong.reason)}
        >
          <FileLink page={page} id={wrong.fileId} />
        </Alert>
      ))}
      {closingReason && (
        <Alert tone="danger" language={language} title={office.dossier.closedBecause}>
          <p className="as-typed">{closingReason}</p>
        </Alert>
      )}
    </>
  );
}

function Asked({ items = [], reason }: { items?: { name: string; problem: string }[]; reason: string }) {
  return (
    <>
      {items.length > 0 && (
        <ul className="list">
          {items.map(({ name, problem }) => (
            <li key={`${name}:${problem}`}>
              <strong>{name}:</strong> {problem}
            </li>
          ))}
        </ul>
      )}
      {reason && <p>{reason}</p>}
    </>
  );
}

/** New appointments, and entries made after an outage. */
function Dates({ page: { dossier } }: { page: DossierPage }) {
  const { language, w } = useWords();
  const { processing } = w;
  return (
    <>
      {dossier.extensions.map(({ decidedAt, until, reason, tooLate }) => (
        <Alert
          key={decidedAt}
          tone="warning"
          language={language}
          title={processing.extended(formatDate(until), reason)}
        >
          {dossier.originalDueAt && <p>{processing.legalDue(formatDateTime(dossier.originalDueAt))}</p>}
          {tooLate && <p>{processing.extendedTooLate}</p>}
        </Alert>
      ))}
      {dossier.journal.map(({ number, reason }) => (
        <Alert key={number} tone="info" language={language} title={processing.enteredAfterwards(number, reason)} />
      ))}
    </>
  );
}
