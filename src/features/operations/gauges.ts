import { sql } from 'kysely';
import { Gauge, type Registry } from 'prom-client';
import type { Clock } from '../../platform/context.ts';
import type { Database } from '../../platform/db/database.ts';

interface Deps {
  db: Database;
  clock: Clock;
}

interface Count {
  label: string;
  count: number;
}

const JOBS_FRESH_SECONDS = 10;
const DOSSIERS_FRESH_SECONDS = 60;

/** Jobs by state and dossiers by official status, read when somebody asks and kept for a while. */
export function registerGauges(registry: Registry, deps: Deps): void {
  const jobs = kept(deps.clock, JOBS_FRESH_SECONDS, () => countJobs(deps));
  const dossiers = kept(deps.clock, DOSSIERS_FRESH_SECONDS, () => countDossiers(deps));
  new Gauge({
    name: 'motcua_jobs',
    help: 'Background jobs: waiting now, scheduled for later, running, given up',
    labelNames: ['state'] as const,
    registers: [registry],
    async collect() {
      this.reset();
      for (const { label, count } of await jobs()) this.set({ state: label }, count);
    },
  });
  new Gauge({
    name: 'motcua_dossiers',
    help: 'Dossiers by official status (1–10, TT 21/2023/TT-BTTTT)',
    labelNames: ['status'] as const,
    registers: [registry],
    async collect() {
      this.reset();
      for (const { label, count } of await dossiers()) this.set({ status: label }, count);
    },
  });
}

async function countJobs({ db, clock }: Deps): Promise<Count[]> {
  const { rows } = await sql<Count>`
    SELECT label, count(job) AS count
    FROM unnest(ARRAY['waiting', 'scheduled', 'running', 'given_up']) label
    LEFT JOIN graphile_worker.jobs job ON label = CASE
      WHEN job.attempts >= job.max_attempts AND job.locked_at IS NULL THEN 'given_up'
      WHEN job.locked_at IS NOT NULL THEN 'running'
      WHEN job.run_at > ${clock.now()}::timestamptz THEN 'scheduled'
      ELSE 'waiting' END
    GROUP BY label`.execute(db);
  return rows;
}

async function countDossiers({ db }: Deps): Promise<Count[]> {
  const rows = await db
    .selectFrom('dossier')
    .select(['status', (select) => select.fn.countAll<number>().as('count')])
    .where('isTest', 'is', false)
    .groupBy('status')
    .orderBy('status')
    .execute();
  return rows.map(({ status, count }) => ({ label: String(status), count }));
}

/** Reads again after `seconds`. While the database is away there are no figures; everything else is still told. */
function kept(clock: Clock, seconds: number, read: () => Promise<Count[]>): () => Promise<Count[]> {
  let known: Count[] | undefined;
  let readAt = 0;
  return async () => {
    const now = clock.now().getTime();
    if (known && Math.abs(now - readAt) < seconds * 1000) return known;
    readAt = now;
    known = await read().catch(() => undefined);
    return known ?? [];
  };
}
