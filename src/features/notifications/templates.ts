import { v7 as uuidv7 } from 'uuid';
import type { Language } from '../../domain/language.ts';
import { holds } from '../../domain/policy/actor.ts';
import { words } from '../../i18n/words.ts';
import { type Ctx, inTransaction } from '../../platform/context.ts';
import { accessDenied, type FieldProblem, invalidInput, pageNotFound } from '../../platform/errors.ts';
import { type SmsSize, smsSize, withoutDiacritics } from '../../platform/sms/smsText.ts';
import {
  builtInTemplate,
  compose,
  MESSAGE_CHANNELS,
  type Message,
  type MessageChannel,
  readTemplates,
  type Template,
} from './compose.ts';
import { MESSAGE_KIND_NAMES, MESSAGE_KINDS, type MessageKind, namesOf } from './messageKinds.ts';
import { sampleValues } from './sampleValues.ts';
import { checkTemplate } from './template.ts';

/** Which words: of a kind, over a channel, in a language, for an agency or (null) the whole province. */
export interface TemplatePlace {
  kind: MessageKind;
  channel: MessageChannel;
  language: Language;
  agencyCode: string | null;
}

/** One version that was saved; `body` null: back to the built-in words. */
export interface TemplateVersion {
  version: number;
  subject: string | null;
  body: string | null;
  note: string;
  createdByName: string;
  createdAt: Date;
}

export interface TemplateDetails {
  always: readonly string[];
  sometimes: readonly string[];
  builtIn: Template;
  /** what holds now */
  current: Template;
  /** newest first */
  versions: TemplateVersion[];
}

/** Every kind with the channels it is sent over, named by its built-in subject. */
export function listKinds(language: Language) {
  return MESSAGE_KIND_NAMES.map((kind) => ({
    kind,
    subject: words(language).messages[kind].subject,
    reader: MESSAGE_KINDS[kind].reader,
    channels: MESSAGE_CHANNELS.filter((channel) => isSentOver(kind, channel)),
  }));
}

/** Officers get no SMS, and a digest is a mail. */
function isSentOver(kind: MessageKind, channel: MessageChannel): boolean {
  if (kind === 'digest') return channel === 'EMAIL';
  return builtInTemplate(kind, channel, 'vi') !== undefined;
}

/** For whom the actor may write: the whole province, or the agencies they administer. Throws `common.forbidden`. */
export function scopesOf({ actor }: Ctx): { province: boolean; agencyCodes: string[] } {
  const province = holds(actor, 'SYSTEM_ADMINISTRATOR');
  const posts = actor.kind === 'OFFICER' ? actor.posts : [];
  const agencyCodes = posts.filter(({ role }) => role === 'AGENCY_ADMINISTRATOR').map(({ agencyCode }) => agencyCode);
  if (!province && agencyCodes.length === 0) throw accessDenied();
  return { province, agencyCodes: [...new Set(agencyCodes)] };
}

function checkPlace(ctx: Ctx, { kind, channel, agencyCode }: TemplatePlace): void {
  const { province, agencyCodes } = scopesOf(ctx);
  if (!isSentOver(kind, channel)) throw pageNotFound();
  if (agencyCode === null ? !province : !agencyCodes.includes(agencyCode)) throw accessDenied();
}

/** Which words somebody has edited, as `kind language channel`. One query. */
export async function listEdited(ctx: Ctx, agencyCode: string | null): Promise<string[]> {
  const rows = await ctx.db
    .selectFrom('messageTemplate')
    .distinctOn(['kind', 'language', 'channel'])
    .select(['kind', 'language', 'channel', 'body'])
    .where('agencyCode', 'is not distinct from', agencyCode)
    .orderBy('kind')
    .orderBy('language')
    .orderBy('channel')
    .orderBy('version', 'desc')
    .execute();
  return rows
    .filter(({ body }) => body !== null)
    .map(({ kind, language, channel }) => `${kind} ${language} ${channel}`);
}

