import type { Ctx } from '../context.ts';

/** Reads what belongs to each of the keys in one statement; a key that has nothing is not in the map. */
export type ReadMany<T> = (ctx: Ctx, keys: string[]) => Promise<Map<string, T>>;

interface Gathered {
  keys: Set<string>;
  answers: Promise<Map<string, unknown>>;
}

const gathering = new WeakMap<object, Map<unknown, Gathered>>();

/**
 * What `read` finds for `key`, in one statement for all who ask in the same turn of the event loop: a busy server reads
 * several requests in each. The statement begins after the last of them has asked, so nobody gets anything older than the
 * question. Inside a transaction everybody reads alone: it sees what others do not. `read` must be the same function for
 * all who are to read together.
 */
export async function readTogether<T>(ctx: Ctx, read: ReadMany<T>, key: string): Promise<T | undefined> {
  if (ctx.db.isTransaction) return (await read(ctx, [key])).get(key);
  const ofDatabase = gathering.get(ctx.db) ?? new Map<unknown, Gathered>();
  gathering.set(ctx.db, ofDatabase);
  const gathered = ofDatabase.get(read) ?? startGathering(ctx, read, ofDatabase);
  gathered.keys.add(key);
  return (await gathered.answers).get(key) as T | undefined;
}

function startGathering<T>(ctx: Ctx, read: ReadMany<T>, ofDatabase: Map<unknown, Gathered>): Gathered {
  const keys = new Set<string>();
  const answers = endOfTurn().then(() => {
    ofDatabase.delete(read);
    return read(ctx, [...keys]);
  });
  const gathered = { keys, answers };
  ofDatabase.set(read, gathered);
  return gathered;
}

function endOfTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
