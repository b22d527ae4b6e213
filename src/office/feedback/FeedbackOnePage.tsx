import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import type { ProvinceMap } from '../../domain/feedback/provinceMap.ts';
import { formatDateTime } from '../../domain/text/format.ts';
import type { FeedbackDetails } from '../../features/feedback/feedback.api.ts';
import { STATE_LOOK } from '../../ui/feedbackLook.ts';
import { KeyValues } from '../../ui/KeyValues.tsx';
import { MapFigure } from '../../ui/MapFigure.tsx';
import { Alert } from '../../ui/Notice.tsx';
import { PageHeading, Panel } from '../../ui/Panel.tsx';
import { DueTag, Tag } from '../../ui/Tag.tsx';
import { get } from '../api.ts';
import { dueState } from '../dueMoment.ts';
import { LoadFailed, Skeleton } from '../frame/messages.tsx';
import { useTitle } from '../frame/useTitle.ts';
import { useWords } from '../language.ts';
import { FeedbackActions } from './FeedbackActions.tsx';

/** One feedback: what was said, where, by whom; what happened; what can be done. */
export function FeedbackOnePage() {
  const { id = '' } = useParams();
  const { w } = useWords();
  const one = useQuery({
    queryKey: ['feedback', 'one', id],
    queryFn: ({ signal }) => get<FeedbackDetails>(`/feedback/${id}`, { signal }),
  });
  useTitle(one.data?.code ?? w.feedback.office.title);
  if (one.error) return <LoadFailed error={one.error} retry={() => one.refetch()} />;
  if (!one.data) return <Skeleton lines={8} />;
  return (
    <div className="stack">
      <p>
        <Link to="/feedback">{w.feedback.office.title}</Link>
      </p>
      <Head feedback={one.data} />
      <FeedbackActions key={one.data.revision} feedback={one.data} />
      <Said feedback={one.data} />
      <Events feedback={one.data} />
    </div>
  );
}

function Head({ feedback }: { feedback: FeedbackDetails }) {
  const { language, w } = useWords();
  const text = w.feedback;
  const { dueAt, dueClock } = feedback;
  return (
    <>
      <PageHeading above={feedback.code} title={text.topics[feedback.topic]} />
      <p className="tags">
        <Tag {...STATE_LOOK[feedback.state]}>{text.states[feedback.state]}</Tag>{' '}
        {dueAt && (
          <DueTag
            language={language}
            state={dueState(dueAt)}
            detail={`${text.clock[dueClock as keyof typeof text.clock]} ${formatDateTime(dueAt)}`}
          />
        )}{' '}
        {feedback.wasLate && (
          <Tag tone="danger" icon="clockLate">
            {text.office.wasLate}
          </Tag>
        )}{' '}
        {feedback.refuted && <Tag icon="check">{text.office.refuted}</Tag>}
      </p>
      {feedback.topic === 'CONDUCT' && (
        <Alert tone="info" language={language}>
          <p>{text.office.leadersOnly}</p>
        </Alert>
      )}
    </>
  );
}

function Said({ feedback }: { feedback: FeedbackDetails }) {
  const { w } = useWords();
  const text = w.feedback;
  const { longitude, latitude } = feedback;
  const map = feedback.map as ProvinceMap | null;
  return (
    <Panel title={text.form.body} icon="paper">
      <p className="as-typed">{feedback.body}</p>
      <Files feedback={feedback} kind="SENT" />
      <KeyValues
        rows={[
          {
            key: text.office.sender,
            value: feedback.anonymous
              ? text.office.anonymous
              : [feedback.senderName, feedback.senderPhone, feedback.senderEmail].filter(Boolean).join(' · '),
          },
          { key: text.office.channel, value: text.channels[feedback.channel as keyof typeof text.channels] },
          { key: text.office.receivedAt, value: formatDateTime(feedback.receivedAt) },
          { key: text.office.agency, value: feedback.agencyName },
          { key: text.form.commune, value: feedback.communeName },
          { key: text.form.place, value: feedback.place },
          {
            key: text.office.dossier,
            value: feedback.dossierId && (
              <Link to={`/dossiers/${feedback.dossierId}`}>{feedback.dossierCode ?? feedback.dossierId}</Link>
            ),
          },
          { key: text.office.page, value: feedback.page && <a href={feedback.page}>{feedback.page}</a> },
        ]}
      />
      {map && longitude !== null && latitude !== null && (
        <MapFigure
          map={map}
          label={text.form.map}
          marks={[{ key: feedback.id, point: [longitude, latitude], label: feedback.place ?? feedback.code }]}
        />
      )}
      {feedback.answer && (
        <>
          <h3>{text.follow.answer}</h3>
          <p className="as-typed">{feedback.answer}</p>
          <Files feedback={feedback} kind="ANSWER" />
          <p className="muted">{text.public.votes(feedback.likes, feedback.dislikes)}</p>
        </>
      )}
    </Panel>
  );
}

function Files({ feedback, kind }: { feedback: FeedbackDetails; kind: string }) {
  const { w } = useWords();
  const files = feedback.files.filter((file) => file.kind === kind);
  if (files.length === 0) return null;
  return (
    <ul className="photos">
      {files.map((file, index) => (
        <li key={file.id}>
          <a href={file.href} target="_blank" rel="noreferrer">
            {file.mediaType.startsWith('image/') ? (
              <img src={file.href} alt={w.feedback.form.photo(index + 1)} width="160" height="120" />
            ) : (
              file.name
            )}
          </a>
        </li>
      ))}
    </ul>
  );
}

function Events({ feedback }: { feedback: FeedbackDetails }) {
  const { w } = useWords();
  const { events } = w.feedback.follow;
  return (
    <Panel title={w.feedback.office.history} icon="clock">
      <ol className="turns">
        {feedback.events.map(({ seq, type, at, actorName, agencyName, text }) => (
          <li key={seq}>
            <p>
              <strong>{events[type as keyof typeof events] ?? type}</strong>{' '}
              <span className="muted">{[formatDateTime(at), actorName, agencyName].filter(Boolean).join(' · ')}</span>
            </p>
            {text && <p className="as-typed">{text}</p>}
          </li>
        ))}
      </ol>
    </Panel>
  );
}