/** The words of one place with their history. Two queries. Throws `common.forbidden`, `common.not_found`. */
export async function getTemplate(ctx: Ctx, place: TemplatePlace): Promise<TemplateDetails> {
  checkPlace(ctx, place);
  const { kind, channel, language, agencyCode } = place;
  const builtIn = builtInTemplate(kind, channel, language);
  const current = (await readTemplates(ctx.db, [kind], agencyCode))(kind, channel, language);
  if (!builtIn || !current) throw pageNotFound();
  const rows = await ctx.db
    .selectFrom('messageTemplate')
    .leftJoin('account', 'account.id', 'messageTemplate.createdBy')
    .select(['version', 'subject', 'body', 'note', 'account.fullName', 'messageTemplate.createdAt'])
    .where('messageTemplate.kind', '=', kind)
    .where('messageTemplate.channel', '=', channel)
    .where('messageTemplate.language', '=', language)
    .where('messageTemplate.agencyCode', 'is not distinct from', agencyCode)
    .orderBy('version', 'desc')
    .limit(100)
    .execute();
  const versions = rows.map(({ fullName, ...row }) => ({ ...row, createdByName: fullName ?? '' }));
  return { ...namesOf(kind), builtIn, current, versions };
}

export interface TemplatePreview extends Message {
  sms: SmsSize | null;
}

/** The words with sample data. Throws `common.invalid_input` naming each fault and its place. */
export function previewTemplate(ctx: Ctx, place: TemplatePlace, template: Template): TemplatePreview {
  checkPlace(ctx, place);
  const fields = faultsOf(ctx, place.kind, template);
  if (fields.length > 0) throw invalidInput({ fields });
  const message = compose(template, sampleValues(place.kind, place.language));
  if (place.channel !== 'SMS') return { ...message, sms: null };
  const body = ctx.config.smsDiacritics ? message.body : withoutDiacritics(message.body);
  return { ...message, body, sms: smsSize(body) };
}

/**
 * Saves words as a new version; `template` null goes back to the built-in ones. A name that does not exist, or may be empty
 * where it must not be, is found here and never when a message is sent. Throws `common.invalid_input`, `common.forbidden`.
 */
export async function saveTemplate(
  ctx: Ctx,
  place: TemplatePlace,
  template: Template | null,
  note: string,
): Promise<{ version: number }> {
  checkPlace(ctx, place);
  const fields: FieldProblem[] = template ? faultsOf(ctx, place.kind, template) : [];
  if (note.trim() === '') {
    const message = words(ctx.language).notifications.templates.noteMissing;
    fields.push({ field: 'note', code: 'REQUIRED', message });
  }
  if (fields.length > 0) throw invalidInput({ fields });
  return inTransaction(ctx, async ({ db, clock, actor }) => {
    const last = await db
      .selectFrom('messageTemplate')
      .select((eb) => eb.fn.coalesce(eb.fn.max('version'), eb.lit(0)).as('version'))
      .where('kind', '=', place.kind)
      .where('channel', '=', place.channel)
      .where('language', '=', place.language)
      .where('agencyCode', 'is not distinct from', place.agencyCode)
      .executeTakeFirstOrThrow();
    const version = last.version + 1;
    await db
      .insertInto('messageTemplate')
      .values({
        id: uuidv7(),
        ...place,
        version,
        subject: template?.subject.trim() ?? null,
        body: template?.body.trim() ?? null,
        note: note.trim(),
        createdBy: 'accountId' in actor ? actor.accountId : null,
        createdAt: clock.now(),
      })
      .execute();
    return { version };
  });
}

function faultsOf(ctx: Ctx, kind: MessageKind, template: Template): FieldProblem[] {
  const text = words(ctx.language).notifications.templates;
  return (['subject', 'body'] as const).flatMap((field) =>
    checkTemplate(template[field], namesOf(kind)).map(({ code, at, name }) => {
      const said = code === 'EMPTY' ? text.fault.EMPTY : `${text.fault[code](name)} (${text.at(at)})`;
      return { field, code, message: said };
    }),
  );
}
