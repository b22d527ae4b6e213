import type { SubmittedComponent } from '../../domain/dossier/events.ts';
import type { Component, ComponentCase } from '../../domain/procedure/procedure.ts';
import { words } from '../../i18n/words.ts';
import type { Ctx } from '../../platform/context.ts';
import { invalidInput } from '../../platform/errors.ts';
import { findProcedure } from '../catalogue/getProcedure.ts';

/**
 * A dossier that lacks a required paper is not accepted without a stated ground: it is answered with a request for
 * supplements (Đ.17.1 NĐ 61/2018; Đ.9.5c quy chế Đồng Nai). Which case it is follows from the papers named. One query.
 * @throws common.invalid_input with `missingReason`
 */
export async function checkCounterPapers(
  ctx: Ctx,
  entry: { procedureCode: string; components: SubmittedComponent[]; missingReason?: string },
): Promise<void> {
  if (entry.missingReason?.trim()) return;
  const procedure = await findProcedure(ctx, entry.procedureCode);
  const missing = missingPapers(procedure?.content.componentCases ?? [], entry.components);
  if (missing.length === 0) return;
  const { missingReasonNeeded, paperMissing } = words(ctx.language).reception;
  const names = missing.map(({ name }) => name).join('; ');
  const message = `${missingReasonNeeded} ${paperMissing}: ${names}`;
  throw invalidInput({ fields: [{ field: 'missingReason', code: 'required', message }] });
}

/** Required papers that are not there, of the case that the papers fit best: the one that lacks the fewest. Pure. */
export function missingPapers(cases: readonly ComponentCase[], handedIn: readonly SubmittedComponent[]): Component[] {
  const named = new Set(handedIn.map(({ key }) => key));
  const there = new Set(handedIn.filter(({ shape }) => shape !== 'MISSING').map(({ key }) => key));
  const lacking = (group: ComponentCase) => group.components.filter(({ key, required }) => required && !there.has(key));
  // The counter names every paper of the chosen case, missing ones too.
  const chosen = cases.filter((group) => group.components.some(({ key }) => named.has(key)));
  const possible = (chosen.length > 0 ? chosen : cases).map(lacking);
  return possible.sort((a, b) => a.length - b.length)[0] ?? [];
}
