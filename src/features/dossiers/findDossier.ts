import type { DossierState } from '../../domain/dossier/state.ts';
import type { Database, Tx } from '../../platform/db/database.ts';
import type { Dossier } from './store.ts';

/** The dossier of that id, for programs that have decided who may see it; people go through `getDossier`. One query. */
export async function findDossier(db: Database | Tx, id: string): Promise<Dossier | undefined> {
  const row = await db.selectFrom('dossier').select(['id', 'state']).where('id', '=', id).executeTakeFirst();
  return row && { id: row.id, state: row.state as unknown as DossierState };
}
