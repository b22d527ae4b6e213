import type { AssessedFees } from '../../domain/money/fees.ts';
import type { Ctx } from '../../platform/context.ts';
import { assessDossier } from '../fees/assessDossier.ts';
import { checkDraft } from './checkDraft.ts';
import type { Draft } from './getDraft.ts';
import { papersOf } from './papers.ts';

/** What the draft would cost if it were submitted now. Two queries. */
export function assessDraft(ctx: Ctx, draft: Draft): Promise<AssessedFees> {
  const { procedureCode, content, typed } = draft;
  return assessDossier(
    ctx,
    {
      procedureCode,
      channel: 'ONLINE',
      applicantKind: typed.applicant.for === 'organisation' ? 'ORGANISATION' : 'CITIZEN',
      componentKeys: papersOf(content, typed.papers).map(({ key }) => key),
      answers: checkDraft(draft).answers.form,
      at: ctx.clock.now(),
    },
    content,
  );
}
