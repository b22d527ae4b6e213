import type { ReactNode } from 'react';
import { vietnamDate } from '../../domain/calendar/instant.ts';
import type { Applicant } from '../../domain/dossier/events.ts';
import { lateFromOf } from '../../domain/dossier/punctuality.ts';
import { FINAL_STATUSES, PAUSED_STATUSES, STATUS } from '../../domain/dossier/status.ts';
import { inLanguage, type Language } from '../../domain/language.ts';
import { isForApplicant, issuedPapers } from '../../domain/papers/paperKinds.ts';
import { formatDate, formatDateTime } from '../../domain/text/format.ts';
import { words } from '../../i18n/words.ts';
import { answerRows } from '../../ui/answerRows.ts';
import { Button, ButtonLink } from '../../ui/Button.tsx';
import { Details, WhyThisDate } from '../../ui/Details.tsx';
import { dueState } from '../../ui/dueState.ts';
import { Form } from '../../ui/Form.tsx';
import { KeyValues } from '../../ui/KeyValues.tsx';
import { Alert } from '../../ui/Notice.tsx';
import { PageHeading, Panel } from '../../ui/Panel.tsx';
import { PATHS } from '../../ui/paths.ts';
import { type DueState, DueTag, StatusTag } from '../../ui/Tag.tsx';
import { Timeline, type TimelineEntry } from '../../ui/Timeline.tsx';
import { fileHref } from '../files/files.api.ts';
import { DossierMessages } from '../notifications/DossierMessages.tsx';
import type { LoggedMessage } from '../notifications/dossierMessages.ts';
import { paperTitle } from '../papers/paperKinds.ts';
import { paperPath } from '../papers/papers.api.ts';
import { DossierMoney, type DossierMoneyDetails } from '../payments/DossierMoney.tsx';
import { FileList } from '../submission/FileList.tsx';
import type { OwnDossierDetails } from './getOwnDossier.ts';
import { NeedsYou, type ShownPickUp } from './NeedsYou.tsx';
import { type Milestone, milestonesOf } from './timeline.ts';
import { WhyNot } from './WhyNot.tsx';

interface Shown {
  details: OwnDossierDetails;
  language: Language;
}

export interface FollowViewProps extends Shown {
  csrf: string;
  messages: LoggedMessage[];
  /** the form that answers a request for more papers */
  supplement?: ReactNode;
  /** what it owes and has paid */
  money: DossierMoneyDetails;
  /** the button that opens the dossier for change */
  edit?: ReactNode;
  talk: ReactNode;
  /** what the public post does for it */
  post?: ReactNode;
  copies?: ReactNode;
  pickUp: ShownPickUp | undefined;
  /** finished, and not rated yet */
  ratable: boolean;
  now: Date;
}

/** How a due date stands, where the date alone does not say it. */
const SAID_OF_DUE: readonly DueState[] = ['late', 'finishedOnTime', 'finishedLate'];

/** Everything an applicant may know of a dossier. */
export function FollowView(props: FollowViewProps) {
  const { details, csrf, messages, money, supplement, edit, talk, post, copies, pickUp, ratable, now, language } =
    props;
  const { dossier } = words(language);
  const { state } = details;
  const owes = money.obligations.some(({ open }) => open);
  const inThePost = state.result !== null && state.delivery.method === 'POST';
  const fees = <DossierMoney details={money} dossierId={details.id} csrf={csrf} language={language} />;
  return (
    <>
      <PageHeading
        above={state.code ?? state.submissionNumber}
        title={state.procedureName}
        lead={dossier.status[state.status].meaning}
      />
      <p className="tags">
        <StatusTag status={state.status} language={language} />
      </p>
      <SubmittedFor applicant={state.applicant} language={language} />
      <AskedBack details={details} csrf={csrf} language={language} />
      <NeedsYou details={details} language={language} supplement={supplement} pickUp={pickUp} owes={owes} />
      {owes && fees}
      <WhyNot details={details} language={language} />
      <Result details={details} language={language} />
      {inThePost && post}
      <DueDate details={details} now={now} language={language} />
      {!owes && fees}
      <History details={details} language={language} />
      {ratable && <Rate details={details} language={language} />}
      {copies}
      {!inThePost && post}
      {talk}
      <DossierMessages messages={messages} language={language} />
      <Papers details={details} language={language} />
      <Declared details={details} language={language} />
      {edit}
      <p>
        <a href={`${PATHS.sendFeedback}?ho-so=${encodeURIComponent(state.code ?? state.submissionNumber)}`}>
          {words(language).tracking.feedback}
        </a>
      </p>
      <Withdrawal details={details} language={language} />
      <HandOver details={details} language={language} />
    </>
  );
}

