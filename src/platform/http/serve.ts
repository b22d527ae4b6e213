import type { FastifyBaseLogger } from 'fastify';
import type { Config } from '../config/config.ts';
import { wallClock } from '../context.ts';
import { createDatabase, createPool } from '../db/database.ts';
import { createLog } from '../log.ts';
import { createApp } from './app.ts';
import { createMetrics } from './metrics.ts';
import { createShell, registerRoutes } from './routes.ts';

/** The web server: listens until stopped; stopping lets running requests finish. */
export async function serve(config: Config, databaseUrl: string): Promise<{ address: string; stop(): Promise<void> }> {
  const metrics = createMetrics({ ofProcess: true });
  const pool = createPool(databaseUrl, config.databaseConnections, metrics.countQuery);
  const db = createDatabase(pool);
  const app = await createApp({
    config,
    db,
    clock: wallClock,
    shell: createShell(db, wallClock, config),
    log: createLog(config) as FastifyBaseLogger,
    metrics,
  });
  try {
    await registerRoutes(app);
    await app.listen({ host: config.host, port: config.port });
  } catch (error) {
    await app.close();
    await pool.end();
    throw error;
  }
  return {
    address: config.publicUrl,
    stop: async () => {
      await app.close();
      await pool.end();
    },
  };
}
