import { loadConfig } from '../../platform/config/config.ts';
import type { Ctx } from '../../platform/context.ts';
import type { Database } from '../../platform/db/database.ts';

/** The program itself on 22 November 2026, 09:00 in Vietnam, for tests of this feature. */
export function systemCtx(db: Database): Ctx {
  return {
    db,
    actor: { kind: 'SYSTEM', name: 'test' },
    clock: { now: () => new Date('2026-11-22T02:00:00Z') },
    requestId: 'test',
    language: 'vi',
    config: loadConfig({
      MOTCUA_HOME: '/tmp/motcua-test',
      MOTCUA_SECRET: 'a secret for tests, of more than 32 characters',
    }),
  };
}
