import type { Applicant } from '../../domain/dossier/events.ts';
import { parseCitizenId } from '../../domain/identity/citizenId.ts';
import { mayCollect } from '../../domain/identity/mayCollect.ts';
import { words } from '../../i18n/words.ts';
import type { Ctx } from '../../platform/context.ts';
import { type FieldProblem, invalidInput } from '../../platform/errors.ts';

/** Who takes the result, as typed at the return counter. */
export interface Collector {
  method: 'COUNTER' | 'ONLINE' | 'POST';
  collectorName: string;
  collectorId?: string;
  /** somebody else, whose authorisation was seen */
  authorised: boolean;
  /** number of the authorisation, or its scan */
  documentNumber?: string;
  fileIds?: string[];
}

/**
 * At the counter a result goes to the owner or who submitted it; to anybody else only with an authorisation, of which the
 * number or a scan is kept (Đ.11.4 quy chế Đồng Nai). Post and electronic delivery go to the address in the dossier.
 * @throws common.invalid_input
 */
export function checkCollector(ctx: Ctx, owner: Applicant, collector: Collector): void {
  if (collector.method !== 'COUNTER') return;
  const { giveBack } = words(ctx.language).reception;
  const problems: FieldProblem[] = [];
  const citizenId = collector.collectorId && parseCitizenId(collector.collectorId);
  const own = mayCollect(owner, { name: collector.collectorName, citizenId: citizenId || undefined });
  const hasPaper = Boolean(collector.documentNumber?.trim()) || (collector.fileIds ?? []).length > 0;
  if (!own && !collector.authorised)
    problems.push({ field: 'authorised', code: 'required', message: giveBack.otherPerson });
  if (collector.authorised && !hasPaper)
    problems.push({ field: 'documentNumber', code: 'required', message: giveBack.authorisationNeeded });
  if (problems.length > 0) throw invalidInput({ fields: problems });
}
