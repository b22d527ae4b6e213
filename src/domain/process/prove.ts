import { STATUTORY_NUMBERS } from '../law/statutoryNumbers.ts';
import type { Finding } from './findings.ts';
import type { Graph } from './graph.ts';
import type { ProcessDefinition } from './process.ts';
import { proveBranches, proveBranchProcesses } from './proveBranches.ts';
import { proveLetters } from './proveLetters.ts';
import { proveOpinion } from './proveOpinion.ts';
import { proveShares } from './proveShares.ts';
import { proveNames, proveStaffed, proveTransitions, type Staffing } from './proveSteps.ts';
import { proveReturn, proveWays } from './proveWays.ts';
import { stepsById } from './stepsGraph.ts';

const HOURS_PER_DAY_IN_LAW = STATUTORY_NUMBERS['process.hoursPerDay'].grounds[0].value;

export interface ProcessProof {
  /** no finding is an error: the process may be published */
  ok: boolean;
  findings: Finding[];
  /** share of the legal limit along the longest way, per cent; repeated rounds are not counted */
  longestPathPercent: number;
}

/**
 * Proves that an electronic process may be published: every step can be got to and gets to the end, every desk has
 * somebody, nothing is returned before it is issued, and the longest way fits the legal limit (A8).
 * `legalLimitMinutes` is the limit in working minutes; with it, texts say how much time a step really gets.
 * `otherProcesses`: the processes that branches may follow, each with the keys that its own branches follow
 * (`branchKeys`); left out, branches to other processes are not looked at.
 * `dayMinutes`: working minutes of a day, by which an opinion's days are compared with the step's time.
 * Pure; never throws for what a definition of the right shape says.
 */
export function proveProcess(
  definition: ProcessDefinition,
  staffing: Staffing,
  legalLimitMinutes?: number,
  otherProcesses?: Graph,
  dayMinutes = HOURS_PER_DAY_IN_LAW * 60,
): ProcessProof {
  const steps = stepsById(definition.steps);
  const { findings: shareFindings, longestPathPercent } = proveShares(definition.start, steps, legalLimitMinutes);
  const findings = [
    ...proveNames(definition, steps),
    ...definition.steps.flatMap((step) => proveTransitions(step, steps)),
    ...proveWays(definition, steps),
    ...definition.steps.flatMap((step) => proveOpinion(step, legalLimitMinutes, dayMinutes)),
    ...definition.steps.flatMap((step) => proveBranches(step)),
    ...definition.steps.flatMap((step) => proveLetters(step)),
    ...(otherProcesses ? proveBranchProcesses(definition, otherProcesses) : []),
    ...proveReturn(definition, steps),
    ...shareFindings,
    ...[...steps.values()].flatMap((step) => proveStaffed(step, staffing)),
  ];
  return { ok: findings.every(({ severity }) => severity !== 'ERROR'), findings, longestPathPercent };
}
