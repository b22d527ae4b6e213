import { type Config, loadConfig } from '../config/config.ts';
import { ensureDatabase } from '../postgres/ensureDatabase.ts';
import { prepareDatabase } from '../postgres/prepareDatabase.ts';

/**
 * Runs a command's work on the migrated database, which is started first when it is the embedded one and not up,
 * and stopped afterwards when nobody else uses it; Ctrl-C included.
 */
export async function withDatabase<T>(work: (databaseUrl: string, config: Config) => Promise<T>): Promise<T> {
  const config = loadConfig();
  const database = await ensureDatabase(config);
  const leave = (signal: NodeJS.Signals) => {
    void database.stop().finally(() => process.exit(signal === 'SIGINT' ? 130 : 143));
  };
  process.once('SIGINT', leave);
  process.once('SIGTERM', leave);
  try {
    await prepareDatabase(database.url);
    return await work(database.url, config);
  } finally {
    process.off('SIGINT', leave);
    process.off('SIGTERM', leave);
    await database.stop();
  }
}
