import { parseEmail } from '../../domain/identity/email.ts';
import { parsePhone } from '../../domain/identity/phone.ts';
import { inLanguage, LANGUAGES, type Language } from '../../domain/language.ts';
import { formatDateTime } from '../../domain/text/format.ts';
import { words } from '../../i18n/words.ts';
import type { TxCtx } from '../../platform/context.ts';
import { PATHS } from '../../ui/paths.ts';
import { readTemplates } from '../notifications/compose.ts';
import type { MessageKind, News } from '../notifications/messageKinds.ts';
import { defaultPreference } from '../notifications/preferences.ts';
import { findReaders, peopleAtDesks, type Reader } from '../notifications/readers.ts';
import { tell } from '../notifications/tell.ts';
import { agencyWords } from './agencyWords.ts';
import type { Feedback } from './feedbackStore.ts';

type About = Pick<
  Feedback,
  | 'id'
  | 'code'
  | 'agencyCode'
  | 'topic'
  | 'accountId'
  | 'senderName'
  | 'senderPhone'
  | 'senderEmail'
  | 'language'
  | 'mailMessageId'
>;

type SenderKind = Extract<
  MessageKind,
  | 'feedbackReceived'
  | 'feedbackForwarded'
  | 'feedbackSupplementAsked'
  | 'feedbackAccepted'
  | 'feedbackExtended'
  | 'feedbackRejected'
  | 'feedbackAnswered'
  | 'feedbackPublished'
>;

/** Tells the sender one piece of news; nobody where the sender left no name. A mail is answered in its thread. */
export async function tellSender(
  tx: TxCtx,
  feedback: About,
  kind: SenderKind,
  eventKey: string,
  values: { due?: Date; reason?: string; answer?: string } = {},
): Promise<void> {
  const reader = await senderOf(tx, feedback);
  if (!reader) return;
  const agency = await agencyWords(tx, feedback.agencyCode);
  const page = PATHS.feedbackCode(feedback.code);
  const link = `${tx.config.publicUrl}${page}`;
  const { due, ...texts } = values;
  const news: News = {
    kind,
    values: {
      code: feedback.code,
      agency: inLanguage(agency, reader.language),
      link,
      due: due && formatDateTime(due),
      ...texts,
    },
  };
  const template = await readTemplates(tx.db, [kind], feedback.agencyCode);
  const key = `feedback:${feedback.id}:${eventKey}`;
  await tell(tx, { eventKey: key, news, reader, template, page, link, ownDoing: kind === 'feedbackReceived' });
  await tx.db
    .updateTable('notification')
    .set({ feedbackId: feedback.id, inReplyTo: feedback.mailMessageId })
    .where('eventKey', '=', key)
    .execute();
}

async function senderOf(tx: TxCtx, feedback: About): Promise<Reader | undefined> {
  if (feedback.accountId) {
    const [reader] = await findReaders(tx, [feedback.accountId]);
    if (reader) return reader;
  }
  const email = (feedback.senderEmail && parseEmail(feedback.senderEmail)) || undefined;
  const phone = (feedback.senderPhone && parsePhone(feedback.senderPhone)) || undefined;
  if (!email && !phone) return undefined;
  return {
    accountId: null,
    name: feedback.senderName || email || phone || '',
    language: languageOf(feedback.language),
    email,
    phone,
    preference: defaultPreference(tx.config),
  };
}

function languageOf(stored: string): Language {
  return LANGUAGES.find((language) => language === stored) ?? 'vi';
}

/** Tells those at the agency who work on it; about the conduct of officers only leaders (also those of the centre). */
export async function tellAgency(
  tx: TxCtx,
  feedback: About,
  kind: Extract<MessageKind, 'feedbackNew' | 'feedbackSupplemented' | 'feedbackLate'>,
  eventKey: string,
  values: { due: Date; clock?: keyof ReturnType<typeof words>['feedback']['clock'] },
): Promise<void> {
  const { agencyCode, topic } = feedback;
  const forLeaders = kind === 'feedbackLate' || topic === 'CONDUCT';
  const roles = forLeaders ? (['AGENCY_LEADER', 'CENTRE_HEAD'] as const) : (['RECEPTIONIST', 'UNIT_HEAD'] as const);
  const at = (role: 'AGENCY_LEADER' | 'CENTRE_HEAD' | 'RECEPTIONIST' | 'UNIT_HEAD') => ({
    role,
    agencyCode,
    unitId: null,
  });
  let people = await peopleAtDesks(tx, roles.map(at));
  if (people.length === 0) people = await peopleAtDesks(tx, [at('AGENCY_LEADER')]);
  const agency = await agencyWords(tx, agencyCode);
  const template = await readTemplates(tx.db, [kind], agencyCode);
  const page = `/office/feedback/${feedback.id}`;
  const link = `${tx.config.publicUrl}${page}`;
  for (const reader of await findReaders(tx, people)) {
    const text = words(reader.language).feedback;
    const news: News = {
      kind,
      values: {
        code: feedback.code,
        agency: inLanguage(agency, reader.language),
        topic: text.topics[topic],
        due: formatDateTime(values.due),
        clock: values.clock && text.clock[values.clock],
      },
    };
    const key = `feedback:${feedback.id}:${eventKey}`;
    await tell(tx, { eventKey: key, news, reader, template, page, link, ownDoing: false });
  }
}
