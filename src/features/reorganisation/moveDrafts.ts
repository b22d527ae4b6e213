import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { LANGUAGES } from '../../domain/language.ts';
import { fillIn } from '../../domain/text/fillIn.ts';
import { words } from '../../i18n/words.ts';
import type { TxCtx } from '../../platform/context.ts';
import { PATHS } from '../../ui/paths.ts';
import { keepBefore } from './journal.ts';
import type { LockedPlan } from './queries.ts';

/**
 * What was typed for an agency that ended goes to the one that offers the procedure now, and its owner is told on the
 * portal. A draft whose place only the address could tell goes to the successor that takes the rest.
 */
export async function moveDrafts(tx: TxCtx, { id, outcome }: LockedPlan): Promise<void> {
  const ended = Object.values(outcome?.routes ?? {}).filter((route) => route.ends);
  const rest = new Map(ended.map((route) => [route.from, route.rest]));
  const offered = new Map<string, string>();
  for (const change of outcome?.offerings ?? []) {
    for (const from of change.from) {
      const key = `${change.procedureCode}|${from}`;
      if (!offered.has(key) || change.competentAgencyCode === rest.get(from))
        offered.set(key, change.competentAgencyCode);
    }
  }
  const drafts = await tx.db
    .selectFrom('draft')
    .innerJoin('procedure', 'procedure.code', 'draft.procedureCode')
    .innerJoin('account', 'account.id', 'draft.accountId')
    .innerJoin('agency', 'agency.code', 'draft.competentAgencyCode')
    .select(['draft.id', 'draft.accountId', 'draft.procedureCode', 'procedure.name', 'account.language'])
    .select(['agency.code as agencyCode', 'agency.name as agencyName'])
    .where('draft.submittedDossierId', 'is', null)
    .where('draft.competentAgencyCode', '=', sql<string>`ANY(${[...rest.keys()]})`)
    .execute();
  if (drafts.length === 0) return;
  await keepBefore(tx, id, 'draft', sql`draft.id = ANY(${drafts.map((draft) => draft.id)}::uuid[])`);
  const names = await agencyNames(tx, [...rest.values(), ...offered.values()]);
  for (const draft of drafts) {
    const to = offered.get(`${draft.procedureCode}|${draft.agencyCode}`) ?? rest.get(draft.agencyCode) ?? null;
    await tx.db.updateTable('draft').set({ competentAgencyCode: to }).where('id', '=', draft.id).execute();
    const language = LANGUAGES.find((one) => one === draft.language) ?? tx.config.language;
    const text = words(language).reorganisation.draftNote;
    const data = { procedure: draft.name, from: draft.agencyName, to: names.get(to ?? '') ?? '' };
    await tx.db
      .insertInto('notification')
      .values({
        id: uuidv7(),
        accountId: draft.accountId,
        channel: 'PORTAL',
        eventKey: `reorganisation:${id}:${draft.id}`,
        language,
        subject: fillIn(text.subject, data),
        body: fillIn(text.body, data),
        link: PATHS.draft(draft.id),
        createdAt: tx.clock.now(),
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}

async function agencyNames(tx: TxCtx, codes: string[]): Promise<Map<string, string>> {
  const rows = await tx.db
    .selectFrom('agency')
    .select(['code', 'name'])
    .where('code', '=', sql<string>`ANY(${codes})`)
    .execute();
  return new Map(rows.map((row) => [row.code, row.name]));
}
