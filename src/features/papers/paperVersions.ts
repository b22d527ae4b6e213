import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { vietnamDate } from '../../domain/calendar/instant.ts';
import type { Database, Tx } from '../../platform/db/database.ts';
import { BUILT_IN_TEMPLATES, type BuiltInTemplate, builtInSource } from '../../platform/pdf/builtInTemplates.ts';
import type { PaperTemplate } from '../../platform/pdf/papers.ts';
import type { TemplateSource } from '../../platform/pdf/renderPaper.ts';

/** When a version holds. `validFrom`: `YYYY-MM-DD`, the first day on which papers are issued by it. */
export interface PaperVersion {
  id: string;
  number: number;
  validFrom: string;
  publishedAt: Date;
  builtIn: boolean;
}

/** Built-in forms without a first day hold from here on. */
const ALWAYS = '1900-01-01';

/** The day in Vietnam of a moment, `YYYY-MM-DD`. */
export function dayOf(moment: string | Date): string {
  return vietnamDate(new Date(moment).getTime());
}

/**
 * The version by which a paper of that day is made, as it was known at that moment: what is published later changes no
 * paper of before. The latest first day wins, then what people wrote over what comes with the program, then the newest.
 * Pure.
 */
export function versionInForce<V extends PaperVersion>(
  versions: readonly V[],
  day: string,
  moment: Date,
): V | undefined {
  const known = versions.filter((version) => version.publishedAt <= moment && version.validFrom <= day);
  const better = (one: V, other: V) =>
    one.validFrom.localeCompare(other.validFrom) ||
    Number(other.builtIn) - Number(one.builtIn) ||
    one.number - other.number;
  return known.reduce<V | undefined>((best, one) => (best && better(best, one) > 0 ? best : one), undefined);
}

const readSources = new Map<string, TemplateSource>();

/** The Typst source of a version; versions never change, so it is read once. */
export async function sourceOf(db: Database | Tx, versionId: string): Promise<TemplateSource> {
  const known = readSources.get(versionId);
  if (known) return known;
  const row = await db
    .selectFrom('paperVersion')
    .select(['content', 'shared'])
    .where('id', '=', versionId)
    .executeTakeFirstOrThrow();
  const source = { main: row.content, shared: row.shared ?? '' };
  readSources.set(versionId, source);
  return source;
}

/** The template by which a paper issued on that day (of Vietnam) and known at that moment is printed. */
export async function templateInForce(
  db: Database | Tx,
  template: PaperTemplate,
  day: string,
  moment: Date,
): Promise<PaperVersion> {
  const versions = await listTemplateVersions(db, template, moment);
  const found = versionInForce(versions, day, moment) ?? versions[0];
  if (!found) throw new Error(`No template ${template}`);
  return found;
}

/** Every version of a template, oldest first; those that came with the program are written down with them. */
export async function listTemplateVersions(db: Database | Tx, template: PaperTemplate, now: Date) {
  const rows = await readVersions(db, template);
  const unknown = BUILT_IN_TEMPLATES.filter(
    (builtIn) => builtIn.template === template && !rows.some((row) => isSame(row, builtIn)),
  );
  if (unknown.length === 0) return rows;
  for (const builtIn of unknown) await writeDown(db, builtIn, now);
  return readVersions(db, template);
}

function readVersions(db: Database | Tx, template: PaperTemplate) {
  return db
    .selectFrom('paperVersion')
    .leftJoin('account', 'account.id', 'paperVersion.publishedBy')
    .select(['paperVersion.id', 'number', 'validFrom', 'publishedAt', 'builtIn', 'legalBasis', 'note'])
    .select('account.fullName as publishedByName')
    .select(sql<string>`encode(sha256(convert_to(content || shared, 'UTF8')), 'hex')`.as('hash'))
    .where('subject', '=', template)
    .orderBy('number')
    .execute();
}

function isSame(row: { hash: string; builtIn: boolean; validFrom: string }, builtIn: BuiltInTemplate): boolean {
  return row.builtIn && row.validFrom === (builtIn.validFrom ?? ALWAYS) && row.hash === hashOf(builtInSource(builtIn));
}

function hashOf({ main, shared }: TemplateSource): string {
  return createHash('sha256').update(main).update(shared).digest('hex');
}

/**
 * The first form of a legal set holds for all its papers; one that a newer program brings holds from when it is first seen.
 * Two programs at once write it down once.
 */
async function writeDown(db: Database | Tx, builtIn: BuiltInTemplate, now: Date): Promise<void> {
  const { main, shared } = builtInSource(builtIn);
  const validFrom = builtIn.validFrom ?? ALWAYS;
  const earlier = await readVersions(db, builtIn.template);
  const first = !earlier.some((row) => row.builtIn && row.validFrom === validFrom);
  await db
    .insertInto('paperVersion')
    .values({
      id: uuidv7(),
      subject: builtIn.template,
      agencyCode: null,
      number: (earlier.at(-1)?.number ?? 0) + 1,
      content: main,
      shared,
      legalBasis: builtIn.basis,
      validFrom,
      builtIn: true,
      publishedBy: null,
      publishedAt: first ? new Date(0) : now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
