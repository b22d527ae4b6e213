import { ACTION_WORDS, type Finding, finding, ROLE_WORDS, stepEn, stepVi } from './findings.ts';
import type { ProcessDefinition, ProcessStep, StepAction } from './process.ts';
import { END, type Steps, WAIT } from './stepsGraph.ts';

/** How many people hold the desk of a step today, whether anybody does, or the names of the agencies where nobody does. */
export type Staffing = (step: ProcessStep) => boolean | number | { nobodyAt: readonly string[] };

/** Actions after which somebody outside the step answers, so the dossier may stay on the desk meanwhile. */
export const WAITING_ACTIONS: readonly StepAction[] = ['REQUEST_SUPPLEMENT', 'ASK_OPINION', 'BRANCH'];

/** The first step exists, and every step has a name of its own. */
export function proveNames(definition: ProcessDefinition, steps: Steps): Finding[] {
  if (definition.steps.length === 0) {
    return [finding('NO_STEPS', 'Quy trình chưa có bước nào.', 'The process has no steps.')];
  }
  const findings: Finding[] = [];
  if (!steps.has(definition.start)) {
    findings.push(
      finding(
        'START_UNKNOWN',
        `Bước bắt đầu “${definition.start}” không có trong quy trình. Hãy chọn một bước có thật.`,
        `The first step “${definition.start}” is not in the process. Choose a step that exists.`,
      ),
    );
  }
  for (const step of definition.steps) {
    if (step.id === END || step.id === WAIT) {
      findings.push(
        finding(
          'STEP_ID_RESERVED',
          `Không đặt mã bước là ${step.id}: từ này dành cho kết thúc và chờ.`,
          `A step cannot have the id ${step.id}: the word is kept for ending and waiting.`,
          step,
        ),
      );
    }
    if (steps.get(step.id) !== step) {
      findings.push(
        finding(
          'STEP_ID_DOUBLE',
          `Mã bước ${step.id} dùng hai lần. Hãy đổi mã của bước “${step.name.vi}”.`,
          `The step id ${step.id} is used twice. Change the id of “${step.name.en ?? step.name.vi}”.`,
          step,
        ),
      );
    }
  }
  return findings;
}

/** Each action of a step leads to one place that exists, and the step can be left. */
export function proveTransitions(step: ProcessStep, steps: Steps): Finding[] {
  const findings: Finding[] = [];
  const seen = new Set<StepAction>();
  for (const { action, to } of step.transitions) {
    const { vi, en } = ACTION_WORDS[action];
    if (to !== END && to !== WAIT && !steps.has(to)) {
      findings.push(
        finding(
          'TARGET_UNKNOWN',
          `Ở bước ${stepVi(step)}, thao tác ${vi} dẫn đến bước “${to}” không có trong quy trình.`,
          `At ${stepEn(step)}, “${en}” leads to “${to}”, which is not in the process.`,
          step,
        ),
      );
    }
    if (seen.has(action)) {
      findings.push(
        finding(
          'ACTION_TWICE',
          `Ở bước ${stepVi(step)}, thao tác ${vi} có hơn một nơi đến. Mỗi thao tác chỉ dẫn đến một nơi.`,
          `At ${stepEn(step)}, “${en}” has more than one target. An action leads to one place.`,
          step,
        ),
      );
    }
    seen.add(action);
    if (to === WAIT && !WAITING_ACTIONS.includes(action)) {
      findings.push(
        finding(
          'WAIT_UNANSWERED',
          `Ở bước ${stepVi(step)}, sau thao tác ${vi} hồ sơ chờ nhưng không có ai trả lời. Chỉ yêu cầu bổ sung, lấy ý kiến và gửi liên thông mới được chờ.`,
          `At ${stepEn(step)}, the dossier waits after “${en}” and nobody answers. Only a request for a supplement, an opinion or branches may wait.`,
          step,
        ),
      );
    }
  }
  if (step.transitions.length === 0) {
    findings.push(
      finding(
        'NO_WAY_ON',
        `Bước ${stepVi(step)} không có thao tác nào, hồ sơ đến đây là dừng mãi.`,
        `${stepEn(step)} has no action; a dossier that comes here stays for ever.`,
        step,
      ),
    );
  } else if (step.transitions.every(({ to }) => to === WAIT)) {
    findings.push(
      finding(
        'ONLY_WAITS',
        `Bước ${stepVi(step)} chỉ có thao tác chờ. Hãy thêm thao tác để đi tiếp khi đã có trả lời.`,
        `${stepEn(step)} can only wait. Add an action by which the dossier goes on once the answer is there.`,
        step,
      ),
    );
  }
  return findings;
}

/** Names shown of agencies that lack somebody; the rest is counted. */
const SHOWN_AGENCIES = 3;

/** Somebody holds the desk, in every agency that follows the process. */
export function proveStaffed(step: ProcessStep, staffing: Staffing): Finding[] {
  const answer = staffing(step);
  const nobodyAt = typeof answer === 'object' ? answer.nobodyAt : [];
  if (typeof answer === 'object' ? nobodyAt.length === 0 : Number(answer) > 0) return [];
  const role = ROLE_WORDS[step.role];
  if (nobodyAt.length === 0) {
    return [
      finding(
        'NOT_STAFFED',
        `Bước ${stepVi(step)} hôm nay không có ai: chưa người nào giữ vai ${role.vi} ở đó. Hãy giao cho một người.`,
        `Nobody is at ${stepEn(step)} today: no ${role.en} is appointed there. Appoint somebody.`,
        step,
      ),
    ];
  }
  const names = nobodyAt.slice(0, SHOWN_AGENCIES).join(', ');
  const more = nobodyAt.length - SHOWN_AGENCIES;
  return [
    finding(
      'NOT_STAFFED',
      `Bước ${stepVi(step)} hôm nay không có ai giữ vai ${role.vi} ở ${names}${more > 0 ? ` và ${more} nơi khác` : ''}. Hãy giao cho một người.`,
      `Nobody is at ${stepEn(step)} today as ${role.en} in ${names}${more > 0 ? ` and ${more} more` : ''}. Appoint somebody.`,
      step,
    ),
  ];
}
