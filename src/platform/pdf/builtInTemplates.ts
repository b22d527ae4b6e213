import { readFileSync } from 'node:fs';
import { packagePath } from '../packageRoot.ts';
import type { PaperTemplate } from './papers.ts';
import type { TemplateSource } from './renderPaper.ts';

/** A template that comes with the program: one legal set's form of a paper. */
export interface BuiltInTemplate {
  template: PaperTemplate;
  /** the text of law that gives the form, or says that there has to be such a paper */
  basis: string;
  /** first day on which papers are issued by it, `YYYY-MM-DD`; null: from the beginning */
  validFrom: string | null;
  /** file below templates/ */
  file: string;
}

/** Phụ lục I of TT 03/2025/TT-VPCP took the place of the forms of TT 01/2018/TT-VPCP on this day. */
const NEW_SET = { basis: 'Phụ lục I Thông tư 03/2025/TT-VPCP', validFrom: '2025-09-15' };
const OLD_SET = { basis: 'Phụ lục Thông tư 01/2018/TT-VPCP', validFrom: null };

/** Both legal sets. Of each paper the older form stands before the newer. */
export const BUILT_IN_TEMPLATES: readonly BuiltInTemplate[] = [
  ...(['receipt', 'supplement-request', 'refusal', 'apology', 'control-sheet', 'register'] as const).flatMap(
    (template) => [
      { template, ...OLD_SET, file: `2018/${template}.typ` },
      { template, ...NEW_SET, file: `${template}.typ` },
    ],
  ),
  // the old set had no form for it
  { template: 'stop-notice', ...NEW_SET, validFrom: null, file: 'stop-notice.typ' },
  ofNoSet('submission-confirmation', 'Điều 17 Nghị định 61/2018/NĐ-CP'),
  ofNoSet('visit-minutes', 'Khoản 3 Điều 19 Nghị định 61/2018/NĐ-CP'),
  ofNoSet('opinion-request', 'Khoản 5 Điều 19 Nghị định 61/2018/NĐ-CP'),
  ofNoSet('return-slip', 'Điều 22 Nghị định 118/2025/NĐ-CP'),
  ofNoSet('blank-form', 'Biểu mẫu của thủ tục'),
  ofNoSet('filled-form', 'Tờ khai điện tử đã khai'),
  ofNoSet('handover-list', 'Điều 18 Nghị định 61/2018/NĐ-CP'),
  ofNoSet('result-list', 'Điều 20 Nghị định 61/2018/NĐ-CP'),
  ofNoSet('envelope-labels', 'Quyết định 45/2016/QĐ-TTg'),
  ofNoSet('fee-receipt', 'Điều 32 Nghị định 123/2020/NĐ-CP, sửa đổi tại Nghị định 70/2025/NĐ-CP'),
  ofNoSet('refund-slip', 'Luật Phí và lệ phí số 97/2015/QH13'),
  ofNoSet('post-handover', 'Quyết định 45/2016/QĐ-TTg'),
  ofNoSet('post-slip', 'Quyết định 45/2016/QĐ-TTg'),
  ofNoSet('post-loss', 'Điều 15 Quyết định 45/2016/QĐ-TTg'),
  ofNoSet('journal', 'Khoản 2 Điều 10 Thông tư 01/2018/TT-VPCP'),
];

function ofNoSet(template: PaperTemplate, basis: string): BuiltInTemplate {
  return { template, basis, validFrom: null, file: `${template}.typ` };
}

/** The form in use today. */
export function newestBuiltIn(template: PaperTemplate): BuiltInTemplate {
  const found = BUILT_IN_TEMPLATES.findLast((builtIn) => builtIn.template === template);
  if (!found) throw new Error(`No template ${template}`);
  return found;
}

const sources = new Map<string, string>();

/** The files of a built-in template; read once. */
export function builtInSource({ file }: BuiltInTemplate): TemplateSource {
  return { main: read(file), shared: read('common.typ') };
}

function read(file: string): string {
  const known = sources.get(file);
  if (known !== undefined) return known;
  const text = readFileSync(packagePath('templates', file), 'utf8');
  sources.set(file, text);
  return text;
}
