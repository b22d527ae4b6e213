import type { PaperShape, SubmittedComponent } from '../../domain/dossier/events.ts';
import { type AnswerProblem, checkAnswers } from '../../domain/form/checkAnswers.ts';
import type { FormAnswers, FormDefinition } from '../../domain/form/form.ts';
import { parseMoneyText } from '../../domain/form/numberText.ts';
import { initialAnswers, type Prefilled } from '../../domain/form/prefill.ts';
import { visibleFields } from '../../domain/form/visibleFields.ts';
import { parseCitizenId } from '../../domain/identity/citizenId.ts';
import { parseEmail } from '../../domain/identity/email.ts';
import { parsePhone } from '../../domain/identity/phone.ts';
import { parseTaxCode } from '../../domain/identity/taxCode.ts';
import type { Language } from '../../domain/language.ts';
import type { Component } from '../../domain/procedure/procedure.ts';
import { parseDateText } from '../../domain/text/dateText.ts';
import { cleanText } from '../../domain/text/normalise.ts';
import type { SubmissionInput } from '../../features/dossiers/submissionInput.ts';
import type { ReceivableDetails } from '../../features/reception/receivable.ts';
import { words } from '../../i18n/words.ts';
import { answerProblemInWords } from '../../ui/answerProblem.ts';
import type { FieldProblem } from '../../ui/ErrorSummary.tsx';

export interface AttachedFile {
  id: string;
  name: string;
}

/** What was found of one paper. `shape` is empty until the officer has looked. */
export interface PaperEntry {
  shape: PaperShape | '';
  count: string;
  files: AttachedFile[];
}

/** Everything typed at the counter for one dossier; texts as typed. */
export interface CounterDraft {
  /** names the request: sent again, the dossier is entered once */
  key: string;
  procedureCode: string;
  procedureName: string;
  deciderCode: string;
  caseNumber: string;
  channel: 'COUNTER' | 'POST';
  kind: 'CITIZEN' | 'ORGANISATION';
  name: string;
  citizenId: string;
  taxCode: string;
  dateOfBirth: string;
  phone: string;
  email: string;
  address: string;
  submitterName: string;
  papers: Record<string, PaperEntry>;
  setCount: string;
  answers: Record<string, string>;
  /** what the citizen's card filled into the form */
  prefilled: Prefilled;
  delivery: 'COUNTER' | 'POST' | 'ONLINE';
  deliveryAddress: string;
  /** what is owed is collected by whoever brings the result */
  payOnDelivery: boolean;
  collected: string;
  note: string;
  missingReason: string;
  onTheSpot: boolean;
  resultNumber: string;
  resultDate: string;
  resultSigner: string;
  collectorName: string;
}

export const NO_PAPER: PaperEntry = { shape: '', count: '', files: [] };

/** An empty counter, ready for the next person. `key` must be new. */
export function blankDraft(key: string): CounterDraft {
  return {
    key,
    procedureCode: '',
    procedureName: '',
    deciderCode: '',
    caseNumber: '0',
    channel: 'COUNTER',
    kind: 'CITIZEN',
    name: '',
    citizenId: '',
    taxCode: '',
    dateOfBirth: '',
    phone: '',
    email: '',
    address: '',
    submitterName: '',
    papers: {},
    setCount: '1',
    answers: {},
    prefilled: {},
    delivery: 'COUNTER',
    deliveryAddress: '',
    payOnDelivery: false,
    collected: '',
    note: '',
    missingReason: '',
    onTheSpot: false,
    resultNumber: '',
    resultDate: '',
    resultSigner: '',
    collectorName: '',
  };
}

/** The papers of the chosen case. */
export function componentsOf(draft: CounterDraft, procedure: ReceivableDetails): Component[] {
  return procedure.cases[Number(draft.caseNumber)]?.components ?? [];
}

/** The paper as the publication asks for it: the original where one is wanted, else copies. */
export function asRequired(component: Component): Pick<PaperEntry, 'shape' | 'count'> {
  if (component.originals > 0) return { shape: 'ORIGINAL', count: String(component.originals) };
  return { shape: 'COPY', count: String(Math.max(component.copies, 1)) };
}

/** Required papers that are not there. */
export function missingPapers(draft: CounterDraft, procedure: ReceivableDetails): Component[] {
  return componentsOf(draft, procedure).filter(
    (component) => component.required && draft.papers[component.key]?.shape === 'MISSING',
  );
}

