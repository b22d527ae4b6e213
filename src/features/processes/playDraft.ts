import Type, { type Static } from 'typebox';
import { CalendarError } from '../../domain/calendar/errors.ts';
import { checkLimit, type TimeLimit } from '../../domain/calendar/limit.ts';
import { type Moment, PLAY_ANSWERS, playProcess } from '../../domain/process/play.ts';
import { STEP_ACTIONS } from '../../domain/process/process.ts';
import type { Ctx } from '../../platform/context.ts';
import { invalidInput } from '../../platform/errors.ts';
import { getAgencyCalendar } from '../organisation/agencyCalendar.ts';
import { getDraft } from './drafts.ts';
import { draftNotFound } from './errors.ts';
import { maySee } from './mayEdit.ts';
import { ProcessSchema } from './processSchema.ts';
import { dayMinutesOf, getCentreCode } from './surroundings.ts';

const oneOf = <const T extends string>(values: readonly T[]) => Type.Unsafe<T>({ type: 'string', enum: [...values] });

/** What is played: the definition as it is on the screen, saved or not. */
export const PlayBody = Type.Object({
  content: ProcessSchema,
  limit: Type.Object({
    unit: oneOf(['WORKING_DAYS', 'WORKING_HOURS', 'CALENDAR_DAYS', 'MONTHS', 'SAME_DAY']),
    value: Type.Optional(Type.Integer({ minimum: 1, maximum: 3650 })),
  }),
  afterSupplement: oneOf(['RESTART', 'RESUME']),
  from: Type.String({ format: 'date-time' }),
  moves: Type.Array(
    Type.Object({
      action: oneOf([...STEP_ACTIONS, ...PLAY_ANSWERS]),
      minutes: Type.Integer({ minimum: 0, maximum: 480 * 100 }),
    }),
    { maxItems: 60 },
  ),
});

/**
 * Plays a dossier through a process by the calendar of its agency (the centre's for the whole province). Stores nothing.
 * @throws process.draft_not_found, common.invalid_input for a limit that is none
 */
export async function playDraft(ctx: Ctx, draftId: string, { limit, from, ...play }: Static<typeof PlayBody>) {
  const { agencyCode } = await getDraft(ctx.db, draftId);
  if (!maySee(ctx.actor, agencyCode)) throw draftNotFound();
  const calendar = await getAgencyCalendar(ctx.db, agencyCode ?? (await getCentreCode(ctx)));
  const { moments, possible, stoppedAt } = playProcess({
    definition: play.content,
    calendar,
    limit: toLimit(limit),
    dayMinutes: await dayMinutesOf(ctx, agencyCode),
    afterSupplement: play.afterSupplement,
    from: Date.parse(from),
    moves: play.moves,
  });
  return { moments: moments.map(toText), possible, stoppedAt };
}

function toLimit({ unit, value }: Static<typeof PlayBody>['limit']): TimeLimit {
  const limit: TimeLimit = unit === 'SAME_DAY' ? { unit } : { unit, value: value ?? 0 };
  try {
    checkLimit(limit);
  } catch (error) {
    if (error instanceof CalendarError) throw invalidInput({ fields: [{ field: 'limit', code: 'invalid' }] });
    throw error;
  }
  return limit;
}

function toText({ at, stepDue, due, opinionDue, branches, ...moment }: Moment) {
  return {
    ...moment,
    at: iso(at),
    stepDue: stepDue === null ? null : iso(stepDue),
    due: due === null ? null : iso(due),
    opinionDue: opinionDue === null ? null : iso(opinionDue),
    branches: branches.map((branch) => ({ id: branch.id, due: branch.due === null ? null : iso(branch.due) })),
  };
}

function iso(instant: number): string {
  return new Date(instant).toISOString();
}
