import type { Config } from '../config/config.ts';
import type { Clock, Ctx } from '../context.ts';
import type { Database } from '../db/database.ts';

/** The program itself, doing what somebody's request left to be done. */
export function jobContext({ config, db, clock }: { config: Config; db: Database; clock: Clock }): Ctx {
  const actor = { kind: 'SYSTEM', name: 'motcua worker' } as const;
  return { db, actor, clock, requestId: 'job', language: config.language, config };
}
