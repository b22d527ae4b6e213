import { v7 as uuidv7 } from 'uuid';
import { dueDate } from '../../domain/calendar/dueDate.ts';
import { nationalCalendar } from '../../domain/calendar/nationalCalendar.ts';
import { withYears } from '../../domain/calendar/publishedYear.ts';
import { limitOf } from '../../domain/law/parameters.ts';
import { holds } from '../../domain/policy/actor.ts';
import { formatDateTime } from '../../domain/text/format.ts';
import { words } from '../../i18n/words.ts';
import { type Ctx, inTransaction, type TxCtx } from '../../platform/context.ts';
import { accessDenied, type FieldProblem, invalidInput } from '../../platform/errors.ts';
import { administeredAgencies } from '../accounts/administration.ts';
import { readPublishedYears } from '../calendar/nationalYears.ts';
import { legalParameter } from '../parameters/legalParameter.ts';

export interface DownTimeInput {
  kind: 'PLANNED' | 'OUTAGE';
  /** null: every agency */
  agencyCode: string | null;
  from: Date;
  /** null: it still goes on */
  to: Date | null;
  reason: string;
}

/**
 * Declares a time without the system, so that what was written on paper may be entered afterwards with its true time
 * (Đ.3.5 quy chế Đồng Nai), and announces it on the portal. `shortNotice`: planned with less notice than the province
 * promises (Đ.12 QĐ 163/2025/QĐ-CTUBND). @throws common.forbidden, common.invalid_input
 */
export async function declareDownTime(ctx: Ctx, input: DownTimeInput): Promise<{ id: string; shortNotice: boolean }> {
  const { actor, clock } = ctx;
  if (actor.kind !== 'OFFICER' || !mayDeclare(ctx, input.agencyCode)) throw accessDenied();
  const now = clock.now();
  checkInput(ctx, input, now);
  return inTransaction(ctx, async (tx) => {
    const id = uuidv7();
    const noticeId = await announce(tx, input);
    await tx.db
      .insertInto('downTime')
      .values({
        id,
        kind: input.kind,
        agencyCode: input.agencyCode,
        fromAt: input.from,
        toAt: input.to,
        reason: input.reason.trim(),
        declaredAt: now,
        declaredBy: actor.accountId,
        declaredByName: actor.name,
        noticeId,
      })
      .execute();
    return { id, shortNotice: input.kind === 'PLANNED' && (await isShortNotice(tx, input.from)) };
  });
}

/** Whether the person may declare and end down times of the agency (null: of all). */
export function mayDeclare({ actor }: Ctx, agencyCode: string | null): boolean {
  if (holds(actor, 'CENTRE_HEAD')) return true;
  const agencies = administeredAgencies(actor);
  return agencies === 'ALL' || (agencyCode !== null && agencies.includes(agencyCode));
}

function checkInput(ctx: Ctx, { kind, from, to, reason }: DownTimeInput, now: Date): void {
  const { downTime, common } = words(ctx.language);
  const problems: FieldProblem[] = [];
  const check = (field: string, code: string, fails: boolean, message: string) => {
    if (fails) problems.push({ field, code, message });
  };
  check('reason', 'required', reason.trim() === '', common.form.invalid.required(downTime.field.reason));
  check('from', 'notAhead', kind === 'PLANNED' && from <= now, downTime.plannedAhead);
  check('from', 'notPast', kind === 'OUTAGE' && from > now, downTime.outagePast);
  check('to', 'required', kind === 'PLANNED' && to === null, common.form.invalid.required(downTime.field.to));
  check('to', 'beforeStart', to !== null && to <= from, downTime.endBeforeStart);
  check('to', 'notPast', kind === 'OUTAGE' && to !== null && to > now, downTime.outageEndPast);
  if (problems.length > 0) throw invalidInput({ fields: problems });
}

/** A notice on every page of the portal. What is over when it is declared is told for a day. */
async function announce({ db, clock }: TxCtx, { kind, from, to, reason }: DownTimeInput): Promise<string> {
  const id = uuidv7();
  const now = clock.now();
  const text = (language: 'vi' | 'en') => {
    const { downTime } = words(language);
    const span = to ? downTime.fromTo(formatDateTime(from), formatDateTime(to)) : downTime.since(formatDateTime(from));
    return { title: downTime.noticeTitle[kind](span), body: downTime.noticeBody[kind](reason.trim()) };
  };
  const [vi, en] = [text('vi'), text('en')];
  const tomorrow = new Date(now.getTime() + 86_400_000);
  await db
    .insertInto('notice')
    .values({
      id,
      kind: kind === 'PLANNED' ? 'MAINTENANCE' : 'INCIDENT',
      title: vi.title,
      titleEn: en.title,
      body: vi.body,
      bodyEn: en.body,
      shownFrom: now,
      shownTo: to !== null && to <= now ? tomorrow : to,
    })
    .execute();
  return id;
}

async function isShortNotice({ db, clock }: TxCtx, from: Date): Promise<boolean> {
  const at = clock.now();
  const notice = await legalParameter(db, 'downTime.notice', { at });
  if (notice.value === 0) return false;
  const national = nationalCalendar();
  const calendar = { ...national, ...withYears(national, await readPublishedYears(db)) };
  const { due } = dueDate({ calendar, from: at.getTime(), limit: limitOf(notice) });
  return due !== null && from.getTime() < due;
}
