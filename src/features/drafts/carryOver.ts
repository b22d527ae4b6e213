import type { ComponentCase, ProcedureContent } from '../../domain/procedure/procedure.ts';
import { comparableText } from '../../domain/text/normalise.ts';
import type { DraftContent } from './draftContent.ts';
import { onlineMethod } from './onlineOffer.ts';
import { chosenCase } from './papers.ts';

/**
 * A draft under the procedure's next version: everything typed stays; only what the change touches is asked again. Papers
 * that are new or read differently, and fees that differ, are marked until somebody has looked at them. Pure.
 */
export function carryOver(typed: DraftContent, before: ProcedureContent, after: ProcedureContent): DraftContent {
  const papers = { ...typed.papers, case: sameCase(typed, before, after) };
  const carried: DraftContent = { ...typed, papers, progress: { ...typed.progress } };
  const changed = changedPapers(before, after, chosenCase(after, papers));
  const touched = [...changed];
  if (changed.length > 0 && carried.progress.papers) carried.progress.papers = 'STARTED';
  if (JSON.stringify(onlineMethod(before)?.fees) !== JSON.stringify(onlineMethod(after)?.fees)) {
    touched.push('fee');
    delete carried.progress.fee;
  }
  const subjects = (content: ProcedureContent) => [...content.subjects].sort().join();
  if (subjects(before) !== subjects(after) && carried.progress.applicant) carried.progress.applicant = 'STARTED';
  if (before.formKey !== after.formKey && carried.progress.form) carried.progress.form = 'STARTED';
  return { ...carried, touched };
}

/** The case that was chosen, by its name: its place in the list may be another one. Empty when it is gone. */
function sameCase({ papers }: DraftContent, before: ProcedureContent, after: ProcedureContent): string {
  const chosen = chosenCase(before, papers);
  if (!chosen || before.componentCases.length <= 1) return after.componentCases.length <= 1 ? (papers.case ?? '') : '';
  const place = after.componentCases.findIndex(({ name }) => comparableText(name) === comparableText(chosen.name));
  return place < 0 ? '' : String(place);
}

function changedPapers(before: ProcedureContent, after: ProcedureContent, group: ComponentCase | undefined): string[] {
  const old = new Map(before.componentCases.flatMap(({ components }) => components.map((one) => [one.key, one])));
  const groups = group ? [group] : after.componentCases;
  return groups.flatMap(({ components }) =>
    components.flatMap((paper) => {
      const was = old.get(paper.key);
      const same =
        was &&
        comparableText(was.name) === comparableText(paper.name) &&
        was.required === paper.required &&
        was.originals === paper.originals &&
        was.copies === paper.copies &&
        was.formName === paper.formName;
      return same ? [] : [paper.key];
    }),
  );
}
