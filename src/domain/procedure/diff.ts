import { formatLimit } from '../calendar/limit.ts';
import { inLanguage, type Language, type Words } from '../language.ts';
import { comparableText } from '../text/normalise.ts';
import type {
  Channel,
  Component,
  ComponentCase,
  Fee,
  Method,
  ProcedureContent,
  ServiceLevel,
  Tier,
} from './procedure.ts';

/** One thing that differs between two versions: what it is, how it read before (null = new), how it reads now (null = gone). */
export interface ProcedureChange {
  /** stable place in the content, e.g. `components.to-khai.originals` */
  path: string;
  label: Words;
  before: Words | null;
  after: Words | null;
}

const CHANNEL: Record<Channel, Words> = {
  COUNTER: { vi: 'trực tiếp', en: 'at the counter' },
  ONLINE: { vi: 'trực tuyến', en: 'online' },
  POST: { vi: 'bưu chính', en: 'by post' },
};
const TIER: Record<Tier, Words> = {
  MINISTRY: { vi: 'cấp bộ', en: 'ministry' },
  PROVINCE: { vi: 'cấp tỉnh', en: 'province' },
  DISTRICT: { vi: 'cấp huyện', en: 'district' },
  COMMUNE: { vi: 'cấp xã', en: 'commune' },
  OTHER: { vi: 'cơ quan khác', en: 'other body' },
};
const SERVICE_LEVEL: Record<ServiceLevel, Words> = {
  FULL: { vi: 'toàn trình', en: 'fully online' },
  PARTIAL: { vi: 'một phần', en: 'partly online' },
  NONE: { vi: 'chưa trực tuyến', en: 'not online' },
};
const STATE: Record<ProcedureContent['state'], Words> = {
  IN_FORCE: { vi: 'còn hiệu lực', en: 'in force' },
  ABOLISHED: { vi: 'bị bãi bỏ', en: 'abolished' },
};
const YES: Words = { vi: 'có', en: 'yes' };
const NO: Words = { vi: 'không', en: 'no' };

/** One readable fact of a content, e.g. label "Thời hạn (trực tuyến)", value "5 ngày làm việc". */
interface Fact {
  label: Words;
  value: Words;
}

/**
 * Everything a reader would notice between two versions of a procedure, in the order of the publication. Papers are followed
 * by their key, ways to submit by channel and place, lists by their words; a moved tone mark or blank is no change.
 */
export function diffProcedure(before: ProcedureContent, after: ProcedureContent): ProcedureChange[] {
  const old = factsOf(before);
  const now = factsOf(after);
  const changes: ProcedureChange[] = [];
  for (const [path, fact] of now) {
    const earlier = old.get(path);
    if (earlier && comparableText(earlier.value.vi) === comparableText(fact.value.vi)) continue;
    changes.push({ path, label: fact.label, before: earlier?.value ?? null, after: fact.value });
  }
  for (const [path, fact] of old) {
    if (!now.has(path)) changes.push({ path, label: fact.label, before: fact.value, after: null });
  }
  return changes;
}

/** `Thời hạn (trực tuyến): 5 ngày làm việc → 3 ngày làm việc`. Long texts are shortened to their ends. */
export function changeInWords(change: ProcedureChange, language: Language): string {
  const label = inLanguage(change.label, language);
  const before = change.before && short(inLanguage(change.before, language));
  const after = change.after && short(inLanguage(change.after, language));
  if (before === null) return language === 'en' ? `${label}: added “${after}”` : `${label}: thêm “${after}”`;
  if (after === null) return language === 'en' ? `${label}: removed “${before}”` : `${label}: bỏ “${before}”`;
  return `${label}: ${before} → ${after}`;
}

const SHOWN = 160;

function short(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length <= SHOWN ? line : `${line.slice(0, SHOWN - 1)}…`;
}