/** Who handed it in for whom, when they are two. */
export function SubmittedFor({
  applicant: { name, submitterName },
  language,
}: {
  applicant: Pick<Applicant, 'name' | 'submitterName'>;
  language: Language;
}) {
  if (!submitterName || submitterName === name) return null;
  return <p>{words(language).tracking.submittedFor(name, submitterName)}</p>;
}

/** That it was asked back, until the one-stop confirms; the applicant may think better of it. */
function AskedBack({ details: { id, state, allowed }, csrf, language }: Shown & { csrf: string }) {
  const { withdraw } = words(language).tracking;
  if (!state.withdrawalAsked) return null;
  return (
    <Alert tone="info" language={language} title={withdraw.asked(formatDateTime(state.withdrawalAsked.at))}>
      <p>{withdraw.askedHint}</p>
      {allowed.includes('CANCEL_WITHDRAWAL') && (
        <Form action={`${PATHS.myDossier(id)}/rut/thoi`} csrf={csrf}>
          <Button kind="secondary">{withdraw.cancel}</Button>
        </Form>
      )}
    </Alert>
  );
}

/** The way to give it to another account; what is over stays where it is. */
function HandOver({ details: { id, state }, language }: Shown) {
  if (state.status === STATUS.RETURNED || state.ownerAccountId === null) return null;
  return (
    <p>
      <a href={`${PATHS.myDossier(id)}/chuyen`}>{words(language).representation.handOver.title}</a>
    </p>
  );
}

/** The way to take it back. */
function Withdrawal({ details: { id, allowed }, language }: Shown) {
  const { withdraw } = words(language).tracking;
  const freely = allowed.includes('WITHDRAW');
  if (!freely && !allowed.includes('ASK_WITHDRAWAL')) return null;
  return (
    <p>
      <a href={`${PATHS.myDossier(id)}/rut`}>{freely ? withdraw.submit : withdraw.ask}</a>
    </p>
  );
}

/** Once, when it is over. */
function Rate({ details, language }: Shown) {
  const { rate } = words(language).tracking;
  return (
    <Panel title={rate.title} icon="heart">
      <p>{rate.lead}</p>
      <ButtonLink kind="secondary" href={`${PATHS.myDossier(details.id)}/danh-gia`}>
        {rate.go}
      </ButtonLink>
    </Panel>
  );
}

function Result({ details: { state, files }, language }: Shown) {
  const { tracking } = words(language);
  const { result, delivery } = state;
  if (!result || state.status === STATUS.IN_PROCESS) return null;
  const file = result.fileId ? files.get(result.fileId) : undefined;
  const how = {
    ONLINE: tracking.resultOnline,
    POST: tracking.resultByPost(delivery.address ?? ''),
    COUNTER: undefined,
  }[delivery.method];
  return (
    <Panel title={tracking.result.title} icon="paperCheck">
      <KeyValues
        rows={[
          { key: words(language).dossier.field.result, value: result.name },
          { key: tracking.result.number, value: result.number },
          { key: tracking.result.date, value: formatDate(result.date) },
          { key: tracking.result.signer, value: result.signer },
        ]}
      />
      {how && <p>{how}</p>}
      {file ? (
        <ButtonLink href={fileHref(file.id)} icon="download" download>
          {tracking.result.download}
        </ButtonLink>
      ) : (
        <p>{tracking.result.noFile}</p>
      )}
    </Panel>
  );
}

function DueDate({ details: { state }, now, language }: Shown & { now: Date }) {
  const { tracking, common } = words(language);
  if (!state.receivedAt) return null;
  const { state: standing } = dueState({ ...state, lateFrom: lateFromOf(state) }, now);
  const moved = state.originalDueAt && state.originalDueAt !== state.dueAt;
  const date = state.dueAt && formatDateTime(state.dueAt);
  return (
    <Panel title={tracking.due} icon="calendar">
      {standing === 'paused' ? (
        <>
          <p className="answer-value">{common.due.paused}</p>
          <p>{tracking.paused}</p>
          {date && <p className="muted">{tracking.dueBeforePause(date)}</p>}
        </>
      ) : (
        <p className="answer-value">{date ?? common.due.notPromised}</p>
      )}
      {SAID_OF_DUE.includes(standing) && (
        <p>
          <DueTag state={standing} language={language} />
        </p>
      )}
      {moved && state.originalDueAt && <p>{tracking.originalDue(formatDateTime(state.originalDueAt))}</p>}
      {state.trace.length > 0 && (
        <WhyThisDate language={language} lines={state.trace.map((entry) => inLanguage(entry.words, language))} />
      )}
    </Panel>
  );
}

