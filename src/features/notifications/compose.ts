import { inLanguage, type Language, type Words } from '../../domain/language.ts';
import { words } from '../../i18n/words.ts';
import type { Database, Tx } from '../../platform/db/database.ts';
import { MESSAGE_KINDS, type MessageKind, type News } from './messageKinds.ts';
import { fillTemplate, type TemplateValues } from './template.ts';

export type MessageChannel = 'PORTAL' | 'EMAIL' | 'SMS';
export const MESSAGE_CHANNELS: readonly MessageChannel[] = ['PORTAL', 'EMAIL', 'SMS'];

/** A message in words. A text message has no subject of its own: its `subject` names it in lists. */
export interface Message {
  subject: string;
  body: string;
}

/** The words of one kind in one language over one channel. */
export interface Template {
  subject: string;
  body: string;
}

/** The built-in words; undefined when the kind is never sent over the channel. */
export function builtInTemplate(kind: MessageKind, channel: MessageChannel, language: Language): Template | undefined {
  const own: { subject: string; body: string; sms?: string } = words(language).messages[kind];
  if (channel !== 'SMS') return own;
  return own.sms === undefined ? undefined : { subject: own.subject, body: own.sms };
}

/** Finds the words that hold: the agency's, else the province's, else the built-in ones. */
export type FindTemplate = (kind: MessageKind, channel: MessageChannel, language: Language) => Template | undefined;

/** The words of some kinds as they hold for an agency now. One query. */
export async function readTemplates(
  db: Database | Tx,
  kinds: readonly MessageKind[],
  agencyCode: string | null,
): Promise<FindTemplate> {
  const rows =
    kinds.length === 0
      ? []
      : await db
          .selectFrom('messageTemplate')
          .distinctOn(['kind', 'language', 'channel', 'agencyCode'])
          .select(['kind', 'language', 'channel', 'agencyCode', 'subject', 'body'])
          .where('kind', 'in', [...kinds])
          .where((eb) => eb.or([eb('agencyCode', 'is', null), eb('agencyCode', '=', agencyCode ?? '')]))
          .orderBy('kind')
          .orderBy('language')
          .orderBy('channel')
          .orderBy('agencyCode')
          .orderBy('version', 'desc')
          .execute();
  const own = new Map(rows.map((row) => [keyOf(row.kind, row.channel, row.language, row.agencyCode), row]));
  return (kind, channel, language) => {
    const builtIn = builtInTemplate(kind, channel, language);
    for (const place of [agencyCode, null]) {
      const edited = own.get(keyOf(kind, channel, language, place));
      if (builtIn && edited?.body) return { subject: edited.subject ?? builtIn.subject, body: edited.body };
    }
    return builtIn;
  };
}

function keyOf(...parts: (string | null)[]): string {
  return parts.join(' ');
}

/** What every message about a dossier may name. */
export interface DossierNames {
  code: string;
  procedure: string;
  applicant: string;
  agency: Words;
  competentAgency: Words;
  /** address to read on */
  link: string;
}

/** The values of the news with those of the dossier. Pure. */
export function valuesFor({ values }: News, names: DossierNames | undefined, language: Language): TemplateValues {
  if (!names) return values;
  const { agency, competentAgency, ...rest } = names;
  return {
    ...rest,
    agency: inLanguage(agency, language),
    competentAgency: inLanguage(competentAgency, language),
    ...values,
  };
}

/** The message in words. Pure. */
export function compose(template: Template, values: TemplateValues): Message {
  return { subject: fillTemplate(template.subject, values), body: fillTemplate(template.body, values) };
}

/** Whether the kind is for applicants. */
export function isForApplicant(kind: MessageKind): boolean {
  return MESSAGE_KINDS[kind].reader === 'APPLICANT';
}
