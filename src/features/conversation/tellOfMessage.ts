import type { TxCtx } from '../../platform/context.ts';
import type { Dossier } from '../dossiers/store.ts';
import { readTemplates } from '../notifications/compose.ts';
import { news } from '../notifications/messageKinds.ts';
import { nameDossier, tellApplicant, tellOfficer } from '../notifications/notifyDossier.ts';
import { findApplicant, findReaders, peopleAtDesks } from '../notifications/readers.ts';
import type { Side } from './mayWrite.ts';

const EXCERPT = 300;

/** Tells the other side that there is something to read. Part of the caller's transaction. */
export async function tellOfMessage(
  tx: TxCtx,
  { id, state }: Dossier,
  message: { id: string; side: Side; body: string },
): Promise<void> {
  const named = await nameDossier(tx, id, state);
  const eventKey = `message:${message.id}`;
  const text = message.body.length > EXCERPT ? `${message.body.slice(0, EXCERPT)}…` : message.body;
  if (message.side === 'OFFICE') {
    const template = await readTemplates(tx.db, ['messageFromOffice'], state.receivingAgencyCode);
    const one = { eventKey, news: news('messageFromOffice', { text: text || undefined }), template };
    await tellApplicant(tx, named, { ...one, reader: await findApplicant(tx, state) });
    return;
  }
  const template = await readTemplates(tx.db, ['messageFromApplicant'], state.receivingAgencyCode);
  const one = { eventKey, news: news('messageFromApplicant', { text: text || undefined }), template };
  // After the end the one-stop answers.
  const desk = state.position ?? { role: 'RECEPTIONIST' as const, agencyCode: state.receivingAgencyCode, unitId: null };
  for (const reader of await findReaders(tx, await peopleAtDesks(tx, [desk]))) {
    await tellOfficer(tx, named, { ...one, reader });
  }
}