function History({ details, language }: Shown) {
  const { tracking } = words(language);
  const { state, events } = details;
  const finished = FINAL_STATUSES.includes(state.status);
  const milestones = milestonesOf(events, language);
  const entries = milestones.map((milestone, index): TimelineEntry => {
    const last = index === milestones.length - 1;
    return {
      key: milestone.key,
      title: milestone.title,
      when: formatDateTime(milestone.at),
      dateTime: milestone.at,
      by: milestone.place && placeName(details, milestone.place, language),
      detail: <MilestoneDetail milestone={milestone} />,
      state: last && !finished ? 'current' : 'done',
    };
  });
  if (state.status === STATUS.SUBMITTED) entries.push(upcoming('answer', language, state.acceptBy));
  // a date that does not run, or that was kept, promises nothing more
  const promised = state.finishedAt || PAUSED_STATUSES.includes(state.status) ? null : state.dueAt;
  if (!finished) entries.push(upcoming('result', language, promised));
  return (
    <Panel title={tracking.timeline} icon="clock">
      <Timeline entries={entries} language={language} />
    </Panel>
  );
}

function MilestoneDetail({ milestone: { detail, items } }: { milestone: Milestone }) {
  if (!detail && !items) return null;
  return (
    <>
      {detail && <p>{detail}</p>}
      {items && (
        <ul className="list">
          {items.map((item) => (
            <li key={`${item.name}${item.problem}`}>
              {item.name}: {item.problem}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function upcoming(key: 'answer' | 'result', language: Language, at: string | null): TimelineEntry {
  const { tracking } = words(language);
  return {
    key,
    title: tracking.upcoming[key],
    when: at ? formatDateTime(at) : undefined,
    dateTime: at ?? undefined,
    state: 'upcoming',
  };
}

function placeName(
  { agencies, units }: OwnDossierDetails,
  { agencyCode, unitId }: NonNullable<Milestone['place']>,
  language: Language,
): string {
  const names = [unitId ? units.get(unitId) : undefined, agencies.get(agencyCode)];
  return names
    .flatMap((one) => (one ? [inLanguage({ vi: one.name, en: one.nameEn ?? undefined }, language)] : []))
    .join(', ');
}

function Papers({ details: { id, state, events, files }, language }: Shown) {
  const { tracking, submission } = words(language);
  const issued = issuedPapers(events).filter(({ kind }) => isForApplicant(kind));
  return (
    <>
      {issued.length > 0 && (
        <Panel title={tracking.issued} icon="stamp">
          <ul className="list">
            {issued.map((paper) => (
              <li key={`${paper.kind} ${paper.seq}`}>
                <a href={paperPath(id, paper.kind, paper.seq)}>{paperTitle(paper, issued, language)}</a> (PDF)
              </li>
            ))}
          </ul>
        </Panel>
      )}
      <Panel title={tracking.papers} icon="paper">
        {state.components.length === 0 && <p>{submission.papers.none}</p>}
        <KeyValues
          rows={state.components.map((component) => {
            const attached = component.fileIds.flatMap((fileId) => files.get(fileId) ?? []);
            return {
              id: component.key,
              key: component.name,
              value:
                attached.length > 0 ? (
                  <FileList files={attached} language={language} />
                ) : (
                  shapeName(component, language)
                ),
            };
          })}
        />
      </Panel>
    </>
  );
}

function shapeName({ shape, remark }: OwnDossierDetails['state']['components'][number], language: Language): string {
  const { dossier } = words(language);
  return shape === 'MISSING' ? dossier.paperSaid[remark ?? 'NONE'] : dossier.paperForm[shape];
}

function Declared({ details: { state, form, agencies }, language }: Shown) {
  const { tracking, dossier, submission } = words(language);
  const competent = agencies.get(state.competentAgencyCode);
  const { applicant, delivery } = state;
  return (
    <Details summary={tracking.answers}>
      <KeyValues
        rows={[
          { key: dossier.field.owner, value: applicant.name },
          { key: submission.applicant.submitterName, value: applicant.submitterName },
          { key: submission.applicant.citizenId, value: applicant.citizenId },
          { key: submission.applicant.taxCode, value: applicant.taxCode },
          { key: submission.applicant.address, value: applicant.address },
          {
            key: dossier.field.competentAgency,
            value: competent && inLanguage({ vi: competent.name, en: competent.nameEn ?? undefined }, language),
          },
          {
            key: tracking.delivery,
            value: [submission.delivery[delivery.method], delivery.address].filter(Boolean).join(': '),
          },
          ...(form
            ? answerRows(form, state.answers, vietnamDate(Date.parse(state.submittedAt)), language).flatMap((section) =>
                section.rows.map(({ key, label, value }) => ({ id: key, key: label, value })),
              )
            : []),
        ]}
      />
    </Details>
  );
}
