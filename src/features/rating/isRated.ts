import type { Ctx } from '../../platform/context.ts';

/** Whether a dossier has its rating. One query. */
export async function isRated({ db }: Ctx, dossierId: string): Promise<boolean> {
  const row = await db.selectFrom('rating').select('dossierId').where('dossierId', '=', dossierId).executeTakeFirst();
  return row !== undefined;
}
