import { type Ctx, wallClock } from '../context.ts';
import { createDatabase, createPool } from '../db/database.ts';
import { terminalLanguage } from './language.ts';
import { withDatabase } from './withDatabase.ts';

/** Runs a command's work as the program itself on the migrated database. `name` is what the history shows. */
export async function withContext<T>(name: string, work: (ctx: Ctx) => Promise<T>): Promise<T> {
  return withDatabase(async (databaseUrl, config) => {
    const db = createDatabase(createPool(databaseUrl, 2));
    try {
      const actor = { kind: 'SYSTEM', name } as const;
      return await work({ db, actor, clock: wallClock, requestId: 'command', language: terminalLanguage(), config });
    } finally {
      await db.destroy();
    }
  });
}
