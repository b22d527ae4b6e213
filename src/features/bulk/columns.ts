import type { FormAnswers, FormDefinition, FormField } from '../../domain/form/form.ts';
import { partsOf } from '../../domain/form/groups.ts';
import { optionsOf } from '../../domain/form/lists.ts';
import { inLanguage, type Language } from '../../domain/language.ts';
import type { ProcedureContent } from '../../domain/procedure/procedure.ts';
import { foldVietnamese } from '../../domain/text/normalise.ts';
import { words } from '../../i18n/words.ts';
import { toDraftContent } from '../drafts/draftContent.ts';
import { applicantForm, returnForm } from '../drafts/draftForms.ts';
import { bringField, mayBring, skipField } from '../drafts/papers.ts';

/** A column of the spreadsheet. `key`: where its cells belong, e.g. `form.childName`, `file.giay-chung-sinh`. */
export interface BulkColumn {
  key: string;
  title: string;
  required: boolean;
  /** what may be written there, in words; '' when anything may */
  allowed: string;
  /** texts that stand for a stored value, folded: `có` → `yes` */
  values: ReadonlyMap<string, string>;
  /** a question of the form that is answered by files: its cells name them */
  files?: true;
}

/** Cells of one row by the key of their column, as they were typed. */
export type BulkCells = Record<string, string>;

export const REFERENCE = 'reference';
const CASE = 'papers.case';
const FILE = 'file.';
/** Items of a repeated group that have columns. */
const ITEMS = 3;

/** Every column that a procedure's spreadsheet has, in the order of the pages. */
export function columnsOf(
  content: ProcedureContent,
  form: FormDefinition | undefined,
  language: Language,
): BulkColumn[] {
  const text = words(language).bulk.column;
  const columns: BulkColumn[] = [
    { key: REFERENCE, title: text.reference, required: false, allowed: text.referenceHint, values: new Map() },
  ];
  const add = (page: string, { sections }: FormDefinition) => {
    for (const section of sections) {
      const taken = new Set(columns.map(({ title }) => title));
      for (const column of section.fields.flatMap((field) => columnsOfField(page, field, language))) {
        const title = taken.has(column.title)
          ? `${inLanguage(section.title, language)}: ${column.title}`
          : column.title;
        columns.push({ ...column, title });
      }
    }
  };
  add('applicant', applicantForm(content));
  if (form) add('form', form);
  const { componentCases } = content;
  if (componentCases.length > 1) {
    const names = componentCases.map(({ name }, index) => name || words(language).submission.papers.caseN(index + 1));
    const values = new Map(
      names.flatMap((name, index) => [name, String(index + 1)].map((one) => [foldVietnamese(one), String(index)])),
    );
    columns.push({ key: CASE, title: text.case, required: true, allowed: names.join(' / '), values });
  }
  const papers = new Map(componentCases.flatMap(({ components }) => components.map((paper) => [paper.key, paper])));
  for (const { key, name, required } of papers.values()) {
    const allowed = mayBring(content) ? text.fileOrBring : text.file;
    columns.push({ key: `${FILE}${key}`, title: text.paper(shorten(name)), required, allowed, values: new Map() });
  }
  add('return', returnForm);
  return withOwnTitles(columns);
}

const SHOWN = 120;
const shorten = (name: string) => (name.length <= SHOWN ? name : `${name.slice(0, SHOWN - 1)}…`);

function columnsOfField(page: string, field: FormField, language: Language): BulkColumn[] {
  if (field.compute) return [];
  const label = inLanguage(field.label, language);
  if (field.kind === 'repeat') {
    const count = Math.min(field.max ?? ITEMS, ITEMS);
    const item = field.itemLabel ? inLanguage(field.itemLabel, language) : label;
    return Array.from({ length: count }, (_, index) =>
      (field.fields ?? []).flatMap((inner) =>
        columnsOfField(`${page}.${field.key}.${index}`, { ...inner, required: false }, language).map((column) => ({
          ...column,
          title: `${item} ${index + 1}: ${column.title}`,
        })),
      ),
    ).flat();
  }
  const parts = partsOf(field);
  if (parts.length > 0) {
    return parts.map((part) => ({
      ...leaf(`${page}.${field.key}.${part.key}`, part, language),
      title: `${label}: ${inLanguage(part.label, language)}`,
      required: Boolean(field.required && part.required && !field.when),
    }));
  }
  return [leaf(`${page}.${field.key}`, field, language)];
}