/** Whether this dossier is to be resolved at the counter at once. */
export function isOnTheSpot(draft: CounterDraft, procedure: ReceivableDetails): boolean {
  return draft.onTheSpot && procedure.onTheSpot.includes(draft.deciderCode);
}

/** What stands in the form: what was typed, over what stands there before anybody types. */
export function formAnswers({ answers }: CounterDraft, form: FormDefinition): FormAnswers {
  return { ...initialAnswers(form), ...answers };
}

/** Whether anything was typed into the form beside what the card filled in. */
export function isFormTyped({ answers, prefilled }: CounterDraft): boolean {
  return Object.entries(answers).some(([path, text]) => text !== '' && text !== prefilled[path]?.value);
}

/** What keeps the dossier from being received, in words; `field` is the id of the control. Pure. */
export function findProblems(
  draft: CounterDraft,
  procedure: ReceivableDetails,
  language: Language,
  today: string,
): FieldProblem[] {
  return [
    ...applicantProblems(draft, language),
    ...paperProblems(draft, procedure, language),
    ...formProblems(draft, procedure, language, today),
    ...endProblems(draft, procedure, language),
  ];
}

/** Who comes and who decides: also needed of a dossier that is not accepted. */
export function applicantProblems(draft: CounterDraft, language: Language): FieldProblem[] {
  const { reception, common } = words(language);
  const { invalid } = common.form;
  const problems: FieldProblem[] = [];
  const citizen = draft.kind === 'CITIZEN';
  const check = (field: keyof CounterDraft & string, fails: boolean, message: string) => {
    if (fails) problems.push({ field, message });
  };
  check('deciderCode', draft.deciderCode === '', invalid.choice(reception.chooseDecider));
  const nameLabel = citizen ? reception.ownerName : reception.organisationName;
  check('name', cleanText(draft.name) === '', invalid.required(nameLabel));
  check('citizenId', citizen && isWrong(draft.citizenId, parseCitizenId), invalid.citizenId);
  check('taxCode', !citizen && isWrong(draft.taxCode, readTaxCode), invalid.taxCode);
  check('dateOfBirth', citizen && isWrong(draft.dateOfBirth, parseDateText), invalid.date(reception.dateOfBirth));
  check('phone', isWrong(draft.phone, parsePhone), invalid.phone);
  check('email', isWrong(draft.email, parseEmail), invalid.email);
  return problems;
}

function paperProblems(draft: CounterDraft, procedure: ReceivableDetails, language: Language): FieldProblem[] {
  const { reception } = words(language);
  const unseen = componentsOf(draft, procedure).filter(
    (component) => component.required && !draft.papers[component.key]?.shape,
  );
  const problems = unseen.map(({ key, name }) => ({ field: paperId(key), message: reception.checkPaper(name) }));
  const missing = missingPapers(draft, procedure).length > 0 && draft.missingReason.trim() === '';
  return missing ? [...problems, { field: 'missingReason', message: reception.missingReasonNeeded }] : problems;
}

/** At the counter the paper form holds what is not typed; what is typed must be right. */
function formProblems(
  draft: CounterDraft,
  { form }: ReceivableDetails,
  language: Language,
  today: string,
): FieldProblem[] {
  if (!form || !isFormTyped(draft)) return [];
  const known = { today };
  const answers = formAnswers(draft, form);
  const fields = new Map(visibleFields(form, answers, known).map((field) => [field.key, field]));
  return checkAnswers(form, answers, known)
    .problems.filter((problem: AnswerProblem) => problem.code !== 'required')
    .flatMap((problem) => {
      const field = fields.get(problem.field);
      return field ? [{ field: field.key, message: answerProblemInWords(field, problem, language) }] : [];
    });
}

function endProblems(draft: CounterDraft, procedure: ReceivableDetails, language: Language): FieldProblem[] {
  const { reception, common } = words(language);
  const { required } = common.form.invalid;
  const problems: FieldProblem[] = [];
  if (draft.delivery === 'POST' && deliveryAddress(draft) === '')
    problems.push({ field: 'deliveryAddress', message: required(reception.deliveryAddress) });
  if (isWrong(draft.collected, parseMoneyText)) problems.push({ field: 'collected', message: reception.notMoney });
  if (!isOnTheSpot(draft, procedure)) return problems;
  for (const field of ['resultNumber', 'resultSigner'] as const) {
    if (draft[field].trim() === '') problems.push({ field, message: required(reception[field]) });
  }
  if (parseDateText(draft.resultDate) === undefined)
    problems.push({ field: 'resultDate', message: common.form.invalid.date(reception.resultDate) });
  return problems;
}

