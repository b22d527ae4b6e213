import type pg from 'pg';
import { isLostConnection } from '../db/lostConnection.ts';

/** `cannot_connect_now`: the queue tries again under this code, after 3 seconds and then ever more slowly. */
const TRY_AGAIN = '57P03';

/**
 * A pool as the queue may see it: whatever a lost connection is called, it hears "try again". The queue writes down the end
 * of a job without waiting for it, and knows only a few names: under any other the whole program would end, and the job
 * stay locked for hours.
 */
export function patientPool(pool: pg.Pool): pg.Pool {
  const connect = async (listen?: Parameters<typeof pool.connect>[0]) => {
    // the connection for news is asked for this way, and made again by the queue itself
    if (listen) return pool.connect(listen);
    const client = await pool.connect().catch(tryAgain);
    const query = (...said: unknown[]) =>
      (client.query as (...all: unknown[]) => Promise<unknown>).apply(client, said).catch(tryAgain);
    return withOwn(client, { query });
  };
  return withOwn(pool, { connect });
}

function tryAgain(error: unknown): never {
  throw isLostConnection(error)
    ? Object.assign(new Error('database lost', { cause: error }), { code: TRY_AGAIN })
    : error;
}

/** The same object with some methods of another kind; the others run on the object itself. */
function withOwn<T extends object>(target: T, own: Record<string, unknown>): T {
  return new Proxy(target, {
    get(_, name) {
      if (typeof name === 'string' && Object.hasOwn(own, name)) return own[name];
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}
