import { v7 } from 'uuid';
import { type Ctx, inTransaction } from '../../platform/context.ts';
import { contentHash } from './contentHash.ts';
import { requirePublisher } from './mayPublish.ts';

export interface PublishedDefinition {
  id: string;
  key: string;
  number: number;
  outcome: 'ADDED' | 'CHANGED' | 'UNCHANGED';
}

/** The numbered, immutable store that processes and forms share. */
export async function storeDefinition(
  ctx: Ctx,
  table: 'processDefinition' | 'formDefinition',
  content: { key: string },
): Promise<PublishedDefinition> {
  requirePublisher(ctx);
  return inTransaction(ctx, async (tx) => {
    await tx.db.selectFrom('catalogueRevision').select('number').forUpdate().execute();
    const last = await tx.db
      .selectFrom(table)
      .select(['id', 'number', 'content'])
      .where('key', '=', content.key)
      .orderBy('number', 'desc')
      .limit(1)
      .executeTakeFirst();
    if (last && contentHash(last.content) === contentHash(content)) {
      return { id: last.id, key: content.key, number: last.number, outcome: 'UNCHANGED' };
    }
    const id = v7();
    const number = (last?.number ?? 0) + 1;
    await tx.db
      .insertInto(table)
      .values({ id, key: content.key, number, content: JSON.stringify(content), createdAt: tx.clock.now() })
      .execute();
    return { id, key: content.key, number, outcome: last ? 'CHANGED' : 'ADDED' };
  });
}
