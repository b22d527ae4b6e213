import type { AssessedFees } from '../../domain/money/fees.ts';
import type { Ctx } from '../../platform/context.ts';
import { assessDossier } from '../fees/assessDossier.ts';
import type { Draft } from './getDraft.ts';
import { papersOf } from './papers.ts';

/** What the draft would cost if it were submitted now. Two queries. */
export function assessDraft(ctx: Ctx, { procedureCode, content, typed }: Draft): Promise<AssessedFees> {
  return assessDossier(
    ctx,
    {
      procedureCode,
      channel: 'ONLINE',
      applicantKind: typed.applicant.for === 'organisation' ? 'ORGANISATION' : 'CITIZEN',
      componentKeys: papersOf(content, typed.papers).map(({ key }) => key),
      at: ctx.clock.now(),
    },
    content,
  );
}
