import { asWarning, type Finding, finding, stepEn, stepVi } from './findings.ts';
import type { ProcessStep } from './process.ts';
import { hasAction, WAIT } from './stepsGraph.ts';

/** Longest time an opinion may be given, working days; our own bound against a typing error. */
const LONGEST_OPINION_DAYS = 60;

/**
 * No opinion is waited for without end: the question says by when (Đ.19.5 NĐ 61/2018), and the dossier stays on the desk
 * that asks, which may go on without an answer. (That another way on exists is `ONLY_WAITS`.)
 */
export function proveOpinion(step: ProcessStep, legalLimitMinutes: number | undefined, dayMinutes: number): Finding[] {
  if (!hasAction(step, 'ASK_OPINION')) return [];
  const findings: Finding[] = [];
  const days = step.opinionDays;
  if (days === undefined || !Number.isInteger(days) || days < 1 || days > LONGEST_OPINION_DAYS) {
    findings.push(
      finding(
        'OPINION_ENDLESS',
        `Bước ${stepVi(step)} lấy ý kiến nhưng không nói trong bao nhiêu ngày làm việc phải trả lời, hồ sơ có thể chờ mãi. Hãy ghi số ngày, từ 1 đến ${LONGEST_OPINION_DAYS}.`,
        `${stepEn(step)} asks for opinions without saying in how many working days they are due, so the dossier may wait for ever. Give a number from 1 to ${LONGEST_OPINION_DAYS}.`,
        step,
      ),
    );
  } else if (legalLimitMinutes !== undefined && days * dayMinutes > (legalLimitMinutes * step.sharePercent) / 100) {
    findings.push(
      asWarning(
        finding(
          'OPINION_LONG',
          `Ở bước ${stepVi(step)}, ${days} ngày làm việc chờ ý kiến dài hơn thời gian của chính bước đó. Hãy giảm số ngày hoặc tăng tỷ lệ.`,
          `At ${stepEn(step)}, ${days} working days for an opinion are more than the step itself has. Give fewer days or a greater share.`,
          step,
        ),
      ),
    );
  }
  for (const { action, to } of step.transitions) {
    if (action !== 'ASK_OPINION' || to === WAIT) continue;
    findings.push(
      finding(
        'OPINION_ENDLESS',
        `Ở bước ${stepVi(step)}, khi lấy ý kiến hồ sơ phải ở lại bước này (nơi đến là chờ), không chuyển đi bàn khác.`,
        `At ${stepEn(step)}, the dossier stays while an opinion is asked for (the target is waiting); it does not go to another desk.`,
        step,
      ),
    );
  }
  return findings;
}
