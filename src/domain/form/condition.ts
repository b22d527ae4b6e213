/**
 * The language of conditions and computed values. Every sentence of it is plain JSON, ends, and has a result: what is
 * missing, not asked or not readable is empty, an empty comparison does not hold, an empty sum is 0.
 *
 * Paths: `married` · `home.commune` (a part) · `children.born` (inside the repeat: of the same child).
 */
export type Condition =
  | { all: Condition[] }
  | { any: Condition[] }
  | { not: Condition }
  | { field: string; in: string[] }
  | { filled: string }
  | { left: Expression; is: Comparison; right: Expression };

export const COMPARISONS = ['=', '<', '<=', '>', '>='] as const;
export type Comparison = (typeof COMPARISONS)[number];

export const OPERATORS = ['+', '-', '×', '÷'] as const;
export type Operator = (typeof OPERATORS)[number];

export type Expression =
  | { number: number }
  | { text: string }
  | { answer: string }
  /** the day on which the form is filled in */
  | { today: true }
  /** from left to right */
  | { calculate: Operator; of: Expression[] }
  /** of one field over every filled-in item: `children.amount` */
  | { sum: string }
  /** how often a repeat is filled in */
  | { count: string }
  /** whole years, or days, between two dates: an age, a length of stay */
  | { years: Expression; until: Expression }
  | { days: Expression; until: Expression }
  /** texts one after the other; empty ones are left out */
  | { join: Expression[]; with: string };

/** A number, a text (dates are `yyyy-mm-dd`), or nothing. */
export type Value = number | string | undefined;

/** What a condition reads; the caller knows who asks (which item of a repeat). */
export interface Scope {
  /** the answer at a path as a value: numbers as numbers, everything else as text; undefined when empty */
  read(path: string): Value;
  /** the answer as it is stored, '' when empty */
  readText(path: string): string;
  /** the values of `repeat.field` over all items */
  readAll(path: string): Value[];
  count(repeat: string): number;
  /** yyyy-mm-dd */
  today?: string;
}

/** Whether a condition holds. Never throws, always ends. */
export function holds(condition: Condition, scope: Scope): boolean {
  if ('all' in condition) return condition.all.every((part) => holds(part, scope));
  if ('any' in condition) return condition.any.some((part) => holds(part, scope));
  if ('not' in condition) return !holds(condition.not, scope);
  if ('filled' in condition) return scope.readText(condition.filled) !== '' || scope.count(condition.filled) > 0;
  if ('field' in condition) return condition.in.includes(scope.readText(condition.field));
  return compare(evaluate(condition.left, scope), condition.is, evaluate(condition.right, scope));
}

function compare(left: Value, is: Comparison, right: Value): boolean {
  if (left === undefined || right === undefined || typeof left !== typeof right) return false;
  if (is === '=') return left === right;
  if (is === '<') return left < right;
  if (is === '<=') return left <= right;
  return is === '>' ? left > right : left >= right;
}

/** The value of an expression; undefined when something it needs is missing. Never throws, always ends. */
export function evaluate(expression: Expression, scope: Scope): Value {
  if ('number' in expression) return expression.number;
  if ('text' in expression) return expression.text;
  if ('answer' in expression) return scope.read(expression.answer);
  if ('today' in expression) return scope.today;
  if ('sum' in expression)
    return scope.readAll(expression.sum).reduce<number>((sum, value) => sum + (number(value) ?? 0), 0);
  if ('count' in expression) return scope.count(expression.count);
  if ('join' in expression) {
    const texts = expression.join
      .map((part) => evaluate(part, scope))
      .filter((part) => part !== undefined && part !== '');
    return texts.length > 0 ? texts.join(expression.with) : undefined;
  }
  if ('calculate' in expression)
    return calculate(
      expression.calculate,
      expression.of.map((part) => number(evaluate(part, scope))),
    );
  const until = evaluate(expression.until, scope);
  if ('years' in expression) return yearsBetween(evaluate(expression.years, scope), until);
  return daysBetween(evaluate(expression.days, scope), until);
}

function number(value: Value): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

function calculate(operator: Operator, of: (number | undefined)[]): number | undefined {
  let result: number | undefined;
  for (const [index, value] of of.entries()) {
    if (value === undefined) return undefined;
    if (index === 0 || result === undefined) result = value;
    else if (operator === '+') result += value;
    else if (operator === '-') result -= value;
    else if (operator === '×') result *= value;
    else result /= value;
  }
  return result === undefined || Number.isFinite(result) ? result : undefined;
}

const DAY = /^\d{4}-\d\d-\d\d$/;
const DAY_MS = 86_400_000;

/** A birthday on 29 February is reached on 1 March of other years. */
function yearsBetween(from: Value, until: Value): number | undefined {
  if (!isDay(from) || !isDay(until)) return undefined;
  const years = Number(until.slice(0, 4)) - Number(from.slice(0, 4));
  return until.slice(5) < from.slice(5) ? years - 1 : years;
}

function daysBetween(from: Value, until: Value): number | undefined {
  return isDay(from) && isDay(until) ? (Date.parse(until) - Date.parse(from)) / DAY_MS : undefined;
}

function isDay(value: Value): value is string {
  return typeof value === 'string' && DAY.test(value);
}

interface Reference {
  path: string;
  /** of an `in` */
  values?: string[];
  /** over all items of a repeat */
  all?: boolean;
}

/** Every answer a condition or an expression reads. Pure. */
export function referencesOf(part: Condition | Expression): Reference[] {
  if ('all' in part) return part.all.flatMap(referencesOf);
  if ('any' in part) return part.any.flatMap(referencesOf);
  if ('not' in part) return referencesOf(part.not);
  if ('filled' in part) return [{ path: part.filled }];
  if ('field' in part) return [{ path: part.field, values: part.in }];
  if ('is' in part) return [...referencesOf(part.left), ...referencesOf(part.right)];
  if ('answer' in part) return [{ path: part.answer }];
  if ('sum' in part) return [{ path: part.sum, all: true }];
  if ('count' in part) return [{ path: part.count, all: true }];
  if ('join' in part) return part.join.flatMap(referencesOf);
  if ('calculate' in part) return part.of.flatMap(referencesOf);
  if ('until' in part) return [...referencesOf('years' in part ? part.years : part.days), ...referencesOf(part.until)];
  return [];
}

/** Whether everything that a condition compares is known: without it, a rule says nothing. */
export function isDecidable(condition: Condition, scope: Scope): boolean {
  if ('all' in condition) return condition.all.every((part) => isDecidable(part, scope));
  if ('any' in condition) return condition.any.every((part) => isDecidable(part, scope));
  if ('not' in condition) return isDecidable(condition.not, scope);
  if (!('is' in condition)) return true;
  return evaluate(condition.left, scope) !== undefined && evaluate(condition.right, scope) !== undefined;
}
