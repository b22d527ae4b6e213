import { v7 as uuidv7 } from 'uuid';
import { CalendarError } from '../../domain/calendar/errors.ts';
import { vietnamDate } from '../../domain/calendar/instant.ts';
import { parseSessions } from '../../domain/calendar/sessions.ts';
import { words } from '../../i18n/words.ts';
import { type Ctx, inTransaction } from '../../platform/context.ts';
import { accessDenied, type FieldProblem, invalidInput } from '../../platform/errors.ts';
import { administeredAgencies } from '../accounts/administration.ts';
import { lookAgain } from '../clocks/sweepClocks.ts';
import { agencyCalendar } from '../organisation/agencyCalendar.ts';
import { type TrialClosure, withClosure } from './listMovedDates.ts';

/**
 * Adds a closure (storm, flood, outage) to the calendar of one agency; other agencies keep theirs. Dates already promised
 * do not move: `listMovedDates` tells which would. @throws common.forbidden, common.invalid_input
 */
export async function closeAgency(ctx: Ctx, closure: TrialClosure): Promise<void> {
  const { actor } = ctx;
  const { agencyCode } = closure;
  const agencies = administeredAgencies(actor);
  if (actor.kind !== 'OFFICER' || (agencies !== 'ALL' && !agencies.includes(agencyCode))) throw accessDenied();
  checkClosure(ctx, closure);
  await inTransaction(ctx, async (tx) => {
    const row = await tx.db
      .selectFrom('agency')
      .innerJoin('calendar', 'calendar.id', 'agency.calendarId')
      .select(['calendar.id', 'calendar.name', 'calendar.content'])
      .where('agency.code', '=', agencyCode)
      .forUpdate()
      .executeTakeFirst();
    if (!row) throw invalidInput({ fields: [{ field: 'agencyCode', code: 'unknown' }] });
    const content = withClosure(row.content, closure);
    agencyCalendar(row.id, { vi: row.name }, content);
    const id = `agency-${agencyCode}`;
    await tx.db
      .insertInto('calendar')
      .values({ id, name: row.name, content: JSON.stringify(content) })
      .onConflict((conflict) => conflict.column('id').doUpdateSet({ content: JSON.stringify(content) }))
      .execute();
    await tx.db.updateTable('agency').set({ calendarId: id }).where('code', '=', agencyCode).execute();
    await tx.db
      .insertInto('calendarChange')
      .values({
        id: uuidv7(),
        agencyCode,
        calendarId: id,
        day: closure.date,
        sessions: closure.sessions ?? null,
        name: closure.name.trim(),
        notice: closure.notice.trim(),
        recordedAt: tx.clock.now(),
        recordedBy: actor.accountId,
        recordedByName: actor.name,
      })
      .execute();
    await lookAgain(tx, [agencyCode]);
  });
}

function checkClosure(ctx: Ctx, { date, name, notice, sessions }: TrialClosure): void {
  const { movedDates, common } = words(ctx.language);
  const fields: FieldProblem[] = [];
  for (const [field, text] of Object.entries({ name, notice }) as ['name' | 'notice', string][])
    if (text.trim() === '')
      fields.push({ field, code: 'required', message: common.form.invalid.required(movedDates.field[field]) });
  if (date < vietnamDate(ctx.clock.now().getTime()))
    fields.push({ field: 'date', code: 'past', message: movedDates.dayPast });
  try {
    if (sessions) parseSessions(sessions);
  } catch (error) {
    if (!(error instanceof CalendarError)) throw error;
    fields.push({ field: 'sessions', code: 'invalid', message: movedDates.sessionsInvalid });
  }
  if (fields.length > 0) throw invalidInput({ fields });
}
