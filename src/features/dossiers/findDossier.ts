import type { Database, Tx } from '../../platform/db/database.ts';
import type { Dossier } from './store.ts';

/** The dossier of that id, for programs that have decided who may see it; people go through `getDossier`. One query. */
export async function findDossier(db: Database | Tx, id: string): Promise<Dossier | undefined> {
  return db.selectFrom('dossier').select(['id', 'state']).where('id', '=', id).executeTakeFirst();
}
