import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { STATUS } from '../../domain/dossier/status.ts';
import { holds } from '../../domain/policy/actor.ts';
import { cleanText } from '../../domain/text/normalise.ts';
import { words } from '../../i18n/words.ts';
import { type Ctx, inTransaction } from '../../platform/context.ts';
import { accessDenied, defineError, invalidInput } from '../../platform/errors.ts';
import { textProblem } from '../../platform/textProblem.ts';
import { findDossier } from '../dossiers/findDossier.ts';
import { getDossier } from '../dossiers/getDossier.ts';
import { readTemplates } from '../notifications/compose.ts';
import { news } from '../notifications/messageKinds.ts';
import { nameDossier, tellApplicant, tellOfficer } from '../notifications/notifyDossier.ts';
import { findApplicant, findReaders, peopleAtDesks } from '../notifications/readers.ts';

export const MOST_COPIES = 20;
const LONGEST_ADDRESS = 500;

/** There is no electronic result of which copies could be made, or an order is open. */
const copyNotPossible = defineError('dossier.copy_not_possible', 409);

export interface PaperCopy {
  id: string;
  copies: number;
  method: 'COUNTER' | 'POST';
  address: string | null;
  orderedAt: Date;
  issuedAt: Date | null;
}

/** Orders of a dossier that the actor was allowed to read, newest first. One query. */
export async function listPaperCopies({ db }: Ctx, dossierId: string): Promise<PaperCopy[]> {
  const rows = await db
    .selectFrom('paperCopy')
    .select(['id', 'copies', 'method', 'address', 'orderedAt', 'issuedAt'])
    .where('dossierId', '=', dossierId)
    .orderBy('orderedAt', 'desc')
    .limit(20)
    .execute();
  return rows.map((row) => ({ ...row, method: row.method as PaperCopy['method'] }));
}

/**
 * The applicant orders copies on paper of an electronic result (Đ.19.9, Đ.21 quy chế Hòa Bình); the one-stop is told. An order
 * that is open already stays the only one.
 * @throws dossier.not_found, dossier.copy_not_possible, common.invalid_input
 */
export async function orderPaperCopy(
  ctx: Ctx,
  dossierId: string,
  input: { copies: number; method: 'COUNTER' | 'POST'; address: string },
): Promise<void> {
  if (ctx.actor.kind !== 'APPLICANT') throw accessDenied();
  const { accountId } = ctx.actor;
  const { dossier } = await getDossier(ctx, dossierId);
  const { state } = dossier;
  if (!state.result?.fileId || state.status === STATUS.IN_PROCESS) throw copyNotPossible();
  const address = cleanText(input.address);
  const { tracking } = words(ctx.language);
  if (!Number.isInteger(input.copies) || input.copies < 1 || input.copies > MOST_COPIES)
    throw invalidInput({
      fields: [{ field: 'copies', code: 'invalid', message: tracking.copies.howMany(MOST_COPIES) }],
    });
  const tooLong = textProblem(
    address,
    { field: 'address', label: tracking.copies.address, most: LONGEST_ADDRESS },
    ctx.language,
  );
  if (tooLong.length > 0) throw invalidInput({ fields: tooLong });
  if (input.method === 'POST' && address === '')
    throw invalidInput({ fields: [{ field: 'address', code: 'required', message: tracking.copies.addressNeeded }] });
  await inTransaction(ctx, async (tx) => {
    const ordered = await tx.db
      .insertInto('paperCopy')
      .values({
        id: uuidv7(),
        dossierId,
        copies: input.copies,
        method: input.method,
        address: input.method === 'POST' ? address : null,
        agencyCode: state.receivingAgencyCode,
        orderedBy: accountId,
        orderedAt: tx.clock.now(),
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst();
    if (!ordered) return;
    const named = await nameDossier(tx, dossierId, state);
    const template = await readTemplates(tx.db, ['paperCopyOrdered'], state.receivingAgencyCode);
    const desk = { role: 'RECEPTIONIST' as const, agencyCode: state.receivingAgencyCode, unitId: null };
    for (const reader of await findReaders(tx, await peopleAtDesks(tx, [desk]))) {
      const how = words(reader.language).submission.delivery[input.method];
      const told = news('paperCopyOrdered', { copies: String(input.copies), delivery: how });
      await tellOfficer(tx, named, { eventKey: `copy:${ordered.id}`, news: told, reader, template });
    }
  });
}

export interface OrderedCopy extends PaperCopy {
  dossierId: string;
  code: string;
  applicantName: string;
  procedureName: string;
}

/** Open orders at the actor's one-stops, oldest first. One query. */
export async function listOrderedCopies(ctx: Ctx): Promise<OrderedCopy[]> {
  if (ctx.actor.kind !== 'OFFICER') throw accessDenied();
  const agencies = ctx.actor.posts.filter(({ role }) => role === 'RECEPTIONIST').map(({ agencyCode }) => agencyCode);
  if (agencies.length === 0) return [];
  const rows = await ctx.db
    .selectFrom('paperCopy')
    .innerJoin('dossier', 'dossier.id', 'paperCopy.dossierId')
    .select(['paperCopy.id', 'dossierId', 'copies', 'method', 'address', 'orderedAt', 'issuedAt', 'applicantName'])
    .select(sql<string>`coalesce(dossier.code, dossier.submission_number)`.as('code'))
    .select(sql<string>`dossier.state ->> 'procedureName'`.as('procedureName'))
    .where('paperCopy.agencyCode', 'in', agencies)
    .where('issuedAt', 'is', null)
    .orderBy('orderedAt')
    .limit(200)
    .execute();
  return rows.map((row) => ({ ...row, method: row.method as PaperCopy['method'] }));
}

/** The one-stop has made the copies: the applicant is told. Done twice it is done once. */
export async function issuePaperCopy(ctx: Ctx, copyId: string): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const row = await tx.db
      .selectFrom('paperCopy')
      .select(['dossierId', 'agencyCode', 'method', 'issuedAt'])
      .where('id', '=', copyId)
      .forUpdate()
      .executeTakeFirst();
    if (!row || !('accountId' in ctx.actor) || !holds(ctx.actor, 'RECEPTIONIST', row.agencyCode)) throw accessDenied();
    if (row.issuedAt) return;
    const done = { issuedAt: tx.clock.now(), issuedBy: ctx.actor.accountId };
    await tx.db.updateTable('paperCopy').set(done).where('id', '=', copyId).execute();
    const dossier = await findDossier(tx.db, row.dossierId);
    if (!dossier) return;
    const named = await nameDossier(tx, row.dossierId, dossier.state);
    const reader = await findApplicant(tx, dossier.state);
    const { collect } = words(reader.language).notifications;
    const agency = named.names.agency;
    const where = (reader.language === 'en' ? agency.en : undefined) ?? agency.vi;
    const told = news('paperCopyReady', { collect: row.method === 'POST' ? collect.post : collect.counter(where) });
    const template = await readTemplates(tx.db, ['paperCopyReady'], row.agencyCode);
    await tellApplicant(tx, named, { eventKey: `copy-ready:${copyId}`, news: told, reader, template });
  });
}
