import { sql } from 'kysely';
import { dayNumber } from '../../domain/calendar/instant.ts';
import { DECIDING_ROLES } from '../../domain/policy/absence.ts';
import type { Role } from '../../domain/process/process.ts';
import { formatDate } from '../../domain/text/format.ts';
import { words } from '../../i18n/words.ts';
import type { TxCtx } from '../../platform/context.ts';
import type { FieldProblem } from '../../platform/errors.ts';

/** An absence as it is asked for; days 'YYYY-MM-DD', first and last inclusive. */
export interface AbsenceInput {
  accountId: string;
  /** null: nobody stands in */
  substituteId: string | null;
  /** under which of the absent officer's posts the substitute acts; empty when nobody stands in */
  postIds: string[];
  firstDay: string;
  lastDay: string;
  reason: string;
  decisionNumber?: string;
  decisionDate?: string;
  /** an absence that this one takes the place of; it ends in the same moment */
  replaces?: string;
}

/** A post of the absent officer that somebody may stand in for. */
export interface OpenPost {
  id: string;
  role: Role;
  agencyCode: string;
  unitId: string | null;
}

const LONGEST_DAYS = 366;

/** What of the days and words cannot be. Pure but for the language. */
export function checkWords(ctx: TxCtx, input: AbsenceInput, posts: readonly OpenPost[], today: string): FieldProblem[] {
  const { standIns, common } = words(ctx.language);
  const { firstDay, lastDay, substituteId } = input;
  const problems: FieldProblem[] = [];
  const wrong = (field: keyof AbsenceInput, code: string, message: string) => problems.push({ field, code, message });
  if (input.reason.trim() === '') wrong('reason', 'required', common.form.invalid.required(standIns.reason));
  if (lastDay < firstDay) wrong('lastDay', 'invalid', standIns.wrong.lastBeforeFirst);
  else if (lastDay < today) wrong('lastDay', 'invalid', standIns.wrong.past);
  else if (dayNumber(lastDay) - dayNumber(firstDay) >= LONGEST_DAYS)
    wrong('lastDay', 'tooLong', standIns.wrong.tooLong);
  if (substituteId === input.accountId) wrong('substituteId', 'invalid', standIns.wrong.self);
  if (substituteId && posts.length === 0) wrong('postIds', 'required', standIns.wrong.noPost);
  const decides = substituteId !== null && posts.some(({ role }) => DECIDING_ROLES.includes(role));
  if (decides && !input.decisionNumber?.trim()) wrong('decisionNumber', 'required', standIns.wrong.decisionMissing);
  return problems;
}

interface Clash {
  kind: 'SAME_POST' | 'SUBSTITUTE_AWAY' | 'STANDS_IN';
  name: string;
  firstDay: string;
  lastDay: string;
}

/**
 * What other absences forbid: two substitutes under one post on one day; a substitute who is away; a person going away
 * who stands in for somebody – so that there are neither circles nor chains. One query.
 */
export async function checkClashes(ctx: TxCtx, input: AbsenceInput): Promise<FieldProblem[]> {
  const { accountId, substituteId, firstDay, lastDay, postIds, replaces = null } = input;
  const { rows } = await sql<Clash>`
    SELECT CASE WHEN absence.account_id = ${accountId} THEN 'SAME_POST'
                WHEN absence.account_id = ${substituteId} THEN 'SUBSTITUTE_AWAY' ELSE 'STANDS_IN' END AS kind,
      CASE WHEN absence.account_id = ${accountId} THEN coalesce(stands_in.full_name, '') ELSE away.full_name END AS name,
      absence.first_day::text AS "firstDay", absence.last_day::text AS "lastDay"
    FROM absence
    JOIN account away ON away.id = absence.account_id
    LEFT JOIN account stands_in ON stands_in.id = absence.substitute_id
    WHERE absence.ended_at IS NULL AND absence.id IS DISTINCT FROM ${replaces}::uuid
      AND absence.first_day <= ${lastDay}::date AND absence.last_day >= ${firstDay}::date
      AND (absence.account_id = ${substituteId}
        OR absence.substitute_id = ${accountId}
        OR (absence.account_id = ${accountId} AND (
          absence.substitute_id IS NULL OR ${substituteId}::uuid IS NULL
          OR EXISTS (SELECT FROM absence_post WHERE absence_id = absence.id AND post_id = ANY(${postIds}::uuid[])))))
    ORDER BY absence.first_day`.execute(ctx.db);
  const { wrong } = words(ctx.language).standIns;
  return rows.map(({ kind, name, firstDay: from, lastDay: to }): FieldProblem => {
    const days = [formatDate(from), formatDate(to)] as const;
    if (kind === 'SAME_POST') return { field: 'firstDay', code: 'overlap', message: wrong.overlap(name, ...days) };
    if (kind === 'SUBSTITUTE_AWAY') {
      return { field: 'substituteId', code: 'away', message: wrong.substituteAway(name, ...days) };
    }
    return { field: 'firstDay', code: 'standsIn', message: wrong.standsIn(name, ...days) };
  });
}
