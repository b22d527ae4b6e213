import type { ScoredProcedure, Weights } from '../../domain/priority/scoreProcedures.ts';
import type { Ctx } from '../../platform/context.ts';
import { priorityListNotFound } from './errors.ts';

export interface PriorityList {
  year: number;
  decisionNumber: string;
  decisionDate: string;
  roadmap: string;
  countedFrom: string;
  countedTo: string;
  weights: Weights;
  lines: ScoredProcedure[];
}

/** The list in force of each year, the latest year first. One query; there are few years. */
export async function listPriorityLists(ctx: Ctx): Promise<PriorityList[]> {
  return ctx.db
    .selectFrom('priorityList')
    .distinctOn('year')
    .select(['year', 'decisionNumber', 'decisionDate', 'roadmap', 'countedFrom', 'countedTo', 'weights', 'lines'])
    .orderBy('year', 'desc')
    .orderBy('adoptedAt', 'desc')
    .execute();
}

/** The list of a year, or of the latest there is. Throws priority.list_not_found. */
export function getPriorityList(lists: readonly PriorityList[], year: number | undefined): PriorityList {
  const found = year === undefined ? lists[0] : lists.find((list) => list.year === year);
  if (!found) throw priorityListNotFound();
  return found;
}
