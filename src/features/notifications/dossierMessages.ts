import { LANGUAGES, type Language } from '../../domain/language.ts';
import { formatDateTime } from '../../domain/text/format.ts';
import { words } from '../../i18n/words.ts';
import type { Ctx } from '../../platform/context.ts';
import { accessDenied } from '../../platform/errors.ts';
import { getDossier } from '../dossiers/getDossier.ts';
import { isForApplicant, type MessageChannel } from './compose.ts';
import { MESSAGE_KINDS, type MessageKind } from './messageKinds.ts';

/** How far a message came. */
export type MessageState = 'SHOWN' | 'READ' | 'WAITING' | 'HELD' | 'SENT' | 'FAILED' | 'EXPIRED' | 'READ_ALREADY';

/** One line in the log of a dossier. */
export interface LoggedMessage {
  id: string;
  /** the same for the same news over every way */
  eventKey: string;
  kind: string | null;
  channel: MessageChannel;
  language: Language;
  subject: string;
  body: string;
  /** whom it is for; for the applicant's own log their own name */
  name: string;
  forApplicant: boolean;
  /** mail address or number, most of it hidden; null on the portal */
  address: string | null;
  createdAt: Date;
  sendAfter: Date | null;
  sentAt: Date | null;
  readAt: Date | null;
  state: MessageState;
}

const MOST = 200;

/** Every message to the actor about a dossier of theirs, newest first. Marks those of the portal as read. Two statements. */
export async function readOwnMessages(ctx: Ctx, dossierId: string): Promise<LoggedMessage[]> {
  if (!('accountId' in ctx.actor)) throw accessDenied();
  const { accountId } = ctx.actor;
  const messages = await select(ctx, dossierId).where('notification.accountId', '=', accountId).execute();
  const unread = messages.filter(({ channel, readAt }) => channel === 'PORTAL' && readAt === null).map(({ id }) => id);
  if (unread.length > 0) {
    await ctx.db.updateTable('notification').set({ readAt: ctx.clock.now() }).where('id', 'in', unread).execute();
  }
  return messages.map((row) => present(row, ctx.clock.now()));
}

/**
 * Every message about a dossier, to whomever, newest first, for somebody who may see the dossier; the look is recorded.
 * Throws `dossier.not_found`. At most six statements.
 */
export async function listDossierMessages(ctx: Ctx, dossierId: string): Promise<LoggedMessage[]> {
  if (ctx.actor.kind === 'APPLICANT') throw accessDenied();
  await getDossier(ctx, dossierId);
  const messages = await select(ctx, dossierId).execute();
  return messages.map((row) => present(row, ctx.clock.now()));
}

function select(ctx: Ctx, dossierId: string) {
  return ctx.db
    .selectFrom('notification')
    .leftJoin('account', 'account.id', 'notification.accountId')
    .select([
      'notification.id',
      'notification.eventKey',
      'notification.kind',
      'notification.channel',
      'notification.language',
      'notification.subject',
      'notification.body',
      'notification.address',
      'notification.bundled',
      'notification.createdAt',
      'notification.sendAfter',
      'notification.sentAt',
      'notification.readAt',
      'notification.failure',
      'account.fullName',
    ])
    .where('notification.dossierId', '=', dossierId)
    .orderBy('notification.id', 'desc')
    .limit(MOST);
}

type Row = Awaited<ReturnType<ReturnType<typeof select>['execute']>>[number];

function present({ fullName, failure, address, channel, bundled, ...row }: Row, now: Date): LoggedMessage {
  const kind = row.kind !== null && row.kind in MESSAGE_KINDS ? (row.kind as MessageKind) : undefined;
  return {
    ...row,
    channel: channel as MessageChannel,
    language: LANGUAGES.find((language) => language === row.language) ?? 'vi',
    name: fullName ?? '',
    // messages of before there were kinds went to applicants only
    forApplicant: kind === undefined || isForApplicant(kind),
    address: address === null ? null : masked(address),
    state: stateOf({ ...row, channel, failure, bundled }, now),
  };
}

function stateOf(
  row: Pick<Row, 'channel' | 'readAt' | 'sentAt' | 'failure' | 'sendAfter' | 'bundled'>,
  now: Date,
): MessageState {
  if (row.channel === 'PORTAL') return row.readAt ? 'READ' : 'SHOWN';
  if (row.failure === 'EXPIRED' || row.failure === 'READ_ALREADY') return row.failure;
  if (row.failure !== null) return 'FAILED';
  if (row.sentAt) return 'SENT';
  return row.sendAfter && row.sendAfter > now ? 'HELD' : 'WAITING';
}

/** Enough to be recognised by whoever owns it: `ng…@tinhmau.example`, `…077`. */
function masked(address: string): string {
  const [local = '', domain] = address.split('@');
  return domain === undefined ? `…${address.slice(-3)}` : `${local.slice(0, 2)}…@${domain}`;
}

/** How far it came, in words. */
export function stateWords({ state, sentAt, sendAfter }: LoggedMessage, language: Language): string {
  const text = words(language).notifications.state;
  if (state === 'SENT') return text.SENT(formatDateTime(sentAt ?? new Date(0)));
  if (state === 'HELD') return text.HELD(formatDateTime(sendAfter ?? new Date(0)));
  return text[state];
}
