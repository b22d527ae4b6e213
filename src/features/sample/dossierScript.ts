import type { DossierAction } from '../../domain/dossier/actions.ts';
import type { Channel } from '../../domain/procedure/procedure.ts';
import type { ProcessDefinition, ProcessStep, StepAction } from '../../domain/process/process.ts';
import { BEFORE_RECEPTION, type Story } from './stories.ts';

/**
 * One thing that happens, and what the time before it is a part of: the 8 hours to answer an online submission, the
 * legal limit, the applicant's own time, or the time until the result is collected. STAY: nothing happens, until now.
 */
export interface Scene {
  does: DossierAction | 'SUBMIT' | 'ENTER' | 'STAY';
  of: 'START' | 'ANSWER' | 'LIMIT' | 'APPLICANT' | 'COLLECTION';
  /** weight among the scenes that share the same time */
  weight: number;
}

const FORWARDS: readonly StepAction[] = ['FORWARD', 'ASSIGN', 'PROPOSE', 'APPROVE', 'ISSUE', 'RETURN'];

/** What happens to a dossier of the story, in order. Undefined when the process does not allow it. */
export function writeScript(process: ProcessDefinition, story: Story, channel: Channel): Scene[] | undefined {
  if (BEFORE_RECEPTION.includes(story.ends)) return channel === 'ONLINE' ? beforeReception(story) : undefined;
  if (story.ends === 'ON_THE_SPOT') {
    return process.key === 'immediate' && channel === 'COUNTER' ? [scene('ENTER', 'START')] : undefined;
  }
  const detours = new Set(story.detours);
  const scenes: Scene[] = [];
  if (channel === 'ONLINE') {
    scenes.push(scene('SUBMIT', 'START'));
    if (detours.delete('GUIDED')) scenes.push(scene('REQUEST_SUPPLEMENT', 'ANSWER'), scene('SUPPLEMENT', 'APPLICANT'));
    scenes.push(scene('RECEIVE', 'ANSWER'));
  } else scenes.push(scene('ENTER', 'START'));
  const walked = walk(process, story, detours);
  if (!walked) return undefined;
  if (channel === 'ONLINE' || !startsByForwarding(process)) return [...scenes, ...walked];
  // The counter hands the dossier on in the same moment.
  return walked[0]?.does === 'FORWARD' ? [...scenes, ...walked.slice(1)] : undefined;
}

function startsByForwarding({ steps, start }: ProcessDefinition): boolean {
  return steps.some((step) => step.id === start && has(step, 'FORWARD'));
}

function beforeReception({ ends }: Story): Scene[] {
  const last = { SUBMITTED: 'STAY', DECLINED: 'DECLINE', ASKED: 'REQUEST_SUPPLEMENT' } as const;
  const does = ends in last ? last[ends as keyof typeof last] : 'WITHDRAW';
  return [scene('SUBMIT', 'START'), scene(does, 'ANSWER')];
}

/** From reception through the process until the story ends; undefined when it never comes to that. */
function walk(process: ProcessDefinition, story: Story, detours: Set<string>): Scene[] | undefined {
  const scenes: Scene[] = [];
  const steps = new Map(process.steps.map((step) => [step.id, step]));
  const refusing = story.ends.startsWith('REFUSED');
  let refused = false;
  let step = steps.get(process.start);
  while (step) {
    const here = step;
    const limit = (does: Scene['does'], part = 1) => scene(does, 'LIMIT', here.sharePercent * part);
    scenes.push(...detoursAt(here, detours));
    if (story.desk === 'opinion' && has(here, 'ASK_OPINION'))
      return [...scenes, limit('ASK_OPINION', 0.3), limit('STAY', 0.6)];
    // what the other agencies do with their parts is no story of this dossier
    if (has(here, 'BRANCH'))
      return story.desk === 'branches' ? [...scenes, limit('BRANCH', 0.2), limit('STAY', 0.3)] : undefined;
    if (story.desk === here.id && detours.size === 0) return [...scenes, limit('STAY')];
    const stop = stopAt(here, story);
    if (stop) return [...scenes, limit(stop, 0.6)];
    if (has(here, 'RETURN')) {
      if (story.desk || detours.size > 0 || (refusing && !refused)) return undefined;
      return story.ends.endsWith('RETURNED') ? [...scenes, scene('RETURN', 'COLLECTION')] : finished(story, scenes);
    }
    const sendsBack = has(here, 'SEND_BACK') && detours.delete('SENT_BACK');
    const refuses = refusing && has(here, 'REFUSE');
    refused ||= refuses;
    const does = sendsBack ? 'SEND_BACK' : refuses ? 'REFUSE' : FORWARDS.find((action) => has(here, action));
    if (!does) return undefined;
    scenes.push(limit(does));
    step = steps.get(here.transitions.find(({ action }) => action === does)?.to ?? '');
  }
  return undefined;
}

function finished({ ends }: Story, scenes: Scene[]): Scene[] | undefined {
  return ends === 'RESOLVED' || ends === 'REFUSED' ? scenes : undefined;
}

/** What happens at a step besides its own work, once each. */
function detoursAt(step: ProcessStep, detours: Set<string>): Scene[] {
  const scenes: Scene[] = [];
  const part = step.sharePercent * 0.5;
  if (has(step, 'REQUEST_SUPPLEMENT') && detours.delete('SUPPLEMENT')) {
    scenes.push(scene('REQUEST_SUPPLEMENT', 'LIMIT', part), scene('SUPPLEMENT', 'APPLICANT'));
  }
  if (has(step, 'PROPOSE') && detours.delete('PAYMENT')) {
    scenes.push(scene('SET_OBLIGATION', 'LIMIT', part), scene('MEET_OBLIGATION', 'APPLICANT'));
  }
  if (has(step, 'PROPOSE') && detours.delete('VISIT')) {
    scenes.push(scene('PLAN_VISIT', 'LIMIT', part), scene('RECORD_VISIT', 'LIMIT', part));
  }
  if (has(step, 'PROPOSE') && detours.delete('EXTENDED')) scenes.push(scene('EXTEND', 'LIMIT', part));
  // the dossier stays here while another agency is asked
  if (has(step, 'ASK_OPINION') && detours.delete('OPINION')) {
    scenes.push(scene('ASK_OPINION', 'LIMIT', part), scene('ANSWER_OPINION', 'LIMIT', part));
  }
  return scenes;
}

/** The last thing that happens at this step, where the story ends in the middle of the work. */
function stopAt(step: ProcessStep, { ends }: Story): DossierAction | undefined {
  if (ends === 'WAITING' && has(step, 'REQUEST_SUPPLEMENT')) return 'REQUEST_SUPPLEMENT';
  if (ends === 'PAYMENT' && has(step, 'PROPOSE')) return 'SET_OBLIGATION';
  if (ends === 'WITHDRAWN' && (has(step, 'PROPOSE') || has(step, 'ISSUE'))) return 'WITHDRAW';
  return undefined;
}

function has(step: ProcessStep, action: StepAction): boolean {
  return step.transitions.some((transition) => transition.action === action);
}

function scene(does: Scene['does'], of: Scene['of'], weight = 1): Scene {
  return { does, of, weight };
}
