import type { FormDefinition } from '../../domain/form/form.ts';
import { toStoredForm } from '../../domain/form/storedForm.ts';
import type { Ctx } from '../../platform/context.ts';
import { type PublishedDefinition, storeDefinition } from './storeDefinition.ts';

/** Publishes an electronic form: the next immutable number when its content changed, otherwise the one there is. */
export async function publishForm(ctx: Ctx, content: FormDefinition): Promise<PublishedDefinition> {
  return storeDefinition(ctx, 'formDefinition', toStoredForm(content));
}