/** The dossier as the API takes it. Call it only when `findProblems` found none. */
export function toSubmission(draft: CounterDraft, procedure: ReceivableDetails): SubmissionInput {
  const { form } = procedure;
  const decider = procedure.deciders.find(({ code }) => code === draft.deciderCode);
  const missingReason = missingPapers(draft, procedure).length > 0 ? draft.missingReason.trim() : '';
  const onTheSpot = isOnTheSpot(draft, procedure) && {
    resultNumber: draft.resultNumber.trim(),
    resultDate: parseDateText(draft.resultDate),
    resultSigner: draft.resultSigner.trim(),
    ...given({ collectorName: cleanText(draft.collectorName) }),
  };
  return {
    procedureCode: draft.procedureCode,
    competentAgencyCode: draft.deciderCode,
    ...(decider?.elsewhere && { receivingAgencyCode: decider.receivingCode }),
    channel: draft.channel,
    applicant: toApplicant(draft),
    answers: form && isFormTyped(draft) ? checkAnswers(form, formAnswers(draft, form)).answers : {},
    components: componentsOf(draft, procedure).flatMap((component) => toComponent(component, draft) ?? []),
    setCount: Math.min(Math.max(Number.parseInt(draft.setCount, 10) || 1, 1), 100),
    delivery: toDelivery(draft),
    collectedVnd: collectedVnd(draft),
    ...given({ note: draft.note.trim(), missingReason }),
    ...(onTheSpot && { onTheSpot }),
  };
}

function toDelivery(draft: CounterDraft): SubmissionInput['delivery'] {
  if (draft.delivery !== 'POST') return { method: draft.delivery };
  const paying = draft.payOnDelivery && collectedVnd(draft) === 0;
  return { method: 'POST', address: deliveryAddress(draft), ...(paying && { payOnDelivery: true }) };
}

/** What was taken at the counter; 0 for nothing, or while it cannot be read. */
export function collectedVnd({ collected }: CounterDraft): number {
  return Number(parseMoneyText(collected) ?? 0);
}

function toApplicant(draft: CounterDraft): SubmissionInput['applicant'] {
  const name = cleanText(draft.name);
  const common = {
    kind: draft.kind,
    name,
    ...given({
      phone: parsePhone(draft.phone) ?? '',
      email: parseEmail(draft.email) ?? '',
      address: cleanText(draft.address),
      submitterName: cleanText(draft.submitterName),
    }),
  };
  if (draft.kind === 'ORGANISATION')
    return { ...common, organisationName: name, ...given({ taxCode: readTaxCode(draft.taxCode) ?? '' }) };
  const citizenId = parseCitizenId(draft.citizenId) ?? '';
  const dateOfBirth = parseDateText(draft.dateOfBirth) ?? '';
  return { ...common, ...given({ citizenId, dateOfBirth }) };
}

function toComponent({ key, name }: Component, { papers }: CounterDraft): SubmittedComponent | undefined {
  const { shape, count, files } = papers[key] ?? NO_PAPER;
  if (shape === '') return undefined;
  const number = shape === 'MISSING' ? 0 : Math.min(Math.max(Number.parseInt(count, 10) || 1, 1), 1000);
  return { key, name, shape, count: number, fileIds: shape === 'MISSING' ? [] : files.map((file) => file.id) };
}

/** Where the result is sent: the address of the owner unless another one is given. */
export function deliveryAddress(draft: CounterDraft): string {
  return cleanText(draft.deliveryAddress) || cleanText(draft.address);
}

/** id of the first control of a paper's row. */
export function paperId(key: string): string {
  return `paper-${key}`;
}

function readTaxCode(text: string): string | undefined {
  return parseTaxCode(text) ?? parseCitizenId(text);
}

function isWrong(text: string, read: (text: string) => string | undefined): boolean {
  return text.trim() !== '' && read(text) === undefined;
}

function given<T extends Record<string, string>>(texts: T): Partial<T> {
  return Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== '')) as Partial<T>;
}
