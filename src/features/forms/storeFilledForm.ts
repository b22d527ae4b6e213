import { Readable } from 'node:stream';
import { vietnamDate } from '../../domain/calendar/instant.ts';
import type { FormAnswers, FormDefinition } from '../../domain/form/form.ts';
import type { ProcedureContent } from '../../domain/procedure/procedure.ts';
import { dateTimeInWords } from '../../domain/text/format.ts';
import type { Ctx } from '../../platform/context.ts';
import type { FilledFormPaper } from '../../platform/pdf/papers.ts';
import { renderPaper } from '../../platform/pdf/renderPaper.ts';
import { answerRows } from '../../ui/answerRows.ts';
import { type StoredFile, storeFile } from '../files/storeFile.ts';

/** A form with its answers, and who hands it in to whom. */
export interface FilledForm {
  form: FormDefinition;
  /** as stored */
  answers: FormAnswers;
  content: ProcedureContent;
  agencyName: string;
  declaredBy: string;
  /** online by the person, or typed at the counter from what they said or brought */
  where: 'ONLINE' | 'COUNTER';
}

/** The paper, in Vietnamese as every official form; unanswered questions are left out. Pure. */
export function assembleFilledForm(
  { form, answers, content, agencyName, declaredBy, where }: FilledForm,
  at: Date,
): FilledFormPaper {
  return {
    title: form.title.vi,
    basis: form.basis,
    procedureCode: content.code,
    procedureName: content.name,
    agencyName,
    declaredBy,
    declaredWhere: where === 'COUNTER' ? 'Khai tại Bộ phận một cửa' : 'Khai và nộp trực tuyến',
    toSign: where === 'COUNTER',
    filedAt: dateTimeInWords(at),
    sections: answerRows(form, answers, vietnamDate(at.getTime()), 'vi')
      .map(({ title, rows }) => ({
        title,
        rows: rows.flatMap(({ label, value }) => (value === undefined ? [] : [{ label, value }])),
      }))
      .filter(({ rows }) => rows.length > 0),
  };
}

/**
 * The filled-in form as a PDF in the store, with its hash, to be attached to the dossier as the declared paper
 * (Đ.9.1 NĐ 45/2020). @throws what `storeFile` throws, `PaperError`
 */
export async function storeFilledForm(ctx: Ctx, filled: FilledForm): Promise<StoredFile> {
  const at = ctx.clock.now();
  const pdf = await renderPaper('filled-form', assembleFilledForm(filled, at), { issuedAt: at });
  return storeFile(ctx, { name: `to-khai-${filled.form.key}.pdf`, stream: Readable.from([Buffer.from(pdf)]) });
}
