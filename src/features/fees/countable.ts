import { fieldsOf } from '../../domain/form/visibleFields.ts';
import type { Words } from '../../domain/language.ts';
import type { Ctx } from '../../platform/context.ts';
import { findForm } from '../catalogue/getForm.ts';
import { findProcedure } from '../catalogue/getProcedure.ts';

/** A number that the electronic form of a procedure asks for or works out. */
export interface CountableAnswer {
  key: string;
  label: Words;
}

/** By what an amount of the fee table can be multiplied for this procedure. Two queries. */
export async function listCountable(ctx: Ctx, procedureCode: string): Promise<CountableAnswer[]> {
  const formKey = (await findProcedure(ctx, procedureCode))?.content.formKey;
  const found = formKey ? await findForm(ctx, formKey) : undefined;
  if (!found) return [];
  return fieldsOf(found.form).flatMap(({ key, kind, label }) => (kind === 'number' ? [{ key, label }] : []));
}
