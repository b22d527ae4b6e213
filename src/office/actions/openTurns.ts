import { formatDateTime } from '../../domain/text/format.ts';
import type { DossierPage } from '../../features/queues/queues.api.ts';
import type { WordsTree } from '../../i18n/words.ts';

interface Choice {
  value: string;
  text: string;
}

/** The questions that nobody has answered yet, for choosing one. */
export function openOpinions({ dossier, agencyNames }: DossierPage, w: WordsTree): Choice[] {
  return dossier.opinions
    .filter(({ answer, cancelledAt }) => !answer && !cancelledAt)
    .map(({ id, asked, question, dueAt }) => {
      const due = `${w.processing.opinionDue}: ${formatDateTime(dueAt)}`;
      return { value: id, text: `${agencyNames[asked.agencyCode] ?? asked.agencyCode} – ${question} (${due})` };
    });
}

/** The verifications and meetings that are still to be recorded, for choosing one. */
export function openVisits({ dossier }: DossierPage, w: WordsTree): Choice[] {
  return dossier.visits
    .filter(({ record, cancelledAt }) => !record && !cancelledAt)
    .map(({ id, kind, at, place }) => ({
      value: id,
      text: `${w.processing.visitKinds[kind]}, ${formatDateTime(at)}, ${place}`,
    }));
}
