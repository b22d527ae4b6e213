import { openSession } from '../src/platform/auth/session.ts';
import { fillUp } from './loadDossiers.ts';
import { type Latency, timeCalls } from './measure.ts';
import type { Work } from './transactions.ts';

const SIZES = [2_000, 20_000, 200_000];
/** of all dossiers, those that are not finished: a province receives in a year some twenty times what lies on its desks */
export const OPEN_SHARE = 0.1;
const TIMES = 100;
const WARMING_UP = 20;

/** What an officer waits for, with more and more dossiers in the database. */
export interface Growth {
  what: string;
  /** at each of the sizes, in the same order */
  latencies: Latency[];
}

/** Requests to the running program and step actions, one at a time, at 2,000, 20,000 and 200,000 dossiers or up to `most`. */
export async function measureGrowth(
  work: Work,
  origin: string,
  most: number,
  say: (text: string) => void,
): Promise<{ sizes: number[]; growth: Growth[] }> {
  const { db, officer } = work;
  const account = { id: officer.actor.accountId, kind: officer.actor.kind };
  const { token } = await openSession(db, account, undefined, officer.clock, officer.config);
  const get = async (path: string) => {
    const answer = await fetch(origin + path, { headers: { cookie: `motcua_session=${token}` } });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    await answer.arrayBuffer();
  };
  const measured: Growth[] = [];
  const things: [string, () => Promise<unknown>][] = [
    ['Step action (forward)', work.act],
    ['Queue page (my unit)', () => get('/api/v1/queues/unit/dossiers')],
    ['Queue counts', () => get('/api/v1/queues')],
    ['Search of dossiers by name', () => get('/api/v1/dossiers?words=nguyen+van+mau')],
    ['Search of dossiers by code', () => get('/api/v1/dossiers?words=010101-001234')],
  ];
  const sizes = SIZES.filter((size) => size <= most);
  for (const size of sizes) {
    say(`Filling up to ${size.toLocaleString('en')} dossiers …`);
    await fillUp(db, size, OPEN_SHARE);
    for (const [place, [what, call]] of things.entries()) {
      await timeCalls(call, WARMING_UP);
      const latency = await timeCalls(call, TIMES);
      measured[place] ??= { what, latencies: [] };
      measured[place].latencies.push(latency);
      say(
        `  ${what}: ${latency.p50Milliseconds.toFixed(1)} ms, at most ${latency.p95Milliseconds.toFixed(1)} of 19 in 20`,
      );
    }
  }
  return { sizes, growth: measured };
}

/** As a Markdown table. */
export function describeGrowth({ sizes, growth }: { sizes: number[]; growth: Growth[] }): string {
  const cells = (latencies: Latency[]) =>
    latencies.map(
      ({ p50Milliseconds, p95Milliseconds }) => `${p50Milliseconds.toFixed(1)} / ${p95Milliseconds.toFixed(1)}`,
    );
  return [
    `| Milliseconds, p50 / p95 | ${sizes.map((size) => size.toLocaleString('en')).join(' | ')} |`,
    `|---|${sizes.map(() => '---:').join('|')}|`,
    ...growth.map(({ what, latencies }) => `| ${[what, ...cells(latencies)].join(' | ')} |`),
  ].join('\n');
}
