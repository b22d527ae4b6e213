import { parseInstant } from '../../../domain/calendar/instant.ts';
import { holds } from '../../../domain/policy/actor.ts';
import type { Role } from '../../../domain/process/process.ts';
import { words } from '../../../i18n/words.ts';
import type { Ctx } from '../../../platform/context.ts';
import { accessDenied, type FieldProblem, invalidInput } from '../../../platform/errors.ts';

/** Who prints the registers and lists of a one-stop. */
export const LIST_ROLES = ['RECEPTIONIST', 'CENTRE_HEAD', 'AGENCY_LEADER'] as const satisfies Role[];

export interface Counter {
  code: string;
  name: string;
}

/** The one-stops whose lists the officer may print, by name. One query. */
export async function listCounters({ db, actor }: Ctx): Promise<Counter[]> {
  if (actor.kind !== 'OFFICER') return [];
  const codes = actor.posts
    .filter((post) => LIST_ROLES.some((role) => role === post.role))
    .map(({ agencyCode }) => agencyCode);
  if (codes.length === 0) return [];
  return db
    .selectFrom('agency')
    .select(['code', 'name'])
    .where('code', 'in', codes)
    .where((where) =>
      where.exists(
        where
          .selectFrom('unit')
          .select('id')
          .whereRef('unit.agencyCode', '=', 'agency.code')
          .where('kind', '=', 'ONE_STOP'),
      ),
    )
    .orderBy('name')
    .execute();
}

/** @throws common.forbidden unless the officer works at or leads that one-stop */
export function requireCounter({ actor }: Ctx, agencyCode: string): void {
  if (!LIST_ROLES.some((role) => holds(actor, role, agencyCode))) throw accessDenied();
}

/** Days in Vietnam, both included. */
export interface Period {
  from: string;
  to: string;
}

const DAY_MS = 86_400_000;

/** From the first moment to before the last. @throws common.invalid_input when it is backwards or longer than `mostDays` */
export function momentsOf(ctx: Ctx, { from, to }: Period, mostDays: number): { start: Date; end: Date } {
  const { papers, common } = words(ctx.language);
  const { lists } = papers;
  const strange = Object.entries({ from, to }).filter(([, day]) => day < '1900' || day >= '2200');
  if (strange.length > 0) {
    const message = common.form.invalid.date(strange[0]?.[0] === 'from' ? lists.from : lists.to);
    throw invalidInput({ fields: strange.map(([field]) => ({ field, code: 'invalid', message })) });
  }
  const start = parseInstant(from);
  const end = parseInstant(to) + DAY_MS;
  const problems: FieldProblem[] = [];
  if (end <= start) problems.push({ field: 'to', code: 'backwards', message: lists.backwards });
  if (end - start > mostDays * DAY_MS)
    problems.push({ field: 'to', code: 'tooLong', message: lists.tooLong(mostDays) });
  if (problems.length > 0) throw invalidInput({ fields: problems });
  return { start: new Date(start), end: new Date(end) };
}

/** `Từ ngày 01/03/2026 đến ngày 05/03/2026`, as it is printed. */
export function periodInWords({ from, to }: Period): string {
  const day = (date: string) => date.split('-').reverse().join('/');
  return from === to ? `Ngày ${day(from)}` : `Từ ngày ${day(from)} đến ngày ${day(to)}`;
}
