import type { BothWords, Words } from '../language.ts';
import { ACTION_WORDS, ROLE_WORDS, stepEn, stepVi } from './findings.ts';
import type { Branching, ProcessDefinition, ProcessStep, StepAgency, UnitKind } from './process.ts';
import { END, WAIT } from './stepsGraph.ts';

/** What officers call each kind of unit. */
export const UNIT_WORDS: Readonly<Record<UnitKind, BothWords>> = {
  ONE_STOP: { vi: 'bộ phận một cửa', en: 'one-stop' },
  DIVISION: { vi: 'phòng chuyên môn', en: 'division' },
  LEADERSHIP: { vi: 'lãnh đạo', en: 'leadership' },
  RECORDS: { vi: 'văn thư', en: 'records' },
};

/** What an administrator would say has changed from one version of a process to the next; empty when nothing did. */
export function diffProcess(before: ProcessDefinition, after: ProcessDefinition): Words[] {
  const lines: Words[] = [];
  if (before.name.vi !== after.name.vi)
    lines.push({
      vi: `Đổi tên: “${before.name.vi}” → “${after.name.vi}”.`,
      en: `Renamed: “${before.name.vi}” → “${after.name.vi}”.`,
    });
  if (before.basis !== after.basis)
    lines.push({
      vi: `Đổi căn cứ: “${before.basis}” → “${after.basis}”.`,
      en: `Basis changed: “${before.basis}” → “${after.basis}”.`,
    });
  const old = new Map(before.steps.map((step) => [step.id, step]));
  const now = new Map(after.steps.map((step) => [step.id, step]));
  if (before.start !== after.start) {
    const [from, to] = [old.get(before.start), now.get(after.start)];
    lines.push({
      vi: `Bước bắt đầu: ${from ? stepVi(from) : before.start} → ${to ? stepVi(to) : after.start}.`,
      en: `First step: ${from ? stepEn(from) : before.start} → ${to ? stepEn(to) : after.start}.`,
    });
  }
  for (const step of before.steps) {
    if (!now.has(step.id)) lines.push({ vi: `Bỏ bước ${stepVi(step)}.`, en: `Step removed: ${stepEn(step)}.` });
  }
  for (const step of after.steps) {
    const was = old.get(step.id);
    if (!was) {
      const role = ROLE_WORDS[step.role];
      lines.push({
        vi: `Thêm bước ${stepVi(step)}: ${role.vi}, ${step.sharePercent}% thời hạn.`,
        en: `Step added: ${stepEn(step)}, ${role.en}, ${step.sharePercent}% of the limit.`,
      });
    } else lines.push(...diffStep(was, step));
  }
  return lines;
}

function diffStep(before: ProcessStep, after: ProcessStep): Words[] {
  const at = { vi: `Bước ${stepVi(after)}`, en: stepEn(after) };
  const line = (vi: string, en: string): Words => ({ vi: `${at.vi}: ${vi}.`, en: `${at.en}: ${en}.` });
  const lines: Words[] = [];
  if (before.name.vi !== after.name.vi || before.name.en !== after.name.en)
    lines.push(line(`đổi tên từ “${before.name.vi}”`, `renamed from “${before.name.en ?? before.name.vi}”`));
  if (before.role !== after.role) {
    const [was, is] = [ROLE_WORDS[before.role], ROLE_WORDS[after.role]];
    lines.push(line(`${was.vi} → ${is.vi}`, `${was.en} → ${is.en}`));
  }
  const [wasAt, isAt] = [place(before), place(after)];
  if (wasAt.vi !== isAt.vi) lines.push(line(`${wasAt.vi} → ${isAt.vi}`, `${wasAt.en} → ${isAt.en}`));
  if (before.sharePercent !== after.sharePercent) {
    const change = `${before.sharePercent}% → ${after.sharePercent}%`;
    lines.push(line(`thời gian ${change}`, `time ${change}`));
  }
  lines.push(...diffTransitions(before, after, line));
  if (before.opinionDays !== after.opinionDays) {
    const change = `${before.opinionDays ?? '–'} → ${after.opinionDays ?? '–'}`;
    lines.push(line(`hạn trả lời ý kiến (ngày làm việc) ${change}`, `opinions due in working days ${change}`));
  }
  const [wasBranched, isBranched] = [branches(before.branching), branches(after.branching)];
  if (wasBranched.vi !== isBranched.vi)
    lines.push(
      line(`liên thông: ${wasBranched.vi} → ${isBranched.vi}`, `branches: ${wasBranched.en} → ${isBranched.en}`),
    );
  return lines;
}

function diffTransitions(before: ProcessStep, after: ProcessStep, line: (vi: string, en: string) => Words): Words[] {
  const lines: Words[] = [];
  for (const { action, to } of before.transitions) {
    if (after.transitions.some((one) => one.action === action)) continue;
    const { vi, en } = ACTION_WORDS[action];
    lines.push(line(`bỏ thao tác ${vi} (đến ${to})`, `no more “${en}” (to ${to})`));
  }
  for (const { action, to, letters = [] } of after.transitions) {
    const { vi, en } = ACTION_WORDS[action];
    const was = before.transitions.find((one) => one.action === action);
    if (!was) lines.push(line(`thêm thao tác ${vi} (đến ${goal(to).vi})`, `“${en}” added (to ${goal(to).en})`));
    else if (was.to !== to)
      lines.push(
        line(`${vi}: đến ${goal(was.to).vi} → ${goal(to).vi}`, `“${en}”: to ${goal(was.to).en} → ${goal(to).en}`),
      );
    const old = (was?.letters ?? []).join(', ');
    if (was && old !== letters.join(', '))
      lines.push(
        line(
          `${vi}: giấy tờ ${old || '–'} → ${letters.join(', ') || '–'}`,
          `“${en}”: papers ${old || '–'} → ${letters.join(', ') || '–'}`,
        ),
      );
  }
  return lines;
}

function goal(to: string): BothWords {
  if (to === END) return { vi: 'kết thúc', en: 'the end' };
  return to === WAIT ? { vi: 'chờ tại bước', en: 'waiting' } : { vi: to, en: to };
}

function place({ agency, unit }: ProcessStep): BothWords {
  const where = agencyWords(agency);
  return { vi: `${UNIT_WORDS[unit].vi}, ${where.vi}`, en: `${UNIT_WORDS[unit].en}, ${where.en}` };
}

function agencyWords(agency: StepAgency): BothWords {
  if (typeof agency === 'object') return { vi: agency.agencyCode, en: agency.agencyCode };
  return agency === 'RECEIVING'
    ? { vi: 'nơi tiếp nhận', en: 'receiving agency' }
    : { vi: 'cơ quan có thẩm quyền', en: 'competent agency' };
}

function branches(branching: Branching | undefined): BothWords {
  if (!branching || branching.branches.length === 0) return { vi: 'không có', en: 'none' };
  const list = (language: 'vi' | 'en') =>
    branching.branches
      .map(({ name, agency, processKey, sharePercent }) => {
        const where = typeof agency === 'object' ? agency.agencyCode : agency;
        return `${name[language] ?? name.vi} (${where}, ${processKey}, ${sharePercent}%)`;
      })
      .join('; ');
  return branching.mode === 'PARALLEL'
    ? { vi: `song song ${list('vi')}`, en: `at once ${list('en')}` }
    : { vi: `lần lượt ${list('vi')}`, en: `in turn ${list('en')}` };
}
