import path from 'node:path';
import pg from 'pg';
import type { Config } from '../config/config.ts';
import { joinEmbedded } from './embedded.ts';
import { unavailable } from './failure.ts';

/** Name of the program's database in the embedded cluster. */
const DATABASE = 'motcua';

/** A database that answers, and the way to leave it. */
export interface ReachableDatabase {
  url: string;
  stop(): Promise<void>;
}

/**
 * The program's database: the one of `DATABASE_URL`, or the embedded one in `<home>/postgres`, started when it is not up.
 * `stop` leaves it; the embedded server ends with its last user.
 * @throws StartError (exit code 4) when it cannot be reached
 */
export async function ensureDatabase(config: Pick<Config, 'databaseUrl' | 'home'>): Promise<ReachableDatabase> {
  if (config.databaseUrl) {
    await checkReachable(config.databaseUrl);
    return { url: config.databaseUrl, stop: async () => undefined };
  }
  const postgres = await joinEmbedded(path.join(config.home, 'postgres'));
  try {
    await postgres.ensureDatabase(DATABASE);
  } catch (error) {
    await postgres.stop();
    throw error;
  }
  return { url: postgres.url(DATABASE), stop: postgres.stop };
}

const LEAST_VERSION = 150_000;

async function checkReachable(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  let version: number;
  try {
    await client.connect();
    const { rows } = await client.query<{ server_version_num: string }>('SHOW server_version_num');
    version = Number(rows[0]?.server_version_num);
  } catch (error) {
    const { hostname, pathname } = new URL(url);
    const reason = error instanceof AggregateError ? error.errors.map(String).join(', ') : (error as Error).message;
    throw unavailable(
      `Không kết nối được DATABASE_URL (${hostname}${pathname}): ${reason}.`,
      `Cannot connect to DATABASE_URL (${hostname}${pathname}): ${reason}.`,
      error,
    );
  } finally {
    await client.end().catch(() => undefined);
  }
  if (version < LEAST_VERSION) {
    throw unavailable(
      `PostgreSQL của DATABASE_URL quá cũ (${version}): cần từ bản 15.`,
      `The PostgreSQL of DATABASE_URL is too old (${version}): 15 or later is needed.`,
    );
  }
}
