import { createHash } from 'node:crypto';
import Type, { type Static } from 'typebox';
import { Compile } from 'typebox/compile';
import type { ProcedureContent, Tier } from '../../domain/procedure/procedure.ts';
import { cleanText, comparableText, searchWords } from '../../domain/text/normalise.ts';
import { DocumentRecord, MethodRecord, toComponentCases, toMethods } from './portalRecord.ts';
import { describeRefusal, type Refusal } from './refusal.ts';

/** A procedure of the portal's time with districts (2021): no code, no field, one agency. */
const LegacyRecord = Type.Object({
  name: Type.String({ pattern: '\\S', maxLength: 4_000 }),
  steps: Type.String({ maxLength: 200_000 }),
  methods: Type.Array(MethodRecord, { maxItems: 500 }),
  documents: Type.Array(DocumentRecord, { maxItems: 1_000 }),
  agency: Type.String({ maxLength: 1_000 }),
});
type LegacyRecord = Static<typeof LegacyRecord>;
const legacyRecord = Compile(LegacyRecord);

export const LEGACY_FIELD = { code: 'LEGACY-2021', name: 'Thủ tục thời kỳ ba cấp (2021)' };

/** Whether a row has the shape of the legacy file: no code, and its steps are one text. */
export function looksLegacy(record: unknown): boolean {
  return (
    typeof record === 'object' &&
    record !== null &&
    !('code' in record) &&
    typeof (record as { steps?: unknown }).steps === 'string'
  );
}

/**
 * The code of a procedure that has none: `L.` and ten hexadecimal digits of the SHA-256 of its name and agency, folded, so
 * that spelling and tone marks do not change it. National codes never begin with a letter and a dot.
 */
export function legacyCode(name: string, agency: string): string {
  const digest = createHash('sha256')
    .update(`${searchWords(name).join(' ')}|${searchWords(agency).join(' ')}`)
    .digest('hex');
  return `L.${digest.slice(0, 10)}`;
}

/** Reads one record of the legacy file, or says in words why it cannot be taken. */
export function readLegacyRecord(record: unknown): ProcedureContent | Refusal {
  if (!legacyRecord.Check(record)) return describeRefusal(legacyRecord.Errors(record));
  return toContent(record);
}

function toContent(record: LegacyRecord): ProcedureContent {
  const agency = cleanText(record.agency);
  const steps = cleanText(record.steps);
  return {
    code: legacyCode(record.name, record.agency),
    name: cleanText(record.name),
    field: LEGACY_FIELD,
    tiers: [tierOf(agency)],
    serviceLevel: record.methods.some((method) => method.channel === 'truc_tuyen') ? 'PARTIAL' : 'NONE',
    subjects: ['CITIZEN', 'ORGANISATION'],
    subjectNames: [],
    promulgator: { code: '', name: '' },
    decision: { number: '', date: null },
    executingAgencies: agency ? [agency] : [],
    authorityAgencies: [],
    coordinatingAgencies: [],
    steps: steps ? [{ title: '', text: steps }] : [],
    methods: toMethods(record.methods, steps),
    componentCases: toComponentCases([{ name: '', documents: record.documents }]),
    setCount: 1,
    results: [],
    legalBasis: [],
    keywords: [],
    immediate: false,
    state: 'IN_FORCE',
  };
}

/** The tier that an agency's own name tells, as of 2021: divisions (phòng) and sub-departments of taxes were the district's. */
export function tierOf(agency: string): Tier {
  const words = comparableText(agency.toLowerCase());
  if (/(?<!\p{L})(xã(?! hội)|phường|thị trấn)(?!\p{L})/u.test(words) && !/thị xã/.test(words)) return 'COMMUNE';
  if (/(?<!\p{L})(huyện|quận|thị xã)(?!\p{L})/u.test(words)) return 'DISTRICT';
  if (/^phòng (tư pháp|lao động|giáo dục|nội vụ|tài chính|kinh tế|y tế|văn hóa|tài nguyên)/.test(words))
    return 'DISTRICT';
  if (/(?<!\p{L})tỉnh(?!\p{L})|^(sở|thành phố|phòng cảnh sát) /u.test(words)) return 'PROVINCE';
  return /^(bộ|cục|tổng cục) /.test(words) ? 'MINISTRY' : 'OTHER';
}
