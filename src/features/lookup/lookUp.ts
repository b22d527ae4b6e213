import type { TraceEntry } from '../../domain/calendar/trace.ts';
import { parseDossierCode } from '../../domain/dossier/code.ts';
import { inLanguage } from '../../domain/language.ts';
import { recordAccess } from '../../platform/auth/recordAccess.ts';
import type { Ctx } from '../../platform/context.ts';
import { dossierNotFound } from '../dossiers/errors.ts';
import type { LookupLimit } from './lookupLimit.ts';
import {
  checkReceipt,
  type PublicProgress,
  projectProgress,
  projectReceipt,
  type ReceiptCheck,
} from './projectForPublic.ts';
import { findProgress, findWithNames, type NamedStop } from './queries.ts';

/** What a look-up tells. The facts of the receipt are there only with its key, and only once the dossier is accepted. */
export interface LookupAnswer extends PublicProgress {
  receipt: ReceiptCheck;
  receivingAgency?: string;
  units?: { agency: string; unit?: string }[];
  organisationName?: string;
  applicantName?: string;
  receivedAt?: string;
  dueAt?: string | null;
  trace?: TraceEntry[];
}

export interface Lookup {
  /** as typed: any case, spaces, dashes */
  typed: string;
  /** out of the QR code of a receipt */
  key?: string;
  /** network address of the visitor */
  visitor: string;
}

/**
 * Looks a dossier up for somebody who did not sign in. Throws `dossier.not_found` and, for a visitor who looks up too much,
 * `common.too_many_requests`. A key that does not fit is answered and recorded: somebody may hold a forged paper.
 */
export async function lookUp(ctx: Ctx, limit: LookupLimit, { typed, key, visitor }: Lookup): Promise<LookupAnswer> {
  limit.take(visitor, ctx.clock);
  const code = parseDossierCode(typed);
  const answer = code && (key ? await answerHolder(ctx, code, key) : await answerAnybody(ctx, code));
  if (!answer) await limit.countMiss(ctx, visitor);
  if (!answer) throw dossierNotFound();
  if (answer.receipt === 'NOT_GENUINE') await limit.countMiss(ctx, visitor);
  return answer;
}

async function answerAnybody(ctx: Ctx, code: string): Promise<LookupAnswer | undefined> {
  const found = await findProgress(ctx, code);
  return found && { ...projectProgress(found), receipt: 'NO_KEY' };
}

async function answerHolder(ctx: Ctx, code: string, key: string): Promise<LookupAnswer | undefined> {
  const found = await findWithNames(ctx.db, code);
  if (!found) return undefined;
  const { id, state, stops } = found;
  const receipt = checkReceipt(state.lookupKey, key);
  const progress = { ...projectProgress(state), receipt };
  const facts = receipt === 'GENUINE' ? projectReceipt(state) : undefined;
  // Every look at personal data is recorded (5.8 TCVN 14423:2026), and every paper that was not ours.
  if (receipt === 'NOT_GENUINE') await recordAccess(ctx, access(id, 'RECEIPT_NOT_GENUINE'));
  if (!facts) return progress;
  await recordAccess(ctx, access(id, 'LOOK_UP_BY_RECEIPT'));
  const { receivingAgencyCode: _code, route: _route, ...shown } = facts;
  return {
    ...progress,
    ...shown,
    receivingAgency: named(ctx, found.agency, found.agencyEn),
    units: stops.map((stop) => nameStop(ctx, stop)),
  };
}

function nameStop(ctx: Ctx, { agency, agencyEn, unit, unitEn }: NamedStop) {
  return { agency: named(ctx, agency, agencyEn), ...(unit && { unit: named(ctx, unit, unitEn) }) };
}

function named({ language }: Ctx, vi: string, en: string | null): string {
  return inLanguage({ vi, en: en ?? undefined }, language);
}

function access(subjectId: string, action: string) {
  return { subject: 'DOSSIER', subjectId, action };
}
