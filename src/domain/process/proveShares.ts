import { minutesEn, minutesVi } from '../calendar/trace.ts';
import { asWarning, type Finding, finding, stepEn, stepVi } from './findings.ts';
import { heaviestWay } from './graph.ts';
import { forwardGraph, type Steps } from './stepsGraph.ts';

/** Under this many working minutes nobody can be held to a step; our own figure, not the law's. */
const SHORTEST_STEP_MINUTES = 15;

/** Shares are written with at most a few decimals; their sum is compared without the noise of binary fractions. */
const DECIMALS = 6;

/**
 * Whether the time of the steps fits the legal limit (A8). The longest way counts each step once; rounds after
 * sending back are not counted, and opinions and branches take their time out of the step that asks.
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
          `Tỷ lệ thời gian của bước ${stepVi(step)} phải từ 0 đến 100%.`,
          `The share of ${stepEn(step)} must be between 0 and 100%.`,
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
        `Đường dài nhất chiếm ${longestPathPercent}% thời hạn, vượt ${over}%${vi}. Hãy giảm thời gian của các bước.`,
        `The longest way takes ${longestPathPercent}% of the limit, ${over}% too much${en}. Shorten the steps.`,
      ),
    );
  }
  return { findings, longestPathPercent };
}

function longestPath(start: string, steps: Steps): number {
  const weight = (id: string) => Math.max(0, steps.get(id)?.sharePercent ?? 0) || 0;
  return Number(heaviestWay(forwardGraph(steps), start, weight).toFixed(DECIMALS));
}
