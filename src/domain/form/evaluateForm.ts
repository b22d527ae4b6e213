import { cleanText } from '../text/normalise.ts';
import { evaluate, holds, type Scope, type Value } from './condition.ts';
import type { FormAnswers, FormDefinition, FormField, FormSection } from './form.ts';
import { findSpot, MOST_ITEMS, type Spot } from './groups.ts';
import { numberOf, parseNumberText } from './numberText.ts';
import { type Known, readAnswer } from './readAnswer.ts';

/** What a set of answers makes of a form. Everything is worked out when it is asked for, and once. */
export interface Evaluation {
  /** whether the field at a path is to be answered now */
  isAsked(path: string): boolean;
  /** the answer as it is stored, as typed where it cannot be read, '' where it is not asked; computed ones computed */
  textAt(path: string): string;
  /** how often a repeat is filled in */
  count(path: string): number;
  /** what conditions and rules of the item with this number read; without a number those outside of repeats */
  scope(item?: { repeat: string; index: number }): Scope;
}

/**
 * Reads answers, as typed or as stored, under the rules of a form. A field whose condition depends on one that is not
 * asked sees it as empty; what depends on itself is not asked.
 */
export function evaluateForm(form: FormDefinition, typed: FormAnswers, known: Known = {}): Evaluation {
  const sectionOf = new Map<FormField, FormSection>();
  const tops = new Map<string, FormField>();
  for (const section of form.sections)
    for (const field of section.fields) {
      tops.set(field.key, field);
      sectionOf.set(field, section);
    }
  const highest = highestItems(typed, tops);
  const asked = new Map<string | FormSection, boolean>();
  const texts = new Map<string, string>();

  /** Worked out once; while it is being worked out, and so if it depends on itself, `meanwhile`. */
  function once<K, T>(known: Map<K, T>, key: K, meanwhile: T, work: () => T): T {
    const before = known.get(key);
    if (before !== undefined) return before;
    known.set(key, meanwhile);
    const result = work();
    known.set(key, result);
    return result;
  }

  function isSectionAsked(section: FormSection | undefined): boolean {
    if (!section?.when) return section !== undefined;
    const { when } = section;
    return once(asked, section, false, () => holds(when, scope()));
  }

  function isAsked(path: string): boolean {
    const spot = findSpot(tops, path) ?? findGroup(path);
    if (!spot) return false;
    return once(asked, path, false, () => {
      if (!isSectionAsked(sectionOf.get(spot.top))) return false;
      if (spot.top.when && !holds(spot.top.when, scope())) return false;
      const { item, top } = spot;
      if (!item) return true;
      if (item.index >= count(top.key)) return false;
      return !item.field.when || holds(item.field.when, scope({ repeat: top.key, index: item.index }));
    });
  }

  /** A place or a parcel has no answer of its own, but may be asked. */
  function findGroup(path: string): Spot | undefined {
    const spot = findSpot(tops, `${path}.commune`) ?? findSpot(tops, `${path}.parcel`);
    return spot && { ...spot, field: spot.item?.field ?? spot.top };
  }

  function textAt(path: string): string {
    const spot = findSpot(tops, path);
    if (!spot || !isAsked(path)) return '';
    const { field, top, item } = spot;
    if (field.kind === 'repeat') return String(count(path));
    return once(texts, path, '', () => {
      if (field.compute)
        return computedText(field, evaluate(field.compute, scope(item && { repeat: top.key, index: item.index })));
      const text = cleanText(Object.hasOwn(typed, path) ? (typed[path] ?? '') : '');
      return text === '' ? '' : (readAnswer(field, text, known) ?? text);
    });
  }

  function count(path: string): number {
    const top = tops.get(path);
    if (top?.kind !== 'repeat' || !isAsked(path)) return 0;
    const stated = Object.hasOwn(typed, path) ? (typed[path] ?? '').trim() : '';
    const wanted = /^\d{1,3}$/.test(stated) ? Number(stated) : 0;
    return Math.min(MOST_ITEMS, Math.max(top.min ?? 0, wanted, highest.get(path) ?? 0));
  }

  function valueAt(path: string): Value {
    const text = textAt(path);
    const field = findSpot(tops, path)?.field;
    if (text === '' || !field) return undefined;
    if (field.kind !== 'number' && field.kind !== 'money') return text;
    return readAnswer(field, text, known) === undefined ? undefined : numberOf(text);
  }

  function scope(item?: { repeat: string; index: number }): Scope {
    const place = (path: string) =>
      item && path.startsWith(`${item.repeat}.`)
        ? `${item.repeat}.${item.index}${path.slice(item.repeat.length)}`
        : path;
    return {
      today: known.today,
      read: (path) => valueAt(place(path)),
      readText: (path) => (tops.get(path)?.kind === 'repeat' ? '' : textAt(place(path))),
      count,
      readAll: (path) => {
        const dot = path.indexOf('.');
        if (dot < 0) return [];
        const repeat = path.slice(0, dot);
        return Array.from({ length: count(repeat) }, (_, index) => valueAt(`${repeat}.${index}${path.slice(dot)}`));
      },
    };
  }

  return { isAsked, textAt, count, scope };
}

/** For each repeat, one more than the highest item that has an answer. */
function highestItems(typed: FormAnswers, tops: ReadonlyMap<string, FormField>): Map<string, number> {
  const highest = new Map<string, number>();
  for (const [path, text] of Object.entries(typed)) {
    const spot = text ? findSpot(tops, path) : undefined;
    if (spot?.item && !spot.field.compute && cleanText(text) !== '')
      highest.set(spot.top.key, Math.max(highest.get(spot.top.key) ?? 0, spot.item.index + 1));
  }
  return highest;
}

const DECIMALS = 1_000_000;

/** A computed value as it is stored: numbers to six decimals, amounts in whole đồng; what does not fit is empty. */
function computedText(field: FormField, value: Value): string {
  if (value === undefined) return '';
  if (typeof value === 'string')
    return field.kind === 'number' || field.kind === 'money' ? '' : cleanText(value.replace(/\s+/g, ' '));
  if (field.kind === 'money') return value >= 0 && value < 1e15 ? String(Math.round(value)) : '';
  const rounded = Math.round(value * DECIMALS) / DECIMALS;
  return parseNumberText(String(rounded).replace('.', ',')) ?? '';
}
