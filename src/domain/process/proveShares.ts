import { minutesEn, minutesVi } from '../calendar/trace.ts';
import { asWarning, type Finding, finding, stepEn, stepVi } from './findings.ts';
import { type Graph, heaviestWay, reachableFrom, reversed } from './graph.ts';
import { answeringSteps, forwardGraph, type Steps } from './stepsGraph.ts';

/** Under this many working minutes nobody can be held to a step; our own figure, not the law's. */
const SHORTEST_STEP_MINUTES = 15;

/** Shares are written with at most a few decimals; their sum is compared without the noise of binary fractions. */
const DECIMALS = 6;

/**
 * Whether the time of the steps fits the legal limit (A8). The longest way counts each step once and, for a step that
 * asks for opinions, the time of the desks that answer; rounds after sending back are not counted.
 */
export function proveShares(
  start: string,
  steps: Steps,
  legalLimitMinutes: number | undefined,
): { findings: Finding[]; longestPathPercent: number } {
  const findings = [...steps.values()].flatMap((step) => {
    const share = step.sharePercent;
    if (!(share >= 0 && share <= 100)) {
      return [
        finding(
          'SHARE_INVALID',
          `Tỷ lệ thời gian của bước ${stepVi(step)} phải từ 0 đến 100 %.`,
          `The share of ${stepEn(step)} must be between 0 and 100 %.`,
          step,
        ),
      ];
    }
    const minutes = legalLimitMinutes === undefined ? undefined : Math.floor((legalLimitMinutes * share) / 100);
    if (share === 0 || minutes === undefined || minutes >= SHORTEST_STEP_MINUTES) return [];
    return [
      asWarning(
        finding(
          'STEP_TOO_SHORT',
          `Bước ${stepVi(step)} chỉ có ${minutesVi(minutes)} làm việc. Hãy tăng tỷ lệ hoặc gộp với bước khác.`,
          `${stepEn(step)} has only ${minutesEn(minutes)} of working time. Raise its share or join it with another step.`,
          step,
        ),
      ),
    ];
  });
  const longestPathPercent = longestPath(start, steps);
  if (longestPathPercent > 100) {
    const over = Number((longestPathPercent - 100).toFixed(DECIMALS));
    const excess = legalLimitMinutes === undefined ? undefined : Math.ceil((legalLimitMinutes * over) / 100);
    const vi = excess === undefined ? '' : `, tức ${minutesVi(excess)} làm việc`;
    const en = excess === undefined ? '' : `, that is ${minutesEn(excess)} of working time`;
    findings.push(
      finding(
        'SHARES_OVER_LIMIT',
        `Đường dài nhất chiếm ${longestPathPercent} % thời hạn, vượt ${over} %${vi}. Hãy giảm thời gian của các bước.`,
        `The longest way takes ${longestPathPercent} % of the limit, ${over} % too much${en}. Shorten the steps.`,
      ),
    );
  }
  return { findings, longestPathPercent };
}

function longestPath(start: string, steps: Steps): number {
  const forward = forwardGraph(steps);
  const answering = reachableFrom(reversed(forward), answeringSteps(steps));
  const branches = new Map<string, number>();
  const weight = (id: string): number => {
    const step = steps.get(id);
    if (!step) return 0;
    const asked = new Set(step.transitions.flatMap(({ action, to }) => (action === 'ASK_OPINION' ? to : [])));
    asked.delete(id);
    return [...asked].reduce((sum, first) => sum + branchOf(first), Math.max(0, step.sharePercent) || 0);
  };
  // Only the desks from which an answer comes back are part of the branch; opinions nested in a round count once.
  const branchOf = (first: string): number => {
    const known = branches.get(first);
    if (known !== undefined) return known;
    branches.set(first, 0);
    const share = heaviestWay(onlyNodes(forward, answering), first, (id) => (answering.has(id) ? weight(id) : 0));
    branches.set(first, share);
    return share;
  };
  return Number(heaviestWay(forward, start, weight).toFixed(DECIMALS));
}

function onlyNodes(graph: Graph, nodes: ReadonlySet<string>): Graph {
  return new Map(
    [...graph]
      .filter(([node]) => nodes.has(node))
      .map(([node, targets]) => [node, targets.filter((to) => nodes.has(to))]),
  );
}
