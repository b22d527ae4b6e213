import type { ProcessDefinition } from '../../domain/process/process.ts';
import type { Ctx } from '../../platform/context.ts';
import { type PublishedDefinition, storeDefinition } from './storeDefinition.ts';

/** Publishes an electronic process: the next immutable number when its content changed, otherwise the one there is. */
export async function publishProcess(ctx: Ctx, content: ProcessDefinition): Promise<PublishedDefinition> {
  return storeDefinition(ctx, 'processDefinition', content);
}
