import type { Ctx } from '../../platform/context.ts';
import type { Papers, PaperTemplate } from '../../platform/pdf/papers.ts';
import { renderPaper } from '../../platform/pdf/renderPaper.ts';
import { dayOf, sourceOf, templateInForce } from './paperVersions.ts';

/**
 * A paper that belongs to no dossier as PDF, by the version of its template that holds on that day (default: today).
 * Throws `PaperError`.
 */
export async function renderInForce<T extends PaperTemplate>(
  ctx: Ctx,
  template: T,
  data: Papers[T],
  day?: string,
): Promise<Uint8Array> {
  const now = ctx.clock.now();
  const { id } = await templateInForce(ctx.db, template, day ?? dayOf(now), now);
  return renderPaper(template, data, { issuedAt: now, source: await sourceOf(ctx.db, id) });
}
