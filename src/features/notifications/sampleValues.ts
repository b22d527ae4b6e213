import type { Language } from '../../domain/language.ts';
import { formatDate, formatDateTime, formatVnd } from '../../domain/text/format.ts';
import { words } from '../../i18n/words.ts';
import { type MessageKind, namesOf } from './messageKinds.ts';
import type { TemplateValues } from './template.ts';

const MOMENT = new Date('2026-11-26T10:00:00Z');

/** Something for every name of a kind, obviously of no real dossier. Pure. */
export function sampleValues(kind: MessageKind, language: Language): TemplateValues {
  const { notifications } = words(language);
  const { sample } = notifications.templates;
  const moment = formatDateTime(MOMENT);
  const known: Record<string, string> = {
    code: sample.code,
    procedure: sample.procedure,
    applicant: sample.applicant,
    agency: sample.agency,
    competentAgency: sample.agency,
    link: 'https://motcua.example/tra-cuu',
    answerBy: moment,
    due: moment,
    formerDue: moment,
    until: moment,
    at: moment,
    since: moment,
    from: formatDate(MOMENT),
    to: formatDate(MOMENT),
    items: sample.items,
    nextStep: notifications.supplement.nextOnline,
    collect: notifications.collect.counter(sample.agency),
    amount: formatVnd(150_000),
    reason: sample.reason,
    place: sample.place,
    participants: sample.person,
    visit: notifications.visit.MEETING,
    by: sample.person,
    substitute: sample.person,
    absent: sample.applicant,
    holder: sample.person,
    asked: sample.agency,
    asker: sample.person,
    decision: notifications.decision.SUPPLEMENT,
    outcome: notifications.branchOutcome.RESOLVED,
    percent: '80',
    clock: notifications.clock.DOSSIER,
    count: '3',
  };
  const { always, sometimes } = namesOf(kind);
  return Object.fromEntries([...always, ...sometimes].map((name) => [name, known[name] ?? sample.text]));
}
