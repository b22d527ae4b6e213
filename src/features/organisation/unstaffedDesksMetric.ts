import { Gauge } from 'prom-client';
import type { App } from '../../platform/http/app.ts';
import { listUnstaffedDesks } from './unstaffedDesks.ts';

const LOOK_AGAIN_MILLISECONDS = 5 * 60_000;

/** `motcua_unstaffed_desks` in /metrics: above 0 somebody has to give a post. Looked up at most every five minutes. */
export function registerUnstaffedDesksMetric({ deps }: App): void {
  let lookedAt = Number.NEGATIVE_INFINITY;
  new Gauge({
    name: 'motcua_unstaffed_desks',
    help: 'Desks with open dossiers whose role nobody holds today',
    registers: [deps.metrics.registry],
    async collect() {
      const now = deps.clock.now().getTime();
      if (Math.abs(now - lookedAt) < LOOK_AGAIN_MILLISECONDS) return;
      lookedAt = now;
      this.set((await listUnstaffedDesks({ ...deps, language: 'vi' }, 'ALL')).length);
    },
  });
}
