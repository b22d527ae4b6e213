import type { FormAnswers, FormDefinition, FormField } from './form.ts';
import { findSpot, type Spot } from './groups.ts';

/** A file as an answer names it: the id of the stored file, and its name for people. */
export interface FileAnswer {
  id: string;
  name: string;
}

/** Files one question takes where the form does not say (`max`). */
export const MOST_FILES = 20;

const LINE = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?: (.+))?$/;

/** The files of an answer, one on each line: `id name`, or the id alone as other systems send it. Undefined for anything else. */
export function parseFilesText(text: string): FileAnswer[] | undefined {
  // an empty array of another system
  if (text === '0') return [];
  const lines = text.split('\n').map((line) => LINE.exec(line.trim()));
  if (lines.some((line) => line === null)) return undefined;
  const files = lines.flatMap((line) => (line?.[1] ? [{ id: line[1], name: line[2] ?? line[1] }] : []));
  return files.filter(({ id }, index) => files.findIndex((file) => file.id === id) === index);
}

/** Files as an answer is stored. */
export function formatFilesText(files: readonly FileAnswer[]): string {
  return files.map(({ id, name }) => `${id} ${name.replace(/\s+/g, ' ')}`).join('\n');
}

/** Key of the files of an answer among the papers of a draft or dossier: `form.photos`, `form.items.0.photo`. */
export const formFileKey = (path: string) => `form.${path}`;

/** The question that a key of papers belongs to, with its path; undefined for papers of the procedure. */
export function fileFieldOf(
  form: FormDefinition | undefined,
  componentKey: string,
): { field: FormField; path: string } | undefined {
  if (!form || !componentKey.startsWith('form.')) return undefined;
  const path = componentKey.slice('form.'.length);
  const field = spotIn(form, path)?.field;
  return field?.kind === 'files' ? { field, path } : undefined;
}

/** Answers of which those about files say what is really there. Pure. */
export function withFiles(
  form: FormDefinition,
  answers: FormAnswers,
  files: readonly (FileAnswer & { componentKey: string })[],
): FormAnswers {
  const byPath = new Map<string, FileAnswer[]>();
  for (const { id, name, componentKey } of files) {
    const found = fileFieldOf(form, componentKey);
    if (found) byPath.set(found.path, [...(byPath.get(found.path) ?? []), { id, name }]);
  }
  const others = Object.entries(answers).filter(([path]) => spotIn(form, path)?.field.kind !== 'files');
  const texts = [...byPath].map(([path, named]) => [path, formatFilesText(named)]);
  return Object.fromEntries([...others, ...texts]);
}

/** Every file that answers name, with the key of the papers it belongs to and what the question is called. Pure. */
export function filesIn(
  form: FormDefinition,
  answers: FormAnswers,
): { key: string; field: FormField; files: FileAnswer[] }[] {
  return Object.entries(answers).flatMap(([path, text]) => {
    const field = spotIn(form, path)?.field;
    if (field?.kind !== 'files') return [];
    const files = parseFilesText(text) ?? [];
    return files.length > 0 ? [{ key: formFileKey(path), field, files }] : [];
  });
}

function spotIn(form: FormDefinition, path: string): Spot | undefined {
  return findSpot(
    new Map(form.sections.flatMap(({ fields }) => fields.map((field) => [field.key, field] as const))),
    path,
  );
}
