import type { ProcessDefinition } from '../../domain/process/process.ts';
import { proveProcess } from '../../domain/process/prove.ts';
import type { Ctx } from '../../platform/context.ts';
import { processNotSound } from './errors.ts';
import { type PublishedDefinition, storeDefinition } from './storeDefinition.ts';

/**
 * Publishes an electronic process: the next immutable number when its content changed, otherwise the one there is. Who sits
 * at its desks depends on the agency and is proved where it is offered.
 * @throws catalogue.process_not_sound with a field for every step that is wrong
 */
export async function publishProcess(ctx: Ctx, content: ProcessDefinition): Promise<PublishedDefinition> {
  const { ok, findings } = proveProcess(content, () => true);
  if (!ok) {
    const errors = findings.filter((finding) => finding.severity === 'ERROR');
    throw processNotSound({
      fields: errors.map(({ stepId, code }) => ({ field: stepId ?? content.key, code })),
      values: { key: content.key, reason: errors.map((error) => error.words.vi).join(' ') },
    });
  }
  return storeDefinition(ctx, 'processDefinition', content);
}
