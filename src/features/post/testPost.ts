import { type ChildProcess, spawn } from 'node:child_process';
import { CITIZEN, dossierWalk, RESULT } from '../../../test/dossierWalk.ts';
import { ctxAs, sampleDatabase, systemCtx } from '../../../test/sampleProvince.ts';
import type { PostalAddress } from '../../domain/post/order.ts';
import { listOrdersOf } from './orders.ts';
import { createVnpost } from './postGateway.ts';

export const HOME: PostalAddress = {
  name: 'Nguyễn Văn Mẫu',
  phone: '0900 000 001',
  line: 'Số 2 đường Thí Dụ',
  commune: 'Phường Ví Dụ',
  province: '99',
};
const NOW = Date.parse('2026-11-23T02:00:00Z');
/** So many hours after the morning on which the tests begin. */
export const hours = (count: number) => new Date(NOW + count * 3_600_000);

export type TestPost = Awaited<ReturnType<typeof openTestPost>>;

/** The sample province with the people of its ward, and the simulated post as a program of its own. Close it at the end. */
export async function openTestPost() {
  const [sample, { simulator, url }] = await Promise.all([sampleDatabase(), startSimulator()]);
  const { db } = sample;
  const walk = dossierWalk(sample);

  async function onlyOrder(dossierId: string) {
    const [order] = await listOrdersOf(db, dossierId);
    if (!order) throw new Error('no order');
    return order;
  }

  return {
    db,
    walk,
    gateway: createVnpost({ url, key: 'mau-khach-hang', secret: 'mau-bi-mat', customer: 'TINHMAU', timeoutMs: 1500 }),
    onlyOrder,
    postman: (now = hours(0)) => ctxAs(db, 'buudien.vidu', { now }),
    reception: (now = hours(0)) => ctxAs(db, 'tiepnhan.vidu', { now }),
    citizen: (now = hours(0)) => ctxAs(db, CITIZEN, { now }),
    system: (now = hours(0)) => systemCtx(db, { now }),
    /** A dossier of the ward whose result is there, to be brought by post. */
    async resolvedByPost(now = hours(0)) {
      const delivery = { method: 'POST', address: HOME.line, postal: HOME } as const;
      const dossier = await walk.enter('oneDesk', { now, as: 'tiepnhan.vidu', extra: { delivery } });
      await walk.act(dossier, { action: 'ISSUE', ...RESULT }, { now });
      return dossier;
    },
    /** Tells the simulator what happens next. */
    async control(path: 'progress' | 'mode', body: object): Promise<void> {
      const answer = await fetch(`${url}/control/${path}`, { method: 'POST', body: JSON.stringify(body) });
      if (!answer.ok) throw new Error(await answer.text());
    },
    /** The order as the post has it. */
    async orderAtPost(number: string): Promise<AtPost | undefined> {
      const { items } = (await (await fetch(`${url}/control/orders`)).json()) as { items: AtPost[] };
      return items.find((item) => item.number === number);
    },
    /** The first line of the post's list of what it collected. */
    async collectedHead(): Promise<string> {
      return (await (await fetch(`${url}/control/collected.csv`)).text()).split('\n')[0] ?? '';
    },
    async close(): Promise<void> {
      simulator.kill('SIGTERM');
      await sample.drop();
    },
  };
}

interface AtPost {
  number: string;
  /** how often it was sent */
  times: number;
  cancelled: boolean;
  fields: { CODAmount: number };
}

function startSimulator(): Promise<{ simulator: ChildProcess; url: string }> {
  const simulator = spawn(process.execPath, ['--import', 'tsx', 'simulators/vnpost/main.ts'], {
    env: { ...process.env, VNPOST_PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return new Promise((resolve, reject) => {
    simulator.once('exit', () => reject(new Error('The simulator ended')));
    simulator.stdout.on('data', (chunk: Buffer) => {
      const url = /http:\/\/\S+/.exec(chunk.toString())?.[0];
      if (url) resolve({ simulator, url });
    });
  });
}
