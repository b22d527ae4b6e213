import Type, { type Static } from 'typebox';
import { Compile } from 'typebox/compile';
import type { TimeLimit } from '../../domain/calendar/limit.ts';
import type { Words } from '../../domain/language.ts';
import {
  type Channel,
  type ComponentCase,
  type Fee,
  type ProcedureContent,
  type ServiceLevel,
  SUBJECTS,
  type Subject,
  type Tier,
} from '../../domain/procedure/procedure.ts';
import { cleanText, foldVietnamese } from '../../domain/text/normalise.ts';
import { nullable } from '../../platform/nullable.ts';
import { toVnd } from './fee.ts';
import { describeRefusal, type Refusal } from './refusal.ts';
import { toTimeLimit } from './timeLimit.ts';
import { isDay } from './today.ts';

const Text = Type.String({ maxLength: 200_000 });
const Name = Type.String({ pattern: '\\S', maxLength: 4_000 });
const Loose = Type.Optional(nullable(Text));
const Agency = Type.Object({ code: Loose, name: Name });
const Count = Type.Optional(nullable(Type.Integer({ minimum: 0, maximum: 1_000 })));

export const FeeRecord = Type.Object({
  kind: Type.Union(['phi', 'le_phi', 'gia'].map((kind) => Type.Literal(kind))),
  amount: Type.Optional(nullable(Type.Number({ minimum: 0, maximum: 1e12 }))),
  currency: Loose,
  currencyInferred: Type.Optional(Type.Boolean()),
  description: Loose,
});
export type FeeRecord = Static<typeof FeeRecord>;

export const LimitRecord = Type.Object({
  value: Type.Optional(nullable(Type.Number({ minimum: 0, maximum: 10_000 }))),
  unit: Type.Union(
    ['WORKING_DAY', 'DAY', 'HOUR', 'MONTH', 'YEAR', 'OTHER', 'SAME_DAY_15H'].map((unit) => Type.Literal(unit)),
  ),
  text: Loose,
});
export type LimitRecord = Static<typeof LimitRecord>;

export const MethodRecord = Type.Object({
  channel: Type.Union(['truc_tiep', 'truc_tuyen', 'buu_chinh'].map((channel) => Type.Literal(channel))),
  timeLimit: Type.Optional(nullable(LimitRecord)),
  description: Loose,
  fees: Type.Array(FeeRecord, { maxItems: 500 }),
});
export type MethodRecord = Static<typeof MethodRecord>;

export const DocumentRecord = Type.Object({
  code: Loose,
  name: Type.String({ maxLength: 20_000 }),
  originals: Count,
  copies: Count,
  forms: Type.Optional(Type.Array(Text)),
});
export type DocumentRecord = Static<typeof DocumentRecord>;

/** A procedure as the national portal publishes it; properties not named here are of no use to us. */
const PortalRecord = Type.Object({
  code: Type.String({ pattern: '^[0-9A-Za-z][0-9A-Za-z.-]{2,39}$' }),
  name: Name,
  nameEn: Loose,
  field: Name,
  fieldCode: Type.String({ pattern: '\\S', maxLength: 100 }),
  levels: Type.Array(Type.Union(['bo', 'tinh', 'huyen', 'xa', 'khac'].map((level) => Type.Literal(level))), {
    minItems: 1,
  }),
  state: Type.String(),
  promulgator: Type.Object({ code: Text, name: Text }),
  decision: Type.Object({
    number: Text,
    date: Type.Optional(nullable(Type.String({ pattern: '^\\d{4}-\\d\\d-\\d\\d' }))),
  }),
  executingAgencies: Type.Optional(Type.Array(Agency)),
  authorityAgencies: Type.Optional(Type.Array(Agency)),
  coordinatingAgencies: Type.Optional(Type.Array(Agency)),
  receivingAddress: Loose,
  subjects: Type.Array(Text),
  results: Type.Array(Type.Object({ code: Loose, name: Text })),
  legalBasis: Type.Array(Type.Object({ code: Loose, name: Text })),
  steps: Type.Array(Type.Object({ title: Loose, text: Text })),
  methods: Type.Array(MethodRecord, { maxItems: 500 }),
  onlineLevel: Type.Union(['toan_trinh', 'mot_phan', 'khong_truc_tuyen'].map((level) => Type.Literal(level))),
  documentCases: Type.Array(Type.Object({ case: Loose, documents: Type.Array(DocumentRecord, { maxItems: 1_000 }) })),
  conditions: Loose,
  keywords: Loose,
});
type PortalRecord = Static<typeof PortalRecord>;
const portalRecord = Compile(PortalRecord);

