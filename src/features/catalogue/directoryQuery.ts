import Type, { type Static } from 'typebox';
import { SERVICE_LEVELS, SUBJECTS, TIERS } from '../../domain/procedure/procedure.ts';
import { PATHS } from '../../ui/paths.ts';
import type { ProcedureFilter } from './listProcedures.ts';

const Short = Type.Optional(Type.String({ maxLength: 200 }));

/** The directory's address: what was searched and how the list is narrowed, in Vietnamese as visitors read it. */
export const DirectoryQuery = Type.Object({
  q: Short,
  'linh-vuc': Short,
  'co-quan': Short,
  cap: Short,
  muc: Short,
  'doi-tuong': Short,
  sau: Short,
});
export type DirectoryQuery = Static<typeof DirectoryQuery>;

/** The filter an address asks for; values that do not exist narrow nothing. */
export function filterOf(query: DirectoryQuery): ProcedureFilter {
  return {
    words: query.q?.trim() || undefined,
    field: query['linh-vuc'] || undefined,
    agency: query['co-quan'] || undefined,
    tier: TIERS.find((tier) => tier === query.cap),
    level: SERVICE_LEVELS.find((level) => level === query.muc),
    subject: SUBJECTS.find((subject) => subject === query['doi-tuong']),
    after: query.sau || undefined,
  };
}

/** Whether anything but words narrows the list. */
export function isNarrowed({ field, agency, tier, level, subject }: ProcedureFilter): boolean {
  return Boolean(field ?? agency ?? tier ?? level ?? subject);
}

/** Address of the directory with these words and filters. */
export function directoryPath(filter: ProcedureFilter): string {
  const query = new URLSearchParams();
  const put = (key: keyof DirectoryQuery, value: string | undefined) => {
    if (value) query.set(key, value);
  };
  put('q', filter.words);
  put('linh-vuc', filter.field);
  put('co-quan', filter.agency);
  put('cap', filter.tier);
  put('muc', filter.level);
  put('doi-tuong', filter.subject);
  put('sau', filter.after);
  const text = query.toString();
  return text ? `${PATHS.procedures}?${text}` : PATHS.procedures;
}
