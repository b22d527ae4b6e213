import { migrate } from '../db/migrate.ts';
import { migrateJobs } from '../jobs/worker.ts';

/** Brings a database up to this program: our migrations, then the job queue's. Returns the names of ours that ran. */
export async function prepareDatabase(databaseUrl: string): Promise<string[]> {
  const ran = await migrate(databaseUrl);
  await migrateJobs(databaseUrl);
  return ran;
}
