import type { SubmittedComponent } from '../../domain/dossier/events.ts';
import { filesIn } from '../../domain/form/files.ts';
import type { FormAnswers, FormDefinition } from '../../domain/form/form.ts';
import type { ProcedureContent } from '../../domain/procedure/procedure.ts';
import type { Ctx } from '../../platform/context.ts';
import { type FilledForm, storeFilledForm } from './storeFilledForm.ts';

/** Key of the filled-in form where it is none of the papers that the procedure asks for. */
export const FILLED_FORM = 'filled-form';

/** The files of a form's answers as papers of the dossier, each called as its question. Pure. */
function fileComponents(form: FormDefinition, answers: FormAnswers): SubmittedComponent[] {
  return filesIn(form, answers).map(({ key, field, files }) => ({
    key,
    name: field.label.vi,
    shape: 'ELECTRONIC',
    count: files.length,
    fileIds: files.map(({ id }) => id),
  }));
}

/**
 * The papers of a dossier with those that its electronic form brings: files that were sent inside the form, and the form
 * itself as a PDF – in place of the paper it is (`declaredKey`, Đ.9.1 NĐ 45/2020) unless somebody attached that one
 * signed, else beside the others. @throws what `storeFilledForm` throws
 */
export async function withFormPapers(
  ctx: Ctx,
  filled: FilledForm,
  components: readonly SubmittedComponent[],
  declaredKey: string | undefined,
): Promise<SubmittedComponent[]> {
  const { id } = await storeFilledForm(ctx, filled);
  const { form, answers, content } = filled;
  const sent = [...components, ...fileComponents(form, answers)];
  const pdf = { shape: 'ELECTRONIC', count: 1, fileIds: [id] } as const;
  const declared = declaredKey && sent.find(({ key }) => key === declaredKey);
  if (declared && declared.count === 0)
    return sent.map((one) => (one === declared ? { ...one, ...pdf, fileIds: [id], remark: 'DECLARED' } : one));
  const name = !declared && declaredKey ? nameOf(content, declaredKey) : undefined;
  const added = name === undefined ? { key: FILLED_FORM, name: form.title.vi } : { key: declaredKey ?? '', name };
  return [...sent, { ...added, ...pdf, fileIds: [id], ...(name !== undefined && { remark: 'DECLARED' as const }) }];
}

function nameOf({ componentCases }: ProcedureContent, key: string): string | undefined {
  return componentCases.flatMap(({ components }) => components).find((paper) => paper.key === key)?.name;
}
