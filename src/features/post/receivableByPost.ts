import { inLanguage } from '../../domain/language.ts';
import type { Ctx } from '../../platform/context.ts';
import { findProcedure } from '../catalogue/getProcedure.ts';
import { listProcedures } from '../catalogue/listProcedures.ts';
import { procedureNotOffered } from '../dossiers/errors.ts';

const MOST_SHOWN = 12;

/** Procedures received at the one-stops that the post officer serves. Two queries. */
export async function listForPost(ctx: Ctx, words: string): Promise<{ code: string; name: string }[]> {
  const { procedures } = await listProcedures(ctx, { words, limit: 100 });
  const offered = await readOffered(
    ctx,
    procedures.map(({ code }) => code),
  );
  const codes = new Set(offered.map(({ procedureCode }) => procedureCode));
  return procedures
    .filter(({ code }) => codes.has(code))
    .slice(0, MOST_SHOWN)
    .map(({ code, name }) => ({ code, name }));
}

/** The papers of a procedure and who decides it. @throws procedure.not_offered */
export async function describeForPost(ctx: Ctx, code: string) {
  const version = await findProcedure(ctx, code);
  const offered = await readOffered(ctx, [code]);
  if (!version || offered.length === 0 || version.content.state !== 'IN_FORCE') throw procedureNotOffered();
  const { content } = version;
  return {
    code,
    name: content.name,
    setCount: content.setCount,
    deciders: offered.map((row) => ({
      code: row.code,
      name: inLanguage({ vi: row.name, en: row.nameEn ?? undefined }, ctx.language),
    })),
    cases: content.componentCases.map(({ name, components }) => ({
      name,
      components: components.map(({ key, name: paper, originals, copies }) => ({
        key,
        name: paper,
        originals,
        copies,
      })),
    })),
  };
}

async function readOffered({ db, actor }: Ctx, codes: string[]) {
  if (actor.kind !== 'OFFICER' || codes.length === 0) return [];
  const served = actor.posts.filter(({ role }) => role === 'POST_OFFICER').map(({ agencyCode }) => agencyCode);
  if (served.length === 0) return [];
  return db
    .selectFrom('offering')
    .innerJoin('agency', 'agency.code', 'offering.competentAgencyCode')
    .select(['offering.procedureCode', 'agency.code', 'agency.name', 'agency.nameEn'])
    .where('offering.procedureCode', 'in', codes)
    .where('offering.receivingAgencyCode', 'in', served)
    .where('offering.active', '=', true)
    .where('agency.active', '=', true)
    .orderBy('agency.name')
    .execute();
}
