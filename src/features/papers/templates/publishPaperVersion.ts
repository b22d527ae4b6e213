import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { words } from '../../../i18n/words.ts';
import { type Ctx, inTransaction } from '../../../platform/context.ts';
import { accessDenied, type FieldProblem, invalidInput } from '../../../platform/errors.ts';
import { builtInSource, newestBuiltIn } from '../../../platform/pdf/builtInTemplates.ts';
import type { PaperTemplate } from '../../../platform/pdf/papers.ts';
import { administeredAgencies } from '../../accounts/administration.ts';
import { dayOf, listTemplateVersions } from '../paperVersions.ts';
import type { AgencyWording } from '../wording.ts';
import { tryPaperTemplate } from './tryPaperTemplate.ts';

/** Why and from when a version holds. */
export interface VersionGround {
  legalBasis: string;
  /** `YYYY-MM-DD`, today or later */
  validFrom: string;
  note: string;
}

/**
 * A new version of a template: papers issued from its first day on are made by it, those issued before stay as they are.
 * @throws common.forbidden, common.invalid_input, paper.template_wrong
 */
export async function publishTemplate(
  ctx: Ctx,
  template: PaperTemplate,
  content: string,
  ground: VersionGround,
): Promise<{ id: string; number: number }> {
  await tryPaperTemplate(ctx, template, content);
  checkGround(ctx, ground);
  await listTemplateVersions(ctx.db, template, ctx.clock.now());
  const { shared } = builtInSource(newestBuiltIn(template));
  return publish(ctx, { subject: template, agencyCode: null, content, shared }, ground);
}

/** A new version of what an agency writes on its papers. @throws common.forbidden, common.invalid_input */
export async function publishWording(
  ctx: Ctx,
  agencyCode: string,
  wording: AgencyWording,
  ground: VersionGround,
): Promise<{ id: string; number: number }> {
  requireWordingEditor(ctx, agencyCode);
  checkGround(ctx, ground);
  const content = JSON.stringify(wording);
  return publish(ctx, { subject: 'wording', agencyCode, content, shared: null }, ground);
}

/** @throws common.forbidden unless the person administers the agency */
export function requireWordingEditor({ actor }: Ctx, agencyCode: string): void {
  const agencies = administeredAgencies(actor);
  if (agencies !== 'ALL' && !agencies.includes(agencyCode)) throw accessDenied();
}

function checkGround(ctx: Ctx, { legalBasis, validFrom, note }: VersionGround): void {
  const { common, papers } = words(ctx.language);
  const { templates } = papers;
  const problems: FieldProblem[] = [];
  const need = (field: 'legalBasis' | 'note', value: string, label: string) => {
    if (value.trim() === '') problems.push({ field, code: 'required', message: common.form.invalid.required(label) });
  };
  need('legalBasis', legalBasis, templates.basis);
  need('note', note, templates.note);
  if (validFrom < dayOf(ctx.clock.now()))
    problems.push({ field: 'validFrom', code: 'past', message: templates.notFromPast });
  if (problems.length > 0) throw invalidInput({ fields: problems });
}

interface Content {
  subject: string;
  agencyCode: string | null;
  content: string;
  shared: string | null;
}

async function publish(ctx: Ctx, content: Content, ground: VersionGround): Promise<{ id: string; number: number }> {
  const { actor } = ctx;
  if (actor.kind !== 'OFFICER') throw accessDenied();
  return inTransaction(ctx, async (tx) => {
    const key = `paper ${content.subject} ${content.agencyCode ?? ''}`;
    await sql`SELECT pg_advisory_xact_lock(hashtextextended(${key}, 0))`.execute(tx.db);
    const last = await tx.db
      .selectFrom('paperVersion')
      .select(['number', 'content'])
      .where('subject', '=', content.subject)
      .where('agencyCode', 'is not distinct from', content.agencyCode)
      .orderBy('number', 'desc')
      .limit(1)
      .executeTakeFirst();
    if (last?.content === content.content) {
      const message = words(ctx.language).papers.templates.unchanged;
      throw invalidInput({ fields: [{ field: 'content', code: 'unchanged', message }] });
    }
    const id = uuidv7();
    const number = (last?.number ?? 0) + 1;
    await tx.db
      .insertInto('paperVersion')
      .values({
        ...content,
        id,
        number,
        legalBasis: ground.legalBasis.trim(),
        validFrom: ground.validFrom,
        note: ground.note.trim(),
        builtIn: false,
        publishedBy: actor.accountId,
        publishedAt: tx.clock.now(),
      })
      .execute();
    return { id, number };
  });
}
