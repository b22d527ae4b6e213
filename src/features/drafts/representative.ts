import { sql } from 'kysely';
import type { Applicant, SubmittedComponent } from '../../domain/dossier/events.ts';
import { words } from '../../i18n/words.ts';
import type { TxCtx } from '../../platform/context.ts';
import { AUTHORISATION } from './papers.ts';

/**
 * What is handed in by somebody who acts for the owner bears their name, and the document of the authorisation that covers
 * the procedure when it has one. One query at most.
 */
export async function withRepresentative<E extends { applicant: Applicant; components: SubmittedComponent[] }>(
  tx: TxCtx,
  procedureCode: string,
  edit: E,
): Promise<E> {
  const { actor } = tx;
  if (actor.kind !== 'APPLICANT' || !actor.by) return edit;
  const { by } = actor;
  const named = { ...edit, applicant: { ...edit.applicant, submitterName: by.name } };
  if (by.capacity !== 'AUTHORISED') return named;
  const row = await tx.db
    .selectFrom('authorisation')
    .select('documentId')
    .where('principalId', '=', actor.accountId)
    .where('agentId', '=', by.accountId)
    .where('endedAt', 'is', null)
    .where('documentId', 'is not', null)
    // none named: all procedures
    .where(sql<boolean>`(procedure_codes = '{}' OR ${procedureCode} = ANY (procedure_codes))`)
    .orderBy('acceptedAt', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!row?.documentId || named.components.some(({ key }) => key === AUTHORISATION)) return named;
  const document: SubmittedComponent = {
    key: AUTHORISATION,
    name: words('vi').submission.applicant.authorisation,
    shape: 'ELECTRONIC',
    count: 1,
    fileIds: [row.documentId],
  };
  return { ...named, components: [...named.components, document] };
}
