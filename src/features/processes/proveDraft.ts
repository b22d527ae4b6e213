import { inLanguage } from '../../domain/language.ts';
import type { ProcessDefinition } from '../../domain/process/process.ts';
import { type ProcessProof, proveProcess } from '../../domain/process/prove.ts';
import { staffingOf } from '../../domain/process/staffing.ts';
import type { Ctx } from '../../platform/context.ts';
import type { Draft } from './drafts.ts';
import { processUnsound } from './errors.ts';
import { readSurroundings, type Surroundings } from './surroundings.ts';

/** The prover's word on a definition where it will be followed; the browser asks the same functions while one types. */
export function proveIn(
  content: ProcessDefinition,
  { roster, followers, limits, dayMinutes, processes }: Surroundings,
): ProcessProof {
  const others = new Map(processes.map(({ key, branchKeys }) => [key, branchKeys]));
  return proveProcess(content, staffingOf(roster, followers), limits[0]?.minutes ?? undefined, others, dayMinutes);
}

/** Throws process.unsound with a field for every error of the prover. */
export async function requireSound(ctx: Ctx, draft: Draft): Promise<void> {
  const { findings } = proveIn(draft.content, await readSurroundings(ctx, draft));
  const errors = findings.filter(({ severity }) => severity === 'ERROR');
  if (errors.length === 0) return;
  throw processUnsound({
    fields: errors.map(({ stepId, code, words }) => ({
      field: stepId ?? draft.key,
      code,
      message: inLanguage(words, ctx.language),
    })),
  });
}
