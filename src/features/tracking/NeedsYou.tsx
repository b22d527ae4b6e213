import type { ReactNode } from 'react';
import { FINAL_STATUSES, STATUS } from '../../domain/dossier/status.ts';
import { inLanguage, type Language } from '../../domain/language.ts';
import { formatDateTime, formatVnd } from '../../domain/text/format.ts';
import { words } from '../../i18n/words.ts';
import { Alert } from '../../ui/Notice.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { QrFigure } from '../../ui/QrFigure.tsx';
import type { OwnDossierDetails } from './getOwnDossier.ts';

/** The number and the QR code that the counter asks for. */
export interface ShownPickUp {
  pin: string;
  svg: string;
}

interface NeedsYouProps {
  details: OwnDossierDetails;
  language: Language;
  /** the form that answers a request for more papers */
  supplement?: ReactNode;
  pickUp: ShownPickUp | undefined;
  /** fees are to be paid: their panel says so */
  owes: boolean;
}

/** What is asked of the applicant now: a supplement, a payment, an appointment, collecting the result. */
export function NeedsYou({ details, language, supplement, pickUp, owes }: NeedsYouProps) {
  const { tracking } = words(language);
  const { state } = details;
  const receiving = details.agencies.get(state.receivingAgencyCode);
  const agency = receiving ? inLanguage({ vi: receiving.name, en: receiving.nameEn ?? undefined }, language) : '';
  if (supplement) {
    const until = state.supplement?.until;
    return (
      <Panel title={tracking.needsYou} tone="accent" icon="paperPlus" id="viec-can-lam">
        <p>
          <strong>{until ? tracking.supplementAsked(formatDateTime(until)) : tracking.supplementAskedNoDate}</strong>
        </p>
        {supplement}
      </Panel>
    );
  }
  if (state.status === STATUS.FINANCIAL_OBLIGATION && state.obligation && !owes) {
    return (
      <Panel title={tracking.needsYou} tone="accent" icon="coins">
        <p>
          <strong>{tracking.paymentAsked(formatVnd(state.obligation.vnd))}</strong> – {state.obligation.reason}
        </p>
        <p>{tracking.payAt(agency)}</p>
      </Panel>
    );
  }
  const finishing = state.status === STATUS.RESOLVED || state.status === STATUS.STOPPED;
  if (finishing && state.delivery.method === 'COUNTER') {
    return (
      <Panel title={tracking.needsYou} tone="accent" icon="handOver">
        <p>
          <strong>{state.closingReason === null ? tracking.collectResult : tracking.collectLetter}</strong>
        </p>
        <p>{tracking.collectAt(agency, receiving?.address ?? '')}</p>
        {pickUp && (
          <>
            <p>
              {tracking.pickUp.title}: <strong className="pick-up">{pickUp.pin}</strong>
            </p>
            <QrFigure svg={pickUp.svg} code={pickUp.pin} language={language} caption={tracking.pickUp.lead} />
            <p className="muted">{tracking.pickUp.notForOthers}</p>
          </>
        )}
      </Panel>
    );
  }
  const appointment = FINAL_STATUSES.includes(state.status)
    ? undefined
    : state.visits.find((visit) => !visit.cancelledAt && !visit.record);
  if (appointment) {
    const { visitKinds } = words(language).processing;
    return (
      <Panel title={tracking.needsYou} tone="accent" icon="calendar">
        <p>
          <strong>
            {visitKinds[appointment.kind]}: {formatDateTime(appointment.at)}
          </strong>{' '}
          – {appointment.place}
        </p>
        <p>{appointment.content}</p>
      </Panel>
    );
  }
  // an electronic result comes next on the page, with its button
  const atHand = finishing && state.delivery.method === 'ONLINE' && state.result?.fileId;
  if (owes || atHand || FINAL_STATUSES.includes(state.status)) return null;
  return (
    <Alert tone="info" language={language} title={tracking.nothingNeeded}>
      {state.status === STATUS.SUBMITTED && state.acceptBy && (
        <p>{tracking.answerBy(formatDateTime(state.acceptBy))}</p>
      )}
    </Alert>
  );
}
