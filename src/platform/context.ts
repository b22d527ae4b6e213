import type { Language } from '../domain/language.ts';
import type { Actor } from '../domain/policy/actor.ts';
import type { Config } from './config/config.ts';
import type { Database, Tx } from './db/database.ts';

/** Where use cases get the time from: the wall in production, a fixed instant in tests. */
export interface Clock {
  now(): Date;
}

export const wallClock: Clock = { now: () => new Date() };

/** What every use case receives. `requestId` makes a repeated action the same action. */
export interface Ctx {
  db: Database | Tx;
  actor: Actor;
  clock: Clock;
  requestId: string;
  language: Language;
  config: Config;
  /** history that is entered afterwards: nobody is told of its events */
  quiet?: boolean;
}

/** A context inside a transaction. */
export interface TxCtx extends Ctx {
  db: Tx;
}

/** Runs `work` in one transaction: everything it writes, jobs included, happens or nothing does. */
export async function inTransaction<T>(ctx: Ctx, work: (ctx: TxCtx) => Promise<T>): Promise<T> {
  if (ctx.db.isTransaction) return work(ctx as TxCtx);
  return ctx.db.transaction().execute((tx) => work({ ...ctx, db: tx }));
}
