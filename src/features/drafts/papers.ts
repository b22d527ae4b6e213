import type { PaperRemark } from '../../domain/dossier/events.ts';
import type { FormAnswers } from '../../domain/form/form.ts';
import type { Component, ComponentCase, ProcedureContent } from '../../domain/procedure/procedure.ts';

/** Key under which a written authorisation is attached when somebody submits for another (Đ.15.2 NĐ 118/2025). */
export const AUTHORISATION = 'authorisation';

export const FILES_PER_PAPER = 20;

/** Fields of the page *papers*: which case, and what is said instead of a file. */
export const bringField = (key: string) => `bring.${key}`;
export const skipField = (key: string) => `skip.${key}`;
export const fileField = (key: string) => `file.${key}`;

/** The case the person chose; the only one where there is one. */
export function chosenCase(content: ProcedureContent, typed: FormAnswers): ComponentCase | undefined {
  const { componentCases } = content;
  return componentCases.length <= 1 ? componentCases[0] : componentCases[Number(typed.case || Number.NaN)];
}

/** Papers that are asked for in the chosen case. */
export function papersOf(content: ProcedureContent, typed: FormAnswers): Component[] {
  return chosenCase(content, typed)?.components ?? [];
}

/** Every field the page *papers* may send. */
export function paperFields(content: ProcedureContent): string[] {
  const keys = content.componentCases.flatMap((group) => group.components.map((component) => component.key));
  return ['case', ...keys.flatMap((key) => [bringField(key), skipField(key)])];
}

/** Papers may be brought to the counter only where a part of the procedure is not online. */
export function mayBring(content: ProcedureContent): boolean {
  return content.serviceLevel === 'PARTIAL';
}

/** What is said about a paper that has no file. */
export function remarkOf(content: ProcedureContent, typed: FormAnswers, key: string): PaperRemark | undefined {
  if (isDeclared(content, typed, key)) return 'DECLARED';
  if (mayBring(content) && typed[bringField(key)] === 'yes') return 'BRING';
  return typed[skipField(key)] === 'yes' ? 'NOT_NEEDED' : undefined;
}

/**
 * The paper that the electronic form is: the procedure has one, and the paper is the only one that is a filled-in blank
 * (Đ.9.1 NĐ 45/2020).
 */
export function declaredPaper(content: ProcedureContent, typed: FormAnswers): string | undefined {
  const blanks = papersOf(content, typed).filter((paper) => paper.formName);
  return content.formKey !== undefined && blanks.length === 1 ? blanks[0]?.key : undefined;
}

/** Whether the form on the page stands for this paper, which then need not be attached. */
export function isDeclared(content: ProcedureContent, typed: FormAnswers, key: string): boolean {
  return declaredPaper(content, typed) === key;
}

/** A box for an authorisation where somebody submits for another and the procedure lists no such paper itself. */
export function needsAuthorisationBox(content: ProcedureContent, applicant: FormAnswers, typed: FormAnswers): boolean {
  return applicant.for === 'other' && papersOf(content, typed).every((paper) => paper.key !== AUTHORISATION);
}
