import { v7 as uuidv7 } from 'uuid';
import { CRITERIA, type Weights } from '../../domain/priority/scoreProcedures.ts';
import { cleanText } from '../../domain/text/normalise.ts';
import { words } from '../../i18n/words.ts';
import type { Ctx } from '../../platform/context.ts';
import { accessDenied, type FieldProblem, invalidInput } from '../../platform/errors.ts';
import { proposeList } from './proposeList.ts';

interface ListDecision {
  year: number;
  decisionNumber: string;
  /** `YYYY-MM-DD` */
  decisionDate: string;
  roadmap: string;
  weights: Weights;
  procedureCodes: readonly string[];
}

/**
 * Enters the list that the chairman of the province decided (Đ.24.2 quy chế Hòa Bình), with the figures and points of the
 * day. A later one of the same year takes its place. Answers its id. @throws common.forbidden, common.invalid_input
 */
export async function adoptList(ctx: Ctx, input: ListDecision): Promise<string> {
  if (!('accountId' in ctx.actor)) throw accessDenied();
  const { year, decisionDate, weights } = input;
  const [decisionNumber, roadmap] = [cleanText(input.decisionNumber), cleanText(input.roadmap)];
  const { from, to, lines } = await proposeList(ctx, weights);
  const chosen = lines.filter(({ code }) => input.procedureCodes.includes(code));
  const say = words(ctx.language).priority.office;
  const problems: FieldProblem[] = [];
  const need = (field: string, missing: boolean, message: string) => {
    if (missing) problems.push({ field, code: 'required', message });
  };
  need('decisionNumber', decisionNumber === '', say.numberNeeded);
  need('roadmap', roadmap === '', say.roadmapNeeded);
  need(
    'weights',
    CRITERIA.every((criterion) => weights[criterion] === 0),
    say.weightsNeeded,
  );
  need('procedureCodes', chosen.length === 0, say.proceduresNeeded);
  if (problems.length > 0) throw invalidInput({ fields: problems });
  const id = uuidv7();
  await ctx.db
    .insertInto('priorityList')
    .values({
      id,
      year,
      decisionNumber,
      decisionDate,
      roadmap,
      countedFrom: from,
      countedTo: to,
      weights: JSON.stringify(weights),
      lines: JSON.stringify(chosen),
      adoptedBy: ctx.actor.accountId,
      adoptedAt: ctx.clock.now(),
    })
    .execute();
  return id;
}
