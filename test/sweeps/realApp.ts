import type { FastifyBaseLogger } from 'fastify';
import { openSession } from '../../src/platform/auth/session.ts';
import type { Config } from '../../src/platform/config/config.ts';
import { createDatabase, createPool, type Database } from '../../src/platform/db/database.ts';
import { type App, createApp } from '../../src/platform/http/app.ts';
import { createMetrics } from '../../src/platform/http/metrics.ts';
import { createShell, registerRoutes } from '../../src/platform/http/routes.ts';
import { SESSION_COOKIE } from '../../src/platform/http/visitor.ts';
import { ctxAs, dossiersDatabase, SAMPLE_NOW, sampleDatabase, systemCtx } from '../sampleProvince.ts';

/** The whole web application on the sample province: every route there is. */
export interface RealApp {
  app: App;
  db: Database;
  /** SQL statements since the last call */
  takeStatements(): string[];
  /** headers of a browser in which this person is signed in, with the token for forms */
  signIn(login: string): Promise<{ cookie: string; 'x-csrf-token': string }>;
  stop(): Promise<void>;
}

/** Monday 23 November 2026, 09:00 in Vietnam; with the sample's dossiers when wanted. Use in `beforeAll`, and `stop` in `afterAll`. */
export async function realApp(
  options: { log?: FastifyBaseLogger; config?: Partial<Config>; dossiers?: boolean } = {},
): Promise<RealApp> {
  const sample = await (options.dossiers ? dossiersDatabase() : sampleDatabase());
  const pool = createPool(sample.url, 4);
  let statements: string[] = [];
  const db = createDatabase(pool, (sql) => {
    statements.push(sql);
    metrics.countQuery();
  });
  const metrics = createMetrics();
  const clock = { now: () => SAMPLE_NOW };
  const config = { ...systemCtx(db).config, ...options.config };
  const app = await createApp({ config, db, clock, shell: createShell(db, clock, config), log: options.log, metrics });
  await registerRoutes(app);
  await app.ready();
  return {
    app,
    db,
    takeStatements: () => {
      const taken = statements;
      statements = [];
      return taken;
    },
    signIn: async (login) => {
      const { actor } = await ctxAs(db, login);
      if (!('accountId' in actor)) throw new Error(`${login} has no account`);
      const account = { id: actor.accountId, kind: actor.kind };
      const { token, csrfToken } = await openSession(db, account, undefined, clock, config);
      return { cookie: `${SESSION_COOKIE}=${token}`, 'x-csrf-token': csrfToken };
    },
    stop: async () => {
      await app.close();
      await pool.end();
      await sample.drop();
    },
  };
}
