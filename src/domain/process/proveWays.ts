import { ACTION_WORDS, asWarning, type Finding, finding, stepEn, stepVi } from './findings.ts';
import { type Graph, loopGroups, reachableFrom, reversed } from './graph.ts';
import type { ProcessDefinition, StepAction } from './process.ts';
import { END, forwardGraph, graphOf, type Steps } from './stepsGraph.ts';

/** Every step can be got to and gets to the end, and a round has a reason. */
export function proveWays(definition: ProcessDefinition, steps: Steps): Finding[] {
  const findings: Finding[] = [];
  const whole = graphOf(steps, () => true);
  const reached = reachableFrom(whole, steps.has(definition.start) ? [definition.start] : []);
  const ending = reachableFrom(reversed(whole), [END]);
  const forward = forwardGraph(steps);
  for (const step of steps.values()) {
    if (steps.has(definition.start) && !reached.has(step.id)) {
      findings.push(
        finding(
          'STEP_UNREACHABLE',
          `Không có đường nào từ bước đầu đến bước ${stepVi(step)}. Hãy nối bước này hoặc bỏ đi.`,
          `No way leads from the first step to ${stepEn(step)}. Connect it or remove it.`,
          step,
        ),
      );
    }
    if (!ending.has(step.id)) {
      findings.push(
        finding(
          'END_UNREACHABLE',
          `Từ bước ${stepVi(step)} không có đường nào kết thúc hồ sơ. Hãy nối tiếp đến bước trả kết quả.`,
          `From ${stepEn(step)} no way ends the dossier. Lead it on to the step that returns the result.`,
          step,
        ),
      );
    }
  }
  return [...findings, ...proveLoops(steps, forward)];
}

function proveLoops(steps: Steps, forward: Graph): Finding[] {
  const findings: Finding[] = [];
  for (const group of loopGroups(forward)) {
    const loop = group.flatMap((id) => steps.get(id) ?? []);
    const first = loop[0];
    if (!first || (loop.length === 1 && !forward.get(first.id)?.includes(first.id))) continue;
    findings.push(
      asWarning(
        finding(
          'LOOP_FORWARD',
          `Các bước ${loop.map(stepVi).join(', ')} đi vòng mà không qua thao tác trả lại, nên không biết trước mất bao lâu. Vòng này chỉ được tính một lượt.`,
          `The steps ${loop.map(stepEn).join(', ')} go round without sending back, so their time is not known beforehand. One round is counted.`,
          first,
        ),
      ),
    );
  }
  return findings;
}

/** A paper leaves the agency: the result (Đ.20 NĐ 61/2018), or the written refusal (Đ.19.8 NĐ 61/2018). */
const ISSUING_ACTIONS: readonly StepAction[] = ['ISSUE', 'REFUSE'];

/** The process ends by returning a result that was issued before, and returning takes no part of the limit. */
export function proveReturn(definition: ProcessDefinition, steps: Steps): Finding[] {
  const findings: Finding[] = [];
  const all = [...steps.values()];
  if (
    all.length > 0 &&
    !all.some(({ transitions }) => transitions.some(({ action, to }) => action === 'RETURN' && to === END))
  ) {
    findings.push(
      finding(
        'NO_RETURN',
        'Quy trình không có bước nào trả kết quả rồi kết thúc. Hãy thêm bước trả kết quả tại bộ phận một cửa.',
        'No step returns the result and ends the process. Add a step at the one-stop that returns it.',
      ),
    );
  }
  const start = steps.has(definition.start) ? [definition.start] : [];
  const beforeIssue = reachableFrom(
    graphOf(steps, (action) => !ISSUING_ACTIONS.includes(action)),
    start,
  );
  const reached = reachableFrom(
    graphOf(steps, () => true),
    start,
  );
  for (const step of all) {
    for (const { action, to } of step.transitions) {
      if (to === END && action !== 'RETURN' && action !== 'REFUSE') {
        const { vi, en } = ACTION_WORDS[action];
        findings.push(
          finding(
            'END_WITHOUT_RETURN',
            `Ở bước ${stepVi(step)}, thao tác ${vi} kết thúc hồ sơ khi chưa trả kết quả cho người dân.`,
            `At ${stepEn(step)}, “${en}” ends the dossier before the applicant has the result.`,
            step,
          ),
        );
      }
      if (action === 'RETURN' && beforeIssue.has(step.id)) {
        findings.push(
          finding(
            'RETURN_BEFORE_ISSUE',
            `Có đường đến bước ${stepVi(step)} mà chưa phát hành kết quả hay văn bản từ chối. Hãy đặt bước phát hành trước đó.`,
            `A way leads to ${stepEn(step)} before a result or a refusal has been issued. Put the step that issues it before.`,
            step,
          ),
        );
      }
    }
    if (reached.has(step.id) && !beforeIssue.has(step.id) && step.sharePercent > 0) {
      findings.push(
        asWarning(
          finding(
            'SHARE_AFTER_ISSUE',
            `Bước ${stepVi(step)} diễn ra sau khi phát hành nên không chiếm thời hạn. Hãy đặt tỷ lệ là 0%.`,
            `${stepEn(step)} comes after the result is issued and takes no part of the limit. Set its share to 0%.`,
            step,
          ),
        ),
      );
    }
  }
  return findings;
}
