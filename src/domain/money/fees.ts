import type { IsoDate } from '../calendar/instant.ts';
import type { Channel, Fee, Subject } from '../procedure/procedure.ts';

/** When it is asked for: before the dossier is accepted, or from acceptance until the result is handed over. */
export const FEE_TIMES = ['BEFORE_ACCEPTANCE', 'AFTER_ACCEPTANCE'] as const;
export type FeeTime = (typeof FEE_TIMES)[number];

/** A line of the fee table. What is null holds for all. */
export interface FeeRule {
  id: string;
  /** lines of the same code replace each other, the most particular wins */
  code: string;
  kind: Fee['kind'];
  name: string;
  caseName: string | null;
  channel: Channel | null;
  subject: Subject | null;
  /** null: no number; the officer enters the amount with its ground */
  vnd: number | null;
  /** key of a number in the electronic form, by which the amount is multiplied: so many copies at 8.000 đ each */
  perAnswer: string | null;
  dueTime: FeeTime;
  basis: string;
  validFrom: IsoDate;
  validTo: IsoDate | null;
}

/** Who pays less, and by which text of law. 100 % is an exemption. */
export interface FeeReduction {
  id: string;
  name: string;
  /** of which line; null: of all */
  feeCode: string | null;
  channel: Channel | null;
  percent: number;
  /** holds without anybody claiming it (online submission); otherwise the ground is claimed and shown */
  automatic: boolean;
  basis: string;
  validFrom: IsoDate;
  validTo: IsoDate | null;
}

/** One line as it is owed. `vnd` null: only words, an officer decides. */
export interface FeeLine {
  code: string;
  kind: Fee['kind'];
  name: string;
  /** before the reduction */
  fullVnd: number | null;
  /** of an amount for each of several */
  each?: { vnd: number; count: number };
  vnd: number | null;
  basis: string;
  reduction: { id: string; name: string; percent: number; basis: string } | null;
}

export interface FeeQuestion {
  /** what the procedure's publication says for the channel; used while the table has no line of that day */
  published: readonly Fee[];
  rules: readonly FeeRule[];
  reductions: readonly FeeReduction[];
  day: IsoDate;
  channel: Channel;
  caseName: string;
  subject: Subject;
  /** of the electronic form, as they are stored */
  answers: Readonly<Record<string, string>>;
  /** reductions that are claimed, by id */
  claimed: readonly string[];
}

export interface AssessedFees {
  lines: FeeLine[];
  /** of the lines with a number */
  totalVnd: number;
  /** a line has only words */
  needsOfficer: boolean;
  dueTime: FeeTime;
}

/** What is owed on that day. Pure; an obligation issued from it is never changed by a later table. */
export function assessFees(question: FeeQuestion): AssessedFees {
  const { rules, published, answers } = question;
  const applying = mostParticular(rules.filter((rule) => appliesTo(rule, question)));
  const hasTable = rules.some((rule) => inForce(rule, question.day));
  const full = hasTable ? applying.map((rule) => lineOfRule(rule, answers)) : published.map(lineOfPublication);
  const lines = full.map((line) => reduced(line, question));
  return {
    lines,
    totalVnd: lines.reduce((sum, { vnd }) => sum + (vnd ?? 0), 0),
    needsOfficer: lines.some(({ vnd }) => vnd === null),
    dueTime: applying.some(({ dueTime }) => dueTime === 'BEFORE_ACCEPTANCE') ? 'BEFORE_ACCEPTANCE' : 'AFTER_ACCEPTANCE',
  };
}

/** The reductions one may claim that day. Pure. */
export function claimable(question: Pick<FeeQuestion, 'reductions' | 'day' | 'channel'>): FeeReduction[] {
  return question.reductions.filter((one) => !one.automatic && reduces(one, question));
}

function inForce({ validFrom, validTo }: { validFrom: IsoDate; validTo: IsoDate | null }, day: IsoDate): boolean {
  return validFrom <= day && (validTo === null || day <= validTo);
}

function appliesTo(rule: FeeRule, { day, caseName, channel, subject, answers }: FeeQuestion): boolean {
  return (
    inForce(rule, day) &&
    (rule.perAnswer === null || countIn(answers, rule.perAnswer) !== 0) &&
    (rule.caseName === null || rule.caseName === caseName) &&
    (rule.channel === null || rule.channel === channel) &&
    (rule.subject === null || rule.subject === subject)
  );
}

/** Of the lines of one code the one with the most conditions; of equal ones the newest. */
function mostParticular(rules: FeeRule[]): FeeRule[] {
  const chosen = new Map<string, FeeRule>();
  for (const rule of rules) {
    const before = chosen.get(rule.code);
    if (!before || rank(rule) > rank(before) || (rank(rule) === rank(before) && rule.validFrom > before.validFrom))
      chosen.set(rule.code, rule);
  }
  return [...chosen.values()];
}

function rank({ caseName, channel, subject, perAnswer }: FeeRule): number {
  return [caseName, channel, subject, perAnswer].filter((condition) => condition !== null).length;
}

function lineOfRule({ code, kind, name, vnd, perAnswer, basis }: FeeRule, answers: FeeQuestion['answers']): FeeLine {
  const line = { code, kind, name, fullVnd: vnd, vnd, basis, reduction: null };
  if (perAnswer === null || vnd === null) return line;
  const count = countIn(answers, perAnswer);
  if (count === undefined) return { ...line, fullVnd: null, vnd: null };
  return { ...line, fullVnd: vnd * count, vnd: vnd * count, each: { vnd, count } };
}

/** How many were asked for: none where the form was not asked for any; unknown where the declaration is on paper. */
function countIn(answers: FeeQuestion['answers'], key: string): number | undefined {
  if (Object.keys(answers).length === 0) return undefined;
  const answer = answers[key] ?? '';
  return /^\d{1,6}$/.test(answer) ? Number(answer) : 0;
}

function lineOfPublication({ kind, vnd, description }: Fee, index: number): FeeLine {
  const name = description.trim() || (kind === 'FEE' ? 'Phí' : 'Lệ phí');
  return { code: `CB${index + 1}`, kind, name, fullVnd: vnd, vnd, basis: '', reduction: null };
}

/** The greatest reduction that holds; they do not add up. */
function reduced(line: FeeLine, question: FeeQuestion): FeeLine {
  const holding = question.reductions.filter(
    (one) =>
      reduces(one, question) &&
      (one.automatic || question.claimed.includes(one.id)) &&
      (one.feeCode === null || one.feeCode === line.code),
  );
  const best = holding.sort((one, other) => other.percent - one.percent)[0];
  if (!best || line.fullVnd === null) return line;
  const { id, name, percent, basis } = best;
  return {
    ...line,
    vnd: Math.round((line.fullVnd * (100 - percent)) / 100),
    reduction: { id, name, percent, basis },
  };
}

function reduces(one: FeeReduction, { day, channel }: Pick<FeeQuestion, 'day' | 'channel'>): boolean {
  return inForce(one, day) && (one.channel === null || one.channel === channel);
}
