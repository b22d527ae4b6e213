import { cleanText } from '../text/normalise.ts';
import { parseFilesText } from './files.ts';
import type { FormAnswers, FormDefinition, FormField } from './form.ts';
import { findSpot, MOST_ITEMS } from './groups.ts';
import { numberOf, parseNumberText } from './numberText.ts';
import { readAnswer } from './readAnswer.ts';

export type JsonValue = string | number | boolean | JsonValue[] | { [key: string]: JsonValue };
export type JsonObject = { [key: string]: JsonValue };

/**
 * Stored answers as the JSON value that the form's schema describes: numbers are numbers, yes and no are booleans, places
 * and parcels objects, repeats arrays. What could not be read stays a text, so that the schema refuses it. Pure.
 */
export function toJsonValue(form: FormDefinition, answers: FormAnswers): JsonObject {
  const tops = new Map(form.sections.flatMap(({ fields }) => fields.map((field) => [field.key, field] as const)));
  const value: JsonObject = {};
  for (const [path, text] of Object.entries(answers)) {
    const spot = findSpot(tops, path);
    if (!spot || text === '') continue;
    if (spot.field.kind === 'repeat') itemsOf(value, path, Math.min(Number(text) || 0, MOST_ITEMS));
    else put(value, path.split('.'), leafValue(spot.field, text));
  }
  return value;
}

function itemsOf(value: JsonObject, key: string, count: number): JsonObject[] {
  const items = (Object.hasOwn(value, key) ? value[key] : []) as JsonObject[];
  while (items.length < count) items.push({});
  if (items.length > 0) set(value, key, items);
  return items;
}

function put(value: JsonObject, [first = '', second, ...rest]: string[], leaf: JsonValue): void {
  if (second === undefined) set(value, first, leaf);
  else if (/^\d+$/.test(second)) put(itemsOf(value, first, Number(second) + 1)[Number(second)]!, rest, leaf);
  else {
    const group = Object.hasOwn(value, first) ? (value[first] as JsonObject) : {};
    set(value, first, group);
    put(group, [second, ...rest], leaf);
  }
}

/** Plain assignment would follow `__proto__`. */
function set(object: JsonObject, key: string, value: JsonValue): void {
  Object.defineProperty(object, key, { value, enumerable: true, writable: true, configurable: true });
}

function leafValue(field: FormField, text: string): JsonValue {
  const { kind } = field;
  if (readAnswer(field, text) === undefined) return text;
  if (kind === 'files') return (parseFilesText(text) ?? []).map(({ id }) => id);
  if (kind === 'number' || kind === 'money') return numberOf(text);
  return kind === 'yesNo' || kind === 'confirm' ? text === 'yes' : text;
}

/** Only the ids of files come as a list of texts. */
function isTexts(part: unknown): part is string[] {
  return Array.isArray(part) && part.length > 0 && part.every((one) => typeof one === 'string');
}

/**
 * A JSON value as flat answers, for those who send one: the other way round, whatever the form. Pure; too deep or too
 * long parts are left out.
 */
export function fromJsonValue(value: Readonly<Record<string, unknown>>): FormAnswers {
  const answers: FormAnswers = {};
  const add = (path: string, part: unknown, depth: number): void => {
    if (typeof part === 'string') answers[path] = part;
    else if (typeof part === 'boolean') answers[path] = part ? 'yes' : 'no';
    else if (typeof part === 'number') answers[path] = parseNumberText(String(part).replace('.', ',')) ?? String(part);
    else if (isTexts(part)) answers[path] = part.join('\n');
    else if (Array.isArray(part) && depth < 4) {
      answers[path] = String(part.length);
      for (const [index, item] of part.slice(0, MOST_ITEMS).entries()) add(`${path}.${index}`, item, depth + 1);
    } else if (typeof part === 'object' && part !== null && depth < 4)
      for (const [key, inner] of Object.entries(part)) add(path ? `${path}.${key}` : key, inner, depth + 1);
  };
  add('', value, 0);
  return Object.fromEntries(Object.entries(answers).map(([path, text]) => [path, cleanText(text)]));
}
