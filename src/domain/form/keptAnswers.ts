import { type AnswerProblem, checkAnswers } from './checkAnswers.ts';
import type { FormAnswers, FormDefinition } from './form.ts';

/** A set of answers kept with a form, and what it gave when it was kept. */
export interface KeptAnswers {
  name: string;
  /** as typed */
  typed: FormAnswers;
  /** the day for which it was worked out, so that ages stay what they were */
  today: string;
  /** as stored */
  gave: FormAnswers;
  /** `path code`, in order */
  problems: string[];
}

/** Keeps what a form makes of some answers. Pure. */
export function keepAnswers(form: FormDefinition, name: string, typed: FormAnswers, today: string): KeptAnswers {
  const { answers, problems } = checkAnswers(form, typed, { today });
  return { name, typed, today, gave: answers, problems: problems.map(inShort) };
}

/** What a kept set gives now and did not then, or the other way round. */
export interface ReplayDifference {
  /** path of an answer, or of a problem */
  path: string;
  before: string;
  now: string;
}

/** Answers the kept ones again: empty when the form still makes of them what it made. Pure. */
export function replay(form: FormDefinition, kept: KeptAnswers): ReplayDifference[] {
  const now = keepAnswers(form, kept.name, kept.typed, kept.today);
  const answers = pathsOf(kept.gave, now.gave).map((path) => ({
    path,
    before: kept.gave[path] ?? '',
    now: now.gave[path] ?? '',
  }));
  const codes = (problems: string[]) =>
    Object.fromEntries(problems.map((problem) => problem.split(' ') as [string, string]));
  const [before, after] = [codes(kept.problems), codes(now.problems)];
  const problems = pathsOf(before, after).map((path) => ({ path, before: before[path] ?? '', now: after[path] ?? '' }));
  return [...answers, ...problems].filter((difference) => difference.before !== difference.now);
}

function pathsOf(one: object, other: object): string[] {
  return [...new Set([...Object.keys(one), ...Object.keys(other)])];
}

function inShort({ field, code }: AnswerProblem): string {
  return `${field} ${code}`;
}