const TIER_OF: Record<string, Tier> = {
  bo: 'MINISTRY',
  tinh: 'PROVINCE',
  huyen: 'DISTRICT',
  xa: 'COMMUNE',
  khac: 'OTHER',
};
const CHANNEL_OF: Record<string, Channel> = { truc_tiep: 'COUNTER', truc_tuyen: 'ONLINE', buu_chinh: 'POST' };
const SERVICE_LEVEL_OF: Record<string, ServiceLevel> = {
  toan_trinh: 'FULL',
  mot_phan: 'PARTIAL',
  khong_truc_tuyen: 'NONE',
};
const IN_FORCE = new Set(['UPDATED', 'ACTIVE', 'PUBLISHED', 'NEW', 'IN_FORCE']);
const ABOLISHED = new Set(['ABOLISHED', 'REPEALED', 'REVOKED', 'CANCELLED', 'EXPIRED', 'INACTIVE', 'DELETED']);

/** Reads one record of the national portal, or says in words why it cannot be taken. */
export function readPortalRecord(record: unknown): ProcedureContent | Refusal {
  if (!portalRecord.Check(record)) return describeRefusal(portalRecord.Errors(record));
  if (!IN_FORCE.has(record.state) && !ABOLISHED.has(record.state)) return unknownState(record.state);
  if (record.decision.date && !isDay(record.decision.date.slice(0, 10))) return noSuchDay(record.decision.date);
  return toContent(record);
}

function unknownState(state: string): Refusal {
  const shown = JSON.stringify(cleanText(state).slice(0, 40));
  const reason: Words = {
    vi: `không hiểu tình trạng hiệu lực ${shown} của thủ tục`,
    en: `the state ${shown} of the procedure is not known`,
  };
  return { reason };
}

function noSuchDay(date: string): Refusal {
  return {
    reason: { vi: `ngày quyết định ${date} không có trong lịch`, en: `the day of the decision ${date} does not exist` },
  };
}

function toContent(record: PortalRecord): ProcedureContent {
  const steps = record.steps.map((step) => ({ title: cleanText(step.title ?? ''), text: cleanText(step.text) }));
  const methods = toMethods(record.methods, steps.map((step) => step.text).join('\n'));
  return {
    code: record.code,
    name: cleanText(record.name),
    ...optional('nameEn', record.nameEn),
    field: { code: cleanText(record.fieldCode), name: cleanText(record.field) },
    tiers: [...new Set(record.levels.map((level) => TIER_OF[level]!))],
    serviceLevel: SERVICE_LEVEL_OF[record.onlineLevel]!,
    subjects: toSubjects(record.subjects),
    subjectNames: record.subjects.map(cleanText),
    promulgator: { code: cleanText(record.promulgator.code), name: cleanText(record.promulgator.name) },
    decision: { number: cleanText(record.decision.number), date: record.decision.date?.slice(0, 10) ?? null },
    executingAgencies: names(record.executingAgencies),
    authorityAgencies: names(record.authorityAgencies),
    coordinatingAgencies: names(record.coordinatingAgencies),
    ...optional('receivingAddress', record.receivingAddress),
    steps,
    methods,
    componentCases: toComponentCases(
      record.documentCases.map((group) => ({ name: group.case ?? '', documents: group.documents })),
    ),
    setCount: 1,
    results: record.results.map((result) => ({ ...optional('code', result.code), name: cleanText(result.name) })),
    legalBasis: record.legalBasis.map((text) => ({ code: cleanText(text.code ?? ''), name: cleanText(text.name) })),
    ...optional('conditions', record.conditions),
    keywords: record.keywords ? [cleanText(record.keywords)] : [],
    immediate: isImmediate(methods),
    state: ABOLISHED.has(record.state) ? 'ABOLISHED' : 'IN_FORCE',
  };
}

