import { Link } from 'react-router';
import { inLanguage } from '../../domain/language.ts';
import { formatDateTime } from '../../domain/text/format.ts';
import type { DossierPage } from '../../features/queues/queues.api.ts';
import { Panel } from '../../ui/Panel.tsx';
import { useWords } from '../language.ts';
import { FileLink } from './FileLink.tsx';

/** What goes on beside the desk: opinions, visits, the parts of other agencies. Nothing where there is none. */
export function Turns({ page }: { page: DossierPage }) {
  return (
    <>
      <Opinions page={page} />
      <Visits page={page} />
      <Branches page={page} />
    </>
  );
}

function Opinions({ page }: { page: DossierPage }) {
  const { w } = useWords();
  const { opinions } = page.dossier;
  const { processing } = w;
  if (opinions.length === 0) return null;
  return (
    <Panel title={processing.opinions} icon="person">
      <ul className="turns">
        {opinions.map(({ id, asked, question, askedBy, askedAt, dueAt, remindedAt, answer, cancelledAt, fileIds }) => (
          <li key={id}>
            <p>
              <strong>
                {[asked.unitId && page.unitNames[asked.unitId], page.agencyNames[asked.agencyCode] ?? asked.agencyCode]
                  .filter(Boolean)
                  .join(', ')}
              </strong>{' '}
              <span className="muted">
                – {askedBy}, {formatDateTime(askedAt)}
                {remindedAt.length > 0 && `, ${processing.reminded(remindedAt.length)}`}
              </span>
            </p>
            <p className="as-typed">{question}</p>
            <Files page={page} ids={fileIds} />
            {answer ? (
              <>
                <p>
                  <strong>{processing.opinionAnswer}:</strong> {answer.by}, {formatDateTime(answer.at)}
                </p>
                <p className="as-typed">{answer.text}</p>
                <Files page={page} ids={answer.fileIds} />
              </>
            ) : (
              <p className={!cancelledAt && Date.parse(dueAt) < Date.now() ? 'due-late' : 'muted'}>
                {cancelledAt ? processing.opinionCancelled : openWords(dueAt, processing)}
              </p>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function openWords(
  dueAt: string,
  text: { opinionAwaited: (until: string) => string; opinionLate: (until: string) => string },
): string {
  return Date.parse(dueAt) < Date.now()
    ? text.opinionLate(formatDateTime(dueAt))
    : text.opinionAwaited(formatDateTime(dueAt));
}

function Visits({ page }: { page: DossierPage }) {
  const { w } = useWords();
  const { visits } = page.dossier;
  const { processing } = w;
  if (visits.length === 0) return null;
  return (
    <Panel title={processing.visits} icon="calendar">
      <ul className="turns">
        {visits.map(({ id, kind, at, place, participants, content, record, cancelledAt }) => (
          <li key={id}>
            <p>
              <strong>{processing.visitKinds[kind]}</strong> – {formatDateTime(at)}, {place}
              {cancelledAt && <em> ({processing.visitCancelled})</em>}
            </p>
            <p className="muted">
              {processing.fields.participants}: {record?.participants ?? participants}
            </p>
            <p className="as-typed">{content}</p>
            {record && (
              <>
                <p>
                  <strong>{processing.fields.minutes}:</strong> {formatDateTime(record.at)}
                </p>
                <p className="as-typed">{record.minutes}</p>
                <Files page={page} ids={record.fileIds} />
              </>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Branches({ page }: { page: DossierPage }) {
  const { language, w } = useWords();
  const { branches } = page.dossier;
  const { processing, dossier } = w;
  if (branches.length === 0) return null;
  return (
    <Panel title={processing.branches} icon="globe">
      <ul className="turns">
        {branches.map(({ id, name, agencyCode, state, dueAt, finishedAt, result, note, dossierId }) => {
          const late = dueAt !== null && Date.parse(finishedAt ?? new Date().toISOString()) > Date.parse(dueAt);
          return (
            <li key={id}>
              <p>
                <strong>{inLanguage(name, language)}</strong> – {page.agencyNames[agencyCode] ?? agencyCode}:{' '}
                {processing.branchState[state]}
              </p>
              <p className={late ? 'due-late' : 'muted'}>
                {dueAt && `${dossier.field.dueAt}: ${formatDateTime(dueAt)}`}
                {finishedAt && ` · ${dossier.field.finishedAt}: ${formatDateTime(finishedAt)}`}
                {late && ` · ${dossier.handover.LATE}`}
              </p>
              {result && <p>{[result.name, result.number, note].filter(Boolean).join(' – ')}</p>}
              {result?.fileId && <FileLink page={page} id={result.fileId} />}
              {state !== 'WAITING' && <Link to={`/dossiers/${dossierId}`}>{processing.openPart}</Link>}
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}

function Files({ page, ids }: { page: DossierPage; ids: readonly string[] }) {
  return ids.map((id) => <FileLink key={id} page={page} id={id} />);
}
