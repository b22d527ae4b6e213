import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import type { Log } from '../log.ts';

/** Says that a worker lives for as long as its process does. */
export interface Presence {
  /** Begins to hold the lock of the worker called `name`. */
  announce(name: string): void;
  /** Resolves once the lock is held. */
  announced: Promise<void>;
  stop(): Promise<void>;
}

const RETRY_MILLISECONDS = 1_000;

/**
 * Holds a session lock on a worker's name, on a connection of its own: PostgreSQL drops it the moment the process is gone,
 * however it ended. A lost connection is made again. (A proxy that shares sessions between clients would break this:
 * workers must reach PostgreSQL itself.)
 */
export async function createPresence(pool: pg.Pool, log: Log): Promise<Presence> {
  const first = await pool.connect();
  const stopped = new AbortController();
  let current: pg.PoolClient | undefined = first;
  let held: () => void = () => undefined;
  const announced = new Promise<void>((resolve) => {
    held = resolve;
  });

  async function hold(client: pg.PoolClient, name: string): Promise<void> {
    const lost = new Promise<void>((resolve) => {
      client.once('end', resolve);
      client.once('error', () => resolve());
    });
    const locked = client.query('SELECT pg_advisory_lock(hashtextextended($1, 0))', [name]).then(held);
    await Promise.race([lost, locked]);
    await Promise.race([lost, aborted(stopped.signal)]);
    client.release(true);
  }

  async function holdAlways(name: string): Promise<void> {
    while (!stopped.signal.aborted) {
      const client = current ?? (await pool.connect().catch(() => undefined));
      current = undefined;
      if (client) await hold(client, name).catch(() => client.release(true));
      if (stopped.signal.aborted) return;
      log.warn('the connection that shows that this worker lives was lost');
      // at once when a connection was lost; with pauses while none is to be had
      if (!client) await sleep(RETRY_MILLISECONDS);
    }
  }

  let holding: Promise<void> | undefined;
  return {
    announce(name) {
      holding = holdAlways(name);
    },
    announced,
    async stop() {
      stopped.abort();
      await holding;
      current?.release(true);
    },
  };
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
