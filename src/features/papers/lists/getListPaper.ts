import { recordAccess } from '../../../platform/auth/recordAccess.ts';
import type { Ctx } from '../../../platform/context.ts';
import type { Papers } from '../../../platform/pdf/papers.ts';
import type { PaperFile } from '../getPaper.ts';
import { renderInForce } from '../renderInForce.ts';
import type { Period } from './counters.ts';
import { type Handover, handoverList } from './handoverList.ts';
import { registerList } from './registerList.ts';
import { envelopeLabels, resultList } from './resultLists.ts';

export const LIST_KINDS = ['register', 'handover-list', 'result-list', 'envelope-labels'] as const;
export type ListKind = (typeof LIST_KINDS)[number];

/** What is chosen on the page; each kind takes what it needs. */
export interface ListChoice {
  counter: string;
  period: Period;
  handover?: Handover;
  layout: 'SHEET' | 'SINGLE';
  skip: number;
  onlyPost: boolean;
}

const FILE_NAMES: Record<ListKind, string> = {
  register: 'so-theo-doi',
  'handover-list': 'ban-giao',
  'result-list': 'ket-qua-cho-tra',
  'envelope-labels': 'nhan-phong-bi',
};

type List<K extends ListKind = ListKind> = { [T in K]: { kind: T; data: Papers[T] } }[K];

/**
 * A register, list or sheet of labels of a one-stop as PDF, by the form that was the law on its last day.
 * @throws common.forbidden, common.invalid_input, paper.list_too_long
 */
export async function getListPaper(ctx: Ctx, kind: ListKind, choice: ListChoice): Promise<PaperFile> {
  const list = await assembleList(ctx, kind, choice);
  await recordAccess(ctx, { subject: 'paper-list', subjectId: choice.counter, action: kind });
  const day = kind === 'register' ? choice.period.to : undefined;
  return {
    pdf: await renderInForce(ctx, list.kind, list.data, day),
    fileName: `${FILE_NAMES[kind]}-${choice.counter}-${choice.period.to}.pdf`,
  };
}

async function assembleList(ctx: Ctx, kind: ListKind, choice: ListChoice): Promise<List> {
  const { counter, period, handover } = choice;
  switch (kind) {
    case 'register':
      return { kind, data: await registerList(ctx, counter, period) };
    case 'handover-list':
      return { kind, data: await handoverList(ctx, counter, period, handover) };
    case 'result-list':
      return { kind, data: await resultList(ctx, counter) };
    case 'envelope-labels':
      return { kind, data: await envelopeLabels(ctx, counter, choice) };
  }
}
