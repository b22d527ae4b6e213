import { v7 as uuidv7 } from 'uuid';
import { holds } from '../../domain/policy/actor.ts';
import { cleanText } from '../../domain/text/normalise.ts';
import { words } from '../../i18n/words.ts';
import type { Ctx } from '../../platform/context.ts';
import { accessDenied, type FieldProblem, invalidInput } from '../../platform/errors.ts';
import { noticeNotFound } from './errors.ts';

export const NOTICE_KINDS = ['INFO', 'MAINTENANCE', 'INCIDENT'] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

export interface NoticeContent {
  kind: NoticeKind;
  title: string;
  titleEn?: string;
  body: string;
  bodyEn?: string;
  /** ISO instants */
  shownFrom: string;
  /** null: until it is taken down */
  shownTo: string | null;
}

export interface EditableNotice {
  id: string;
  kind: NoticeKind;
  title: string;
  titleEn: string | null;
  body: string;
  bodyEn: string | null;
  shownFrom: Date;
  shownTo: Date | null;
}

const MOST = 100;

function check({ actor }: Ctx): void {
  if (!holds(actor, 'CENTRE_HEAD') && !holds(actor, 'SYSTEM_ADMINISTRATOR')) throw accessDenied();
}

/** Every notice, those to come and those that are over too, newest first. One query. @throws common.forbidden */
export async function listEditableNotices(ctx: Ctx): Promise<EditableNotice[]> {
  check(ctx);
  const rows = await ctx.db
    .selectFrom('notice')
    .select(['id', 'kind', 'title', 'titleEn', 'body', 'bodyEn', 'shownFrom', 'shownTo'])
    .orderBy('shownFrom', 'desc')
    .orderBy('id')
    .limit(MOST)
    .execute();
  return rows.map((row) => ({ ...row, kind: row.kind as NoticeKind }));
}

/**
 * Announces maintenance, an incident or news on the portal (Đ.32.2–3 quy chế Hòa Bình), or changes what was announced.
 * @throws common.forbidden, common.invalid_input, notice.not_found
 */
export async function saveNotice(ctx: Ctx, id: string | undefined, input: NoticeContent): Promise<string> {
  check(ctx);
  const text = (value: string | undefined) => cleanText(value ?? '') || null;
  const [title, body] = [text(input.title), text(input.body)];
  const say = words(ctx.language).notices;
  const problems: FieldProblem[] = [];
  if (!title) problems.push({ field: 'title', code: 'required', message: say.titleNeeded });
  if (!body) problems.push({ field: 'body', code: 'required', message: say.bodyNeeded });
  const shownFrom = new Date(input.shownFrom);
  const shownTo = input.shownTo === null ? null : new Date(input.shownTo);
  if (shownTo && shownTo <= shownFrom)
    problems.push({ field: 'shownTo', code: 'invalid', message: say.endBeforeStart });
  if (!title || !body || problems.length > 0) throw invalidInput({ fields: problems });
  const values = {
    kind: input.kind,
    title,
    titleEn: text(input.titleEn),
    body,
    bodyEn: text(input.bodyEn),
    shownFrom,
    shownTo,
    editedBy: 'accountId' in ctx.actor ? ctx.actor.accountId : null,
    editedAt: ctx.clock.now(),
  };
  if (id === undefined) {
    const row = { id: uuidv7(), ...values };
    await ctx.db.insertInto('notice').values(row).execute();
    return row.id;
  }
  const { numUpdatedRows } = await ctx.db
    .updateTable('notice')
    .set(values)
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  if (numUpdatedRows === 0n) throw noticeNotFound();
  return id;
}
