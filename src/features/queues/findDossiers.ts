import { sql } from 'kysely';
import type { Ctx } from '../../platform/context.ts';
import { type DossierRow, matchesWords, readableBy, selectDossierRows } from './dossierRows.ts';
import { momentOf } from './listQueue.ts';

/** So many of the latest dossiers are looked through one by one before the index of words is asked. */
const LATEST = 3_000;

/**
 * Dossiers that the officer may read and whose code, names or procedure hold every word; the latest first. One query.
 * Common words are found among the latest, where the index of words would answer with half the table; it is asked only
 * when these are not enough.
 */
export async function findDossiers(ctx: Ctx, words: string, limit = 50): Promise<DossierRow[]> {
  const { officer } = momentOf(ctx);
  if (words.trim() === '') return [];
  const wanted = sql`(${matchesWords(words)} AND ${readableBy(officer)})`;
  const chosen = sql<{ id: string }>`(
    WITH latest AS MATERIALIZED (
      SELECT id, submitted_at
      FROM (SELECT * FROM dossier ORDER BY submitted_at DESC, id DESC LIMIT ${LATEST}) AS dossier
      WHERE ${wanted}
      LIMIT ${limit}
    )
    SELECT id FROM (
      SELECT id, submitted_at FROM latest
      UNION
      SELECT id, submitted_at FROM dossier WHERE (SELECT count(*) FROM latest) < ${limit} AND ${wanted}
    ) AS found
    ORDER BY submitted_at DESC, id DESC
    LIMIT ${limit})`;
  return selectDossierRows(ctx.db)
    .innerJoin(chosen.as('chosen'), 'chosen.id', 'dossier.id')
    .orderBy('dossier.submittedAt', 'desc')
    .orderBy('dossier.id', 'desc')
    .execute();
}
