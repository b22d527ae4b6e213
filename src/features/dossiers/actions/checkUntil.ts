import { words } from '../../../i18n/words.ts';
import type { TxCtx } from '../../../platform/context.ts';
import { invalidInput } from '../../../platform/errors.ts';
import { type ActionTask, momentOf } from './handler.ts';

/** Throws `common.invalid_input` for an answer that is wanted before it can come. */
export function checkUntil(ctx: TxCtx, task: ActionTask): void {
  const { until } = task.input;
  if (until === undefined || Date.parse(until) > momentOf(ctx, task).getTime()) return;
  const { untilNotAhead } = words(ctx.language).processing;
  throw invalidInput({ fields: [{ field: 'until', code: 'notAhead', message: untilNotAhead }] });
}
