import { type KyselyPlugin, sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fillUp } from '../../../bench/loadDossiers.ts';
import { ctxAs, dossiersDatabase, type SampleDatabase } from '../../../test/sampleProvince.ts';
import { QUEUES } from '../../domain/queues/queues.ts';
import type { Ctx } from '../../platform/context.ts';
import { countQueues, listQueue, listRecent } from './listQueue.ts';

const DOSSIERS = 6_000;

let sample: SampleDatabase;
beforeAll(async () => {
  sample = await dossiersDatabase();
  await fillUp(sample.db, DOSSIERS, 0.1);
}, 120_000);
afterAll(() => sample.drop());

/** Instead of being carried out, every query is explained; it answers nothing. */
async function explain(ctx: Ctx, work: (ctx: Ctx) => Promise<unknown>): Promise<string> {
  const lines: string[] = [];
  const explaining: KyselyPlugin = {
    transformQuery: ({ node }) => node,
    transformResult: async ({ result }) => result,
  };
  const db = ctx.db.withPlugin(explaining);
  const statements: { sql: string; parameters: readonly unknown[] }[] = [];
  const executor = db.getExecutor();
  const compile = executor.compileQuery.bind(executor);
  executor.compileQuery = (node, queryId) => {
    const compiled = compile(node, queryId);
    statements.push(compiled);
    return compiled;
  };
  await work({ ...ctx, db });
  for (const statement of statements) {
    const { rows } = await sql<{ 'QUERY PLAN': string }>`EXPLAIN ${sql.raw(filledIn(statement))}`.execute(sample.db);
    lines.push(...rows.map((row) => Object.values(row)[0] ?? ''));
  }
  expect(statements.length).toBeGreaterThan(0);
  return lines.join('\n');
}

/** The statement with its values written into it. */
function filledIn({ sql: text, parameters }: { sql: string; parameters: readonly unknown[] }): string {
  return text.replace(/\$(\d+)/g, (_, number: string) => literal(parameters[Number(number) - 1]));
}

function literal(value: unknown): string {
  if (value === null || value === undefined) return 'NULL';
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (value instanceof Date) return `'${value.toISOString()}'`;
  if (Array.isArray(value)) return `'{${value.map((one) => `"${one}"`).join(',')}}'`;
  return `'${String(value).replaceAll("'", "''")}'`;
}

const READS_ALL = /Seq Scan on dossier( |$)|Seq Scan on dossier_event/m;

describe('among thousands of dossiers', () => {
  it('no count and no queue of any officer reads those that are finished', async () => {
    for (const login of ['tiepnhan.trungtam', 'ld.sxd', 'cv1.sxd']) {
      const officer = await ctxAs(sample.db, login);
      expect(await explain(officer, countQueues)).not.toMatch(READS_ALL);
      for (const name of QUEUES)
        expect(await explain(officer, (ctx) => listQueue(ctx, name)), name).not.toMatch(READS_ALL);
    }
  }, 60_000);

  it('what was worked on lately goes by the index of acts', async () => {
    const officer = await ctxAs(sample.db, 'tiepnhan.trungtam');
    expect(await explain(officer, (ctx) => listRecent(ctx))).not.toMatch(/Seq Scan on dossier_event/);
  }, 60_000);
});