function factsOf(content: ProcedureContent): Map<string, Fact> {
  const facts = new Map<string, Fact>();
  const put = (path: string, label: Words, value: Words | string | undefined) => {
    if (value === undefined || value === '') return;
    facts.set(path, { label, value: typeof value === 'string' ? { vi: value } : value });
  };
  put('name', { vi: 'Tên thủ tục', en: 'Name' }, content.name);
  put('nameEn', { vi: 'Tên tiếng Anh', en: 'English name' }, content.nameEn);
  put('state', { vi: 'Hiệu lực', en: 'State' }, STATE[content.state]);
  put('field', { vi: 'Lĩnh vực', en: 'Field' }, content.field.name);
  put('tiers', { vi: 'Cấp thực hiện', en: 'Tier' }, joined(content.tiers.map((tier) => TIER[tier])));
  put('serviceLevel', { vi: 'Mức độ trực tuyến', en: 'Service level' }, SERVICE_LEVEL[content.serviceLevel]);
  put(
    'decision',
    { vi: 'Quyết định công bố', en: 'Decision' },
    [content.decision.number, content.decision.date].filter(Boolean).join(', '),
  );
  put('promulgator', { vi: 'Cơ quan công bố', en: 'Promulgator' }, content.promulgator.name);
  put('receivingAddress', { vi: 'Nơi tiếp nhận', en: 'Place of reception' }, content.receivingAddress);
  putList(put, 'subjects', { vi: 'Đối tượng thực hiện', en: 'Subject' }, content.subjectNames);
  putList(put, 'executingAgencies', { vi: 'Cơ quan thực hiện', en: 'Executing agency' }, content.executingAgencies);
  putList(put, 'authorityAgencies', { vi: 'Cơ quan có thẩm quyền', en: 'Competent agency' }, content.authorityAgencies);
  putList(
    put,
    'coordinatingAgencies',
    { vi: 'Cơ quan phối hợp', en: 'Coordinating agency' },
    content.coordinatingAgencies,
  );
  for (const [index, step] of content.steps.entries()) {
    put(
      `steps.${index}`,
      { vi: `Trình tự, bước ${index + 1}`, en: `Step ${index + 1}` },
      [step.title, step.text].filter(Boolean).join(' – '),
    );
  }
  putMethods(put, content.methods);
  for (const [index, group] of content.componentCases.entries()) putCase(put, group, index);
  put('setCount', { vi: 'Số bộ hồ sơ', en: 'Sets of papers' }, String(content.setCount));
  putList(
    put,
    'results',
    { vi: 'Kết quả', en: 'Result' },
    content.results.map((result) => result.name),
  );
  putList(
    put,
    'legalBasis',
    { vi: 'Căn cứ pháp lý', en: 'Legal basis' },
    content.legalBasis.map((text) => [text.code, text.name].filter(Boolean).join(' – ')),
  );
  put('conditions', { vi: 'Yêu cầu, điều kiện', en: 'Conditions' }, content.conditions);
  putList(put, 'keywords', { vi: 'Từ khóa', en: 'Keyword' }, content.keywords);
  put('immediate', { vi: 'Giải quyết ngay', en: 'Resolved at once' }, content.immediate ? YES : NO);
  put('formKey', { vi: 'Biểu mẫu điện tử', en: 'Electronic form' }, content.formKey);
  return facts;
}

type Put = (path: string, label: Words, value: Words | string | undefined) => void;

/** Entries of a list are their own identity: one that is reworded shows as removed and added. */
function putList(put: Put, path: string, label: Words, entries: string[]): void {
  for (const entry of entries) put(`${path}.${comparableText(entry)}`, label, entry);
}

function putMethods(put: Put, methods: Method[]): void {
  const seen = new Map<Channel, number>();
  for (const method of methods) {
    const number = (seen.get(method.channel) ?? 0) + 1;
    seen.set(method.channel, number);
    const path = `methods.${method.channel}.${number}`;
    const place = number === 1 ? CHANNEL[method.channel] : withNumber(CHANNEL[method.channel], number);
    put(`${path}.limit`, within({ vi: 'Thời hạn', en: 'Time limit' }, place), {
      vi: formatLimit(method.limit, 'vi'),
      en: formatLimit(method.limit, 'en'),
    });
    put(`${path}.description`, within({ vi: 'Cách thức thực hiện', en: 'Way to submit' }, place), method.description);
    for (const [index, fee] of method.fees.entries()) {
      const label = fee.kind === 'CHARGE' ? { vi: 'Lệ phí', en: 'Charge' } : { vi: 'Phí', en: 'Fee' };
      put(`${path}.fees.${index}`, within(label, place), feeInWords(fee));
    }
  }
}

function feeInWords(fee: Fee): Words {
  const amount = fee.vnd === null ? undefined : `${String(fee.vnd).replace(/\B(?=(\d{3})+$)/g, '.')} đ`;
  const fallback = { vi: 'theo quy định', en: 'as regulated' };
  const parts = (other: string) =>
    [amount ?? (fee.description ? '' : other), fee.description].filter(Boolean).join(' – ');
  return { vi: parts(fallback.vi), en: parts(fallback.en) };
}

function putCase(put: Put, group: ComponentCase, index: number): void {
  put(`cases.${index}`, { vi: `Trường hợp ${index + 1}`, en: `Case ${index + 1}` }, group.name);
  for (const component of group.components) putComponent(put, component, group);
  putList(put, `notes.${index}`, { vi: 'Ghi chú thành phần hồ sơ', en: 'Note on the papers' }, group.notes);
}

function putComponent(put: Put, component: Component, group: ComponentCase): void {
  const path = `components.${component.key}`;
  const label: Words = group.name
    ? { vi: `Thành phần hồ sơ (${short(group.name)})`, en: `Paper (${short(group.name)})` }
    : { vi: 'Thành phần hồ sơ', en: 'Paper' };
  put(path, label, component.name);
  const about = `“${short(component.name)}”`;
  put(
    `${path}.originals`,
    { vi: `Số bản chính của ${about}`, en: `Originals of ${about}` },
    String(component.originals),
  );
  put(`${path}.copies`, { vi: `Số bản sao của ${about}`, en: `Copies of ${about}` }, String(component.copies));
  put(`${path}.required`, { vi: `Bắt buộc: ${about}`, en: `Required: ${about}` }, component.required ? YES : NO);
  put(`${path}.formName`, { vi: `Mẫu của ${about}`, en: `Form of ${about}` }, component.formName);
}

function joined(words: Words[]): Words {
  return { vi: words.map((word) => word.vi).join(', '), en: words.map((word) => word.en ?? word.vi).join(', ') };
}

function within(label: Words, place: Words): Words {
  return { vi: `${label.vi} (${place.vi})`, en: `${label.en} (${place.en})` };
}

function withNumber(words: Words, number: number): Words {
  return { vi: `${words.vi}, dòng ${number}`, en: `${words.en}, line ${number}` };
}
