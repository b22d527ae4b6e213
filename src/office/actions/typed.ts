import type { DossierAction } from '../../domain/dossier/actions.ts';
import { requiredFields } from '../../domain/dossier/requiredFields.ts';
import { parseDateText } from '../../domain/text/dateText.ts';
import type { ActionInput } from '../../features/dossiers/actionInput.ts';
import type { WordsTree } from '../../i18n/words.ts';
import type { ApiField } from '../api.ts';
import { ACTION_FIELDS, type ActionField } from './actionFields.ts';

export interface TypedItem {
  name: string;
  problem: string;
}

export interface TypedFile {
  id: string;
  name: string;
}

/** What somebody has typed into a panel, as it stands on the screen. */
export interface Typed {
  texts: Record<string, string>;
  items: TypedItem[];
  files: TypedFile[];
}

/** Before the id of a part, in the texts of a panel: the agency chosen for it. */
export const BRANCH_PREFIX = 'branch.';

export const NOTHING: Typed = { texts: {}, items: [], files: [] };

/** Office hours of any agency have ended by then; the law counts the whole day. */
const END_OF_DAY = 'T17:00:00+07:00';

/** Turns what was typed into what the API takes, or says what is wrong, in words. Pure. */
export function readTyped(
  action: DossierAction,
  typed: Typed,
  w: WordsTree,
): { input: Omit<ActionInput, 'action'>; problems: ApiField[] } {
  const input: Record<string, unknown> = {};
  const problems: ApiField[] = [];
  const required: readonly string[] = requiredFields(action);
  for (const field of ACTION_FIELDS[action]) {
    const label = w.processing.fields[field.label];
    const { value, problem } = readField(field, label, typed, w);
    if (problem) problems.push({ field: field.name, code: 'invalid', message: problem });
    else if (value !== undefined) {
      input[field.name] = value;
      if (field.kind === 'opinionDesk' && typed.texts.opinionUnitId) input.opinionUnitId = typed.texts.opinionUnitId;
    } else if (required.includes(field.name)) {
      problems.push({ field: field.name, code: 'required', message: w.common.form.invalid.required(label) });
    }
  }
  return { input: input as Omit<ActionInput, 'action'>, problems };
}

interface Reading {
  value?: unknown;
  problem?: string;
}

function readField({ name, kind }: ActionField, label: string, { texts, items, files }: Typed, w: WordsTree): Reading {
  const text = (texts[name] ?? '').trim();
  const { invalid } = w.common.form;
  if (kind === 'items') {
    const unclear = items.find((item) => item.problem.trim() === '' || item.name.trim() === '');
    if (unclear) return { problem: w.processing.itemNeedsProblem(unclear.name || w.processing.itemName) };
    return { value: items.length > 0 ? items : undefined };
  }
  if (kind === 'branchAgencies') {
    const chosen = Object.entries(texts).flatMap(([key, code]) =>
      key.startsWith(BRANCH_PREFIX) && code ? [[key.slice(BRANCH_PREFIX.length), code]] : [],
    );
    return { value: Object.fromEntries(chosen) };
  }
  if (kind === 'files') return { value: files.length > 0 ? files.map((file) => file.id) : undefined };
  if (text === '') return {};
  if (kind === 'yesNo') return { value: text === 'yes' };
  if (kind === 'money') {
    const digits = text.replace(/[\s.,đ]/g, '');
    return /^\d{1,12}$/.test(digits) ? { value: Number(digits) } : { problem: invalid.number(label) };
  }
  if (kind === 'dateTime') return { value: `${text}:00+07:00` };
  if (kind === 'date') {
    const date = parseDateText(text);
    if (!date) return { problem: invalid.date(label) };
    return { value: name === 'until' ? `${date}${END_OF_DAY}` : date };
  }
  return { value: text };
}
