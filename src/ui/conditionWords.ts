import type { Condition, Expression } from '../domain/form/condition.ts';
import type { FormDefinition } from '../domain/form/form.ts';
import { optionsOf } from '../domain/form/lists.ts';
import { findField } from '../domain/form/visibleFields.ts';
import { inLanguage, type Language } from '../domain/language.ts';
import { words } from '../i18n/words.ts';

/** A condition of a form as a sentence part: *mục “Tình trạng” là: Mới, Cũ*. */
export function conditionWords(form: FormDefinition, condition: Condition, language: Language): string {
  const t = words(language).forms.condition;
  const say = (part: Condition) => conditionWords(form, part, language);
  const inside = (part: Condition) => ('all' in part || 'any' in part ? `(${say(part)})` : say(part));
  if ('all' in condition) return condition.all.map(inside).join(` ${t.and} `);
  if ('any' in condition) return condition.any.map(inside).join(` ${t.or} `);
  if ('not' in condition) return t.not(say(condition.not));
  if ('filled' in condition) return t.filled(labelAt(form, condition.filled, language));
  if ('field' in condition) {
    const values = condition.in.map((value) => valueWords(form, condition.field, value, language));
    return t.is(labelAt(form, condition.field, language), values.join(', '));
  }
  const { left, is, right } = condition;
  return `${expressionWords(form, left, language)} ${SIGNS[is]} ${expressionWords(form, right, language)}`;
}

const SIGNS = { '=': '=', '<': '<', '<=': '≤', '>': '>', '>=': '≥' };

/** A computed value as people read a formula. */
export function expressionWords(form: FormDefinition, expression: Expression, language: Language): string {
  const t = words(language).forms.condition;
  const say = (part: Expression) => expressionWords(form, part, language);
  if ('number' in expression) return expression.number.toLocaleString(language === 'en' ? 'en-GB' : 'vi-VN');
  if ('text' in expression) return `“${expression.text}”`;
  if ('answer' in expression) return `“${labelAt(form, expression.answer, language)}”`;
  if ('today' in expression) return t.today;
  if ('sum' in expression) return t.sum(labelAt(form, expression.sum, language));
  if ('count' in expression) return t.count(labelAt(form, expression.count, language));
  if ('join' in expression) return expression.join.map(say).join(' & ');
  if ('calculate' in expression) return expression.of.map(say).join(` ${expression.calculate} `);
  return 'years' in expression
    ? t.years(say(expression.years), say(expression.until))
    : t.days(say(expression.days), say(expression.until));
}

/** The label of what a condition names: inside a repeat its path has no number. */
function labelAt(form: FormDefinition, path: string, language: Language): string {
  const field = findField(form, path) ?? findField(form, path.replace('.', '.0.'));
  return field ? inLanguage(field.label, language) : path;
}

function valueWords(form: FormDefinition, path: string, value: string, language: Language): string {
  const field = findField(form, path) ?? findField(form, path.replace('.', '.0.'));
  const { yes, no } = words(language).common.form;
  if (field?.kind === 'yesNo') return value === 'yes' ? yes : no;
  const option = field && optionsOf(field).find((candidate) => candidate.value === value);
  return option ? inLanguage(option.label, language) : value;
}
