import { createHash } from 'node:crypto';
import { CamelCasePlugin, Kysely, PostgresDialect, type Transaction } from 'kysely';
import pg from 'pg';
import type { DB } from './schema.ts';

export type Database = Kysely<DB>;
export type Tx = Transaction<DB>;

// int8 counts and bigint sizes fit in a double here; dates stay 'YYYY-MM-DD' text, never a local midnight.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);

const names = new Map<string, string>();

function statementName(text: string): string {
  let name = names.get(text);
  if (!name) {
    name = createHash('sha1').update(text).digest('base64url');
    // Statements with lists of varying length would grow the map without end.
    if (names.size < 2_000) names.set(text, name);
  }
  return name;
}

/** Names every parameterised statement by its text, so that PostgreSQL plans it once a connection. */
class NamingClient extends pg.Client {
  // biome's view of pg's overloads is narrower than the driver's: the arguments are passed on untouched
  override query(...args: unknown[]): never {
    const [config, values] = args;
    if (typeof config === 'string' && Array.isArray(values) && values.length > 0) {
      args.splice(0, 2, { text: config, values, name: statementName(config) });
    }
    return (super.query as (...all: unknown[]) => never)(...args);
  }
}

/** The same, telling of every statement; cheaper than letting Kysely measure all that passes. */
function countingClient(onStatement: () => void): typeof pg.Client {
  return class extends NamingClient {
    override query(...args: unknown[]): never {
      onStatement();
      return (super.query as (...all: unknown[]) => never)(...args);
    }
  };
}

/**
 * A pool of at most `max` connections; `onStatement` hears of every statement. A connection that is lost fails its own
 * query and never ends the process.
 */
export function createPool(databaseUrl: string, max = 10, onStatement?: () => void): pg.Pool {
  const Client = onStatement ? countingClient(onStatement) : NamingClient;
  const pool = new pg.Pool({ connectionString: databaseUrl, max, Client, idleTimeoutMillis: 30_000 });
  pool.on('error', () => undefined);
  // The pool itself listens only while a connection is idle; between two statements of a transaction nobody would.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

/** Typed SQL over a pool; `onQuery` sees every statement (query-count tests). */
export function createDatabase(pool: pg.Pool, onQuery?: (sql: string, milliseconds: number) => void): Database {
  return new Kysely<DB>({
    dialect: new PostgresDialect({ pool }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
    log: onQuery ? (event) => onQuery(event.query.sql, event.queryDurationMillis) : undefined,
  });
}
