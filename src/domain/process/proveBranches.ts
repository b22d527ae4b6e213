import { type Finding, finding, stepEn, stepVi } from './findings.ts';
import { type Graph, reachableFrom } from './graph.ts';
import type { Branching, ProcessDefinition, ProcessStep } from './process.ts';
import { hasAction } from './stepsGraph.ts';

/** Shares are compared without the noise of binary fractions. */
const DECIMALS = 6;

/** Time that the branches take, per cent of the legal limit: one after the other their sum, all at once the longest. */
export function branchingPercent({ mode, branches }: Branching): number {
  const shares = branches.map(({ sharePercent }) => sharePercent);
  const percent =
    mode === 'PARALLEL'
      ? shares.reduce((most, one) => Math.max(most, one), 0)
      : shares.reduce((sum, one) => sum + one, 0);
  return Number(percent.toFixed(DECIMALS));
}

/** A step that branches says to whom and for how long, within its own time (Đ.19.6–7 NĐ 61/2018). */
export function proveBranches(step: ProcessStep): Finding[] {
  const { branching } = step;
  const branches = branching?.branches ?? [];
  if (hasAction(step, 'BRANCH') !== branches.length > 0) return [unevenBranching(step, branches.length > 0)];
  const findings: Finding[] = [];
  const seen = new Set<string>();
  for (const { id, name, sharePercent } of branches) {
    if (seen.has(id)) {
      findings.push(
        finding(
          'BRANCH_ID_DOUBLE',
          `Ở bước ${stepVi(step)}, mã nhánh ${id} dùng hai lần. Hãy đổi mã của nhánh “${name.vi}”.`,
          `At ${stepEn(step)}, the branch id ${id} is used twice. Change the id of “${name.en ?? name.vi}”.`,
          step,
        ),
      );
    }
    seen.add(id);
    if (!(sharePercent > 0 && sharePercent <= 100)) {
      findings.push(
        finding(
          'BRANCH_SHARE_INVALID',
          `Ở bước ${stepVi(step)}, nhánh “${name.vi}” phải có tỷ lệ thời gian lớn hơn 0 và không quá 100%.`,
          `At ${stepEn(step)}, the branch “${name.en ?? name.vi}” needs a share above 0 and up to 100%.`,
          step,
        ),
      );
    }
  }
  const percent = branching ? branchingPercent(branching) : 0;
  if (percent > step.sharePercent) {
    const parallel = branching?.mode === 'PARALLEL';
    findings.push(
      finding(
        'BRANCHES_OVER_SHARE',
        `Các nhánh liên thông của bước ${stepVi(step)} ${parallel ? 'dài nhất' : 'cộng lại'} là ${percent}% thời hạn, nhiều hơn ${step.sharePercent}% của bước. Hãy giảm thời gian của các nhánh hoặc tăng của bước.`,
        `The branches of ${stepEn(step)} take ${percent}% of the limit ${parallel ? 'at the longest' : 'together'}, more than the ${step.sharePercent}% of the step. Shorten the branches or give the step more.`,
        step,
      ),
    );
  }
  return findings;
}

function unevenBranching(step: ProcessStep, hasBranches: boolean): Finding {
  return hasBranches
    ? finding(
        'BRANCH_ACTION_MISSING',
        `Bước ${stepVi(step)} có nhánh liên thông nhưng không có thao tác gửi liên thông. Hãy thêm thao tác hoặc bỏ các nhánh.`,
        `${stepEn(step)} has branches and no action that opens them. Add the action or remove the branches.`,
        step,
      )
    : finding(
        'BRANCHES_MISSING',
        `Bước ${stepVi(step)} gửi liên thông nhưng chưa có nhánh nào. Hãy thêm ít nhất một nhánh.`,
        `${stepEn(step)} branches and names no branch. Add at least one.`,
        step,
      );
}

/** Keys of the processes that the branches of a process follow. */
export function branchKeys({ steps }: ProcessDefinition): string[] {
  return steps.flatMap(({ branching }) => (branching?.branches ?? []).map(({ processKey }) => processKey));
}

/** Branches follow processes that exist, and none comes round to this process again. `others`: `branchKeys` by key. */
export function proveBranchProcesses(definition: ProcessDefinition, others: Graph): Finding[] {
  const graph: Graph = new Map([...others, [definition.key, branchKeys(definition)] as const]);
  return definition.steps.flatMap((step) =>
    (step.branching?.branches ?? []).flatMap(({ name, processKey }) => {
      const branch = { vi: `nhánh “${name.vi}”`, en: `the branch “${name.en ?? name.vi}”` };
      if (!graph.has(processKey)) {
        return [
          finding(
            'BRANCH_PROCESS_UNKNOWN',
            `Ở bước ${stepVi(step)}, ${branch.vi} theo quy trình “${processKey}” chưa được ban hành. Hãy chọn một quy trình có thật.`,
            `At ${stepEn(step)}, ${branch.en} follows the process “${processKey}”, which is not published. Choose one that exists.`,
            step,
          ),
        ];
      }
      if (!reachableFrom(graph, [processKey]).has(definition.key)) return [];
      return [
        finding(
          'BRANCH_CYCLE',
          `Ở bước ${stepVi(step)}, ${branch.vi} lại dẫn về chính quy trình này, hồ sơ liên thông sẽ sinh ra mãi. Hãy chọn quy trình khác.`,
          `At ${stepEn(step)}, ${branch.en} leads back to this very process, so child dossiers would never end. Choose another process.`,
          step,
        ),
      ];
    }),
  );
}
