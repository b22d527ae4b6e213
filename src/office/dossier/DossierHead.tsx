import { useEffect, useRef } from 'react';
import { formatPhone } from '../../domain/identity/phone.ts';
import { inLanguage, type Language } from '../../domain/language.ts';
import { formatDateTime, formatVnd } from '../../domain/text/format.ts';
import type { DossierPage } from '../../features/queues/queues.api.ts';
import { WhyThisDate } from '../../ui/Details.tsx';
import { dueState, shortMoment } from '../../ui/dueState.ts';
import { KeyValues } from '../../ui/KeyValues.tsx';
import { DueTag, type StatusCode, StatusTag } from '../../ui/Tag.tsx';
import { useWords } from '../language.ts';

/** What the dossier is, for whom, how it stands and until when; with the reasons of the date. */
export function DossierHead({ page }: { page: DossierPage }) {
  const { language, w } = useWords();
  const { dossier } = page;
  const now = new Date();
  const { state, date } = dueState(dossier, now);
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus({ preventScroll: true }), []);
  return (
    <header className="dossier-head">
      <p className="dossier-code">
        <span className="code">{dossier.code ?? dossier.submissionNumber}</span>
        <StatusTag status={dossier.status as StatusCode} language={language} />
        <DueTag state={state} language={language} detail={date ? shortMoment(date, now) : undefined} />
      </p>
      <h1 id="dossier-title" tabIndex={-1} ref={title}>
        {dossier.procedureName}
      </h1>
      <StepLine page={page} />
      <KeyValues compact rows={factsOf(page, language, w)} />
      {dossier.trace.length > 0 && (
        <WhyThisDate language={language} lines={dossier.trace.map((entry) => inLanguage(entry.words, language))} />
      )}
    </header>
  );
}

function StepLine({ page }: { page: DossierPage }) {
  const { w } = useWords();
  const { position } = page.dossier;
  if (!position) return null;
  const index = page.steps.findIndex((step) => step.id === position.stepId);
  const desk = [page.unitName, page.deskAgencyName].filter(Boolean).join(', ');
  return (
    <p className="dossier-step">
      <strong>
        {w.common.step(index + 1, page.steps.length)}: {page.steps[index]?.name}
      </strong>
      <span>
        {desk} · {page.assigneeName ?? w.office.queue.unassigned}
      </span>
    </p>
  );
}

function factsOf(page: DossierPage, language: Language, w: ReturnType<typeof useWords>['w']) {
  const { dossier } = page;
  const { field, channel, returnMethod } = w.dossier;
  const when = (moment: string | null) => moment && formatDateTime(moment);
  const applicant: Record<string, string | undefined> = dossier.applicant;
  const names = new Set([applicant.name, applicant.organisationName, applicant.submitterName].filter(Boolean));
  const delivery = dossier.delivery.method === 'ONLINE' ? 'ELECTRONIC' : dossier.delivery.method;
  const limit = dossier.warnings.map((warning) => inLanguage(warning, language)).join(' ');
  return [
    { key: field.applicant, value: [...names].join(' – ') },
    { key: w.accounts.profile.citizenId, value: applicant.citizenId },
    { key: w.reception.taxCode, value: applicant.taxCode },
    { key: w.accounts.profile.phone, value: applicant.phone && formatPhone(applicant.phone) },
    { key: field.channel, value: channel[dossier.channel as keyof typeof channel] },
    { key: field.submittedAt, value: when(dossier.submittedAt) },
    { key: w.office.dossier.acceptBy, value: dossier.receivedAt ? null : when(dossier.acceptBy) },
    { key: field.receivedAt, value: when(dossier.receivedAt) },
    { key: field.dueAt, value: when(dossier.dueAt) },
    {
      key: w.office.dossier.originalDue,
      value: dossier.originalDueAt === dossier.dueAt ? null : when(dossier.originalDueAt),
    },
    { key: w.office.dossier.stepDue, value: when(page.stepDueAt) },
    { key: field.receivingAgency, value: page.receivingAgencyName },
    { key: field.competentAgency, value: page.competentAgencyName },
    { key: field.returnMethod, value: returnMethod[delivery as keyof typeof returnMethod] },
    { key: w.office.dossier.collected, value: dossier.collectedVnd > 0 ? formatVnd(dossier.collectedVnd) : null },
    { key: w.common.due.notPromised, value: dossier.dueAt === null ? limit : null },
  ];
}