function optional<K extends string>(key: K, text: string | null | undefined): { [P in K]?: string } {
  const clean = cleanText(text ?? '');
  return (clean ? { [key]: clean } : {}) as { [P in K]?: string };
}

function names(agencies: { name: string }[] | undefined): string[] {
  return [...new Set((agencies ?? []).map((agency) => cleanText(agency.name)))];
}

/** Ways to submit in the order of the decision; `stepsText` is where the words of a limit without a number may stand. */
export function toMethods(records: MethodRecord[], stepsText: string) {
  return records.map((record) => ({
    channel: CHANNEL_OF[record.channel]!,
    limit: toTimeLimit(record.timeLimit, cleanText(record.description ?? ''), cleanText(stepsText)),
    fees: record.fees.map(toFee),
    ...optional('description', record.description),
  }));
}

function toFee(record: FeeRecord): Fee {
  const { vnd, description } = toVnd(record);
  return { kind: record.kind === 'le_phi' ? 'CHARGE' : 'FEE', vnd, description };
}

// Đ.17.4 NĐ 61/2018: a result given at once needs no receipt unless the applicant asks for one.
function isImmediate(methods: { limit: TimeLimit }[]): boolean {
  return (
    methods.length > 0 &&
    methods.every(
      ({ limit }) => limit.unit === 'AS_DESCRIBED' && /^(giải quyết|trả kết quả|thực hiện) ngay\b/i.test(limit.words),
    )
  );
}

/**
 * Papers by case. Entries with 0 originals and 0 copies ask for no paper and become notes. A paper that its own words tie
 * to a case (`nếu`, `trường hợp`, `đối với`) is not required of everybody. Keys are not final: see `keepComponentKeys`.
 */
export function toComponentCases(groups: { name: string; documents: DocumentRecord[] }[]): ComponentCase[] {
  return groups
    .map(({ name, documents }) => {
      const components = documents.filter(
        (paper) => (paper.originals ?? 0) + (paper.copies ?? 0) > 0 && paper.name.trim(),
      );
      const notes = documents.filter((paper) => !components.includes(paper)).map((paper) => cleanText(paper.name));
      return { name: headingText(name), components: components.map(toComponent), notes: notes.filter(Boolean) };
    })
    .filter((group) => group.components.length + group.notes.length > 0);
}

/** The portal writes headings of groups as `* Giấy tờ phải nộp:`. */
function headingText(text: string): string {
  return cleanText(text)
    .replace(/^[-+•*–\s]+/, '')
    .replace(/[:;,\s]+$/, '');
}

const CONDITIONAL = /\b(nếu|trường hợp|đối với|hoặc có)(?!\p{L})/iu;

function toComponent(paper: DocumentRecord) {
  const name = cleanText(paper.name)
    .replace(/^[-+•*–]\s*/, '')
    .replace(/[;,]$/, '');
  return {
    key: '',
    ...optional('code', paper.code),
    name,
    originals: paper.originals ?? 0,
    copies: paper.copies ?? 0,
    required: !CONDITIONAL.test(name),
    ...optional('formName', paper.forms?.[0]),
  };
}

/** Subjects as five kinds; the published names are kept beside them. */
export function toSubjects(published: string[]): Subject[] {
  const found = new Set<Subject>();
  for (const name of published) {
    const words = foldVietnamese(name);
    if (/nuoc ngoai/.test(words) && !/dinh cu/.test(words)) found.add('FOREIGNER');
    if (/can bo|cong chuc|co quan nha nuoc|dang vien/.test(words)) found.add('STATE_BODY');
    else if (/cong dan|ca nhan|nguoi viet nam/.test(words)) found.add('CITIZEN');
    if (/doanh nghiep|hop tac xa|ho kinh doanh/.test(words) && !/khong bao gom doanh nghiep/.test(words))
      found.add('BUSINESS');
    if (/to chuc/.test(words)) found.add('ORGANISATION');
  }
  return SUBJECTS.filter((subject) => found.has(subject));
}