function leaf(key: string, field: FormField, language: Language): BulkColumn {
  const { kinds, file, yes, no } = words(language).bulk.column;
  const isTick = field.kind === 'yesNo' || field.kind === 'confirm';
  const options = isTick ? [] : optionsOf(field);
  const labels = options.map((option) => inLanguage(option.label, language));
  const spelt = options.flatMap(({ value, label }) =>
    [value, label.vi, label.en ?? label.vi].map((one) => [one, value]),
  );
  if (isTick)
    spelt.push(['yes', 'yes'], ['no', 'no'], ['có', 'yes'], ['không', 'no'], [yes, 'yes'], [no, 'no'], ['x', 'yes']);
  const known: Partial<Record<FormField['kind'], string>> = kinds;
  return {
    key,
    title: inLanguage(field.label, language),
    required: Boolean(field.required && !field.when),
    allowed: isTick
      ? `${yes} / ${no}`
      : field.kind === 'files'
        ? file
        : labels.length > 0
          ? labels.join(' / ')
          : (known[field.kind] ?? ''),
    values: new Map(spelt.map(([text = '', value = '']) => [foldVietnamese(text), value])),
    ...(field.kind === 'files' && { files: true as const }),
  };
}

/** Columns of the same title are told apart by a number. */
function withOwnTitles(columns: BulkColumn[]): BulkColumn[] {
  const seen = new Map<string, number>();
  return columns.map((column) => {
    const times = (seen.get(column.title) ?? 0) + 1;
    seen.set(column.title, times);
    return times === 1 ? column : { ...column, title: `${column.title} (${times})` };
  });
}

/** What the rows of a spreadsheet say when their cells are empty. */
export type BulkDefaults = Record<'applicant' | 'return', FormAnswers>;

/** A row as the pages would have typed it, and the names of its files by paper. */
export function readRow(
  content: ProcedureContent,
  columns: readonly BulkColumn[],
  cells: BulkCells,
  defaults: BulkDefaults,
) {
  const typed = toDraftContent({ applicant: { ...defaults.applicant }, return: { ...defaults.return } });
  const fileNames = new Map<string, string[]>();
  for (const { key, values, files } of columns) {
    const cell = (cells[key] ?? '').trim();
    if (!cell) continue;
    const value = values.get(foldVietnamese(cell)) ?? cell;
    const [page = '', ...rest] = key.split('.');
    const field = rest.join('.');
    if (key === CASE) typed.papers.case = value;
    else if (files) fileNames.set(key, namesIn(cell));
    else if (key.startsWith(FILE)) readPaper(content, typed.papers, fileNames, key.slice(FILE.length), cell);
    else if (page === 'applicant' || page === 'form' || page === 'return') typed[page][field] = value;
  }
  countItems(typed.form);
  return { typed, fileNames };
}

/** `không`: not needed; `mang`: brought to the counter; anything else the names of files, parted by semicolons. */
function readPaper(
  content: ProcedureContent,
  papers: FormAnswers,
  fileNames: Map<string, string[]>,
  key: string,
  cell: string,
): void {
  const said = foldVietnamese(cell);
  if (said === 'khong' || said === 'no') papers[skipField(key)] = 'yes';
  else if (mayBring(content) && (said === 'mang' || said === 'bring')) papers[bringField(key)] = 'yes';
  else {
    fileNames.set(key, namesIn(cell));
  }
}

/** Names of files are parted by semicolons. */
function namesIn(cell: string): string[] {
  return cell
    .split(/[;\n]/)
    .map((name) => name.trim())
    .filter(Boolean);
}

/** How often a repeat is filled in stands at its own path. */
function countItems(form: FormAnswers): void {
  for (const path of Object.keys(form)) {
    const [, repeat, index] = /^([^.]+)\.(\d+)\./.exec(path) ?? [];
    if (!repeat || index === undefined) continue;
    form[repeat] = String(Math.max(Number(form[repeat] ?? 0), Number(index) + 1));
  }
}
