import { holds } from '../../../domain/policy/actor.ts';
import type { Ctx } from '../../../platform/context.ts';
import { BUILT_IN_TEMPLATES } from '../../../platform/pdf/builtInTemplates.ts';
import type { PaperTemplate } from '../../../platform/pdf/papers.ts';
import { administeredAgencies } from '../../accounts/administration.ts';
import { versionNotFound } from '../errors.ts';
import { dayOf, listTemplateVersions, versionInForce } from '../paperVersions.ts';
import { requireWordingEditor } from './publishPaperVersion.ts';
import { requireTemplateEditor } from './tryPaperTemplate.ts';

/** A blank form is laid out by its procedure, not by a form of law. */
export const TEMPLATES = [...new Set(BUILT_IN_TEMPLATES.map(({ template }) => template))].filter(
  (template) => template !== 'blank-form' && template !== 'filled-form',
);

/** One version as the history shows it. */
export interface ListedVersion {
  id: string;
  number: number;
  legalBasis: string;
  /** null: from the beginning */
  validFrom: string | null;
  note: string;
  builtIn: boolean;
  publishedByName: string | null;
  publishedAt: Date;
  inForce: boolean;
}

/** Which templates the person may change, and for which agencies the wording. One query. */
export async function listEditable(ctx: Ctx) {
  const codes = administeredAgencies(ctx.actor);
  const agencies = ctx.db.selectFrom('agency').select(['code', 'name']).where('active', '=', true).orderBy('name');
  return {
    templates: holds(ctx.actor, 'SYSTEM_ADMINISTRATOR') ? TEMPLATES : [],
    agencies:
      codes === 'ALL'
        ? await agencies.execute()
        : codes.length === 0
          ? []
          : await agencies.where('code', 'in', codes).execute(),
  };
}

/** Every version of a template, the newest first. @throws common.forbidden */
export async function listVersionsOfTemplate(ctx: Ctx, template: PaperTemplate): Promise<ListedVersion[]> {
  requireTemplateEditor(ctx);
  return present(ctx, await listTemplateVersions(ctx.db, template, ctx.clock.now()));
}

/** Every version of what an agency says, the newest first. @throws common.forbidden */
export async function listVersionsOfWording(ctx: Ctx, agencyCode: string): Promise<ListedVersion[]> {
  requireWordingEditor(ctx, agencyCode);
  const versions = await ctx.db
    .selectFrom('paperVersion')
    .leftJoin('account', 'account.id', 'paperVersion.publishedBy')
    .select(['paperVersion.id', 'number', 'validFrom', 'publishedAt', 'builtIn', 'legalBasis', 'note'])
    .select('account.fullName as publishedByName')
    .where('subject', '=', 'wording')
    .where('agencyCode', '=', agencyCode)
    .orderBy('number')
    .execute();
  return present(ctx, versions);
}

/** Content of one version: Typst source, or the wording as JSON. @throws common.forbidden, paper.version_not_found */
export async function getVersionContent(ctx: Ctx, id: string): Promise<{ content: string }> {
  const row = await ctx.db
    .selectFrom('paperVersion')
    .select(['content', 'agencyCode'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) throw versionNotFound();
  if (row.agencyCode === null) requireTemplateEditor(ctx);
  else requireWordingEditor(ctx, row.agencyCode);
  return { content: row.content };
}

function present(ctx: Ctx, versions: Omit<ListedVersion, 'inForce'>[]): ListedVersion[] {
  const now = ctx.clock.now();
  const dated = versions.map((version) => ({ ...version, validFrom: version.validFrom ?? '' }));
  const current = versionInForce(dated, dayOf(now), now)?.id;
  return dated
    .map((version) => ({
      id: version.id,
      number: version.number,
      legalBasis: version.legalBasis,
      validFrom: version.validFrom.startsWith('1900') ? null : version.validFrom,
      note: version.note,
      builtIn: version.builtIn,
      publishedByName: version.publishedByName,
      publishedAt: version.publishedAt,
      inForce: version.id === current,
    }))
    .reverse();
}
