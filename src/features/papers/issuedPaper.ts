import type { PaperKind } from '../../domain/papers/paperKinds.ts';
import type { Database, Tx } from '../../platform/db/database.ts';
import type { Papers, PaperTemplate } from '../../platform/pdf/papers.ts';

/** A paper as it was first made: what it says, and by which version of its template. */
export interface KeptPaper {
  template: PaperTemplate;
  data: Papers[PaperTemplate];
  versionId: string;
}

/** One query. */
export async function findIssuedPaper(
  db: Database | Tx,
  dossierId: string,
  kind: PaperKind,
  seq: number,
): Promise<KeptPaper | undefined> {
  const row = await db
    .selectFrom('issuedPaper')
    .innerJoin('paperVersion', 'paperVersion.id', 'issuedPaper.versionId')
    .select(['issuedPaper.data', 'issuedPaper.versionId', 'paperVersion.subject'])
    .where('dossierId', '=', dossierId)
    .where('paper', '=', kind)
    .where('eventSeq', '=', seq)
    .executeTakeFirst();
  if (!row) return undefined;
  return {
    template: row.subject as PaperTemplate,
    data: row.data as unknown as KeptPaper['data'],
    versionId: row.versionId,
  };
}

/** Two at once keep the first. */
export async function keepIssuedPaper(
  db: Database | Tx,
  paper: { dossierId: string; kind: PaperKind; seq: number; issuedAt: string },
  { data, versionId }: KeptPaper,
): Promise<void> {
  await db
    .insertInto('issuedPaper')
    .values({
      dossierId: paper.dossierId,
      paper: paper.kind,
      eventSeq: paper.seq,
      versionId,
      data: JSON.stringify(data),
      issuedAt: paper.issuedAt,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
