import Type from 'typebox';
import { diffProcedure } from '../../domain/procedure/diff.ts';
import { words } from '../../i18n/words.ts';
import type { Ctx } from '../../platform/context.ts';
import type { App } from '../../platform/http/app.ts';
import { page } from '../../platform/http/route.ts';
import { PATHS } from '../../ui/paths.ts';
import { directoryPath } from './directoryQuery.ts';
import { versionNotFound } from './errors.ts';
import { getProcedure, getProcedureVersion, listProcedureVersions, type VersionBrief } from './getProcedure.ts';
import { listOfferings } from './listOfferings.ts';
import { ProcedureView } from './ProcedureView.tsx';
import { procedureName } from './procedureItems.tsx';

/** The page of a procedure; `?phien-ban=2` shows an earlier version. */
export function registerProcedurePage(app: App): void {
  page(app, {
    path: `${PATHS.procedures}/:code`,
    access: 'PUBLIC',
    params: Type.Object({ code: Type.String({ maxLength: 60 }) }),
    query: Type.Object({ 'phien-ban': Type.Optional(Type.String({ maxLength: 6 })) }),
    handler: async ({ ctx, params, query }) => {
      const [current, offerings, versions] = await Promise.all([
        getProcedure(ctx, params.code),
        listOfferings(ctx, params.code),
        listProcedureVersions(ctx, params.code),
      ]);
      const asked = query['phien-ban'];
      const compared = asked ? await compareVersions(ctx, versions, asked) : undefined;
      const shown = compared?.version ?? current;
      const { content } = shown;
      const name = procedureName(content, ctx.language);
      return {
        title: name,
        description: `${content.code} – ${content.field.name}`,
        crumbs: [
          { href: PATHS.procedures, label: words(ctx.language).portal.directory.title },
          { href: directoryPath({ field: content.field.code }), label: content.field.name },
        ],
        status: content.state === 'ABOLISHED' ? 410 : 200,
        body: (
          <ProcedureView
            shown={shown}
            current={current}
            versions={versions}
            changes={compared?.changes}
            offerings={offerings}
            language={ctx.language}
          />
        ),
      };
    },
  });
}

/** The version asked for and what it changed; only read when somebody asks. @throws catalogue.version_not_found */
async function compareVersions(ctx: Ctx, versions: VersionBrief[], asked: string) {
  const brief = versions.find((version) => String(version.number) === asked);
  if (!brief) throw versionNotFound();
  const earlier = versions.find((version) => version.number === brief.number - 1);
  const version = await getProcedureVersion(ctx, brief.id);
  const before = earlier && (await getProcedureVersion(ctx, earlier.id));
  return { version, changes: before ? diffProcedure(before.content, version.content) : [] };
}
