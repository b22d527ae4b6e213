import { parseEmail } from '../../domain/identity/email.ts';
import { inLanguage, LANGUAGES } from '../../domain/language.ts';
import { formatDateTime } from '../../domain/text/format.ts';
import type { TxCtx } from '../../platform/context.ts';
import { PATHS } from '../../ui/paths.ts';
import { agencyWords } from '../feedback/agencyWords.ts';
import { readTemplates } from '../notifications/compose.ts';
import { news } from '../notifications/messageKinds.ts';
import { defaultPreference } from '../notifications/preferences.ts';
import { findReaders, peopleAtDesks, type Reader } from '../notifications/readers.ts';
import { tell } from '../notifications/tell.ts';

interface Asked {
  id: string;
  code: string;
  body: string;
  answer: string | null;
  agencyCode: string;
  accountId: string | null;
  senderName: string;
  senderEmail: string | null;
  language: string;
  dueAt: Date;
}

/** Tells who asked. Part of the caller's transaction. */
export async function tellOfQuestion(
  tx: TxCtx,
  question: Asked,
  kind: 'questionReceived' | 'questionAnswered',
): Promise<void> {
  const reader = await readerOf(tx, question);
  if (!reader) return;
  const { code, agencyCode, answer, body, dueAt } = question;
  const agency = inLanguage(await agencyWords(tx, agencyCode), reader.language);
  const page = PATHS.question(code);
  const link = `${tx.config.publicUrl}${page}`;
  const told =
    kind === 'questionReceived'
      ? news(kind, { code, agency, link, due: formatDateTime(dueAt) })
      : news(kind, { code, agency, link, question: body, answer: answer ?? '' });
  const template = await readTemplates(tx.db, [kind], agencyCode);
  const eventKey = `question:${question.id}:${kind}`;
  await tell(tx, { eventKey, news: told, reader, template, page, link, ownDoing: kind === 'questionReceived' });
}

/** Tells the agency that is to answer. */
export async function tellOfNewQuestion(tx: TxCtx, question: Asked): Promise<void> {
  const { code, agencyCode, body, dueAt } = question;
  const at = (role: 'RECEPTIONIST' | 'UNIT_HEAD' | 'AGENCY_LEADER') => ({ role, agencyCode, unitId: null });
  let people = await peopleAtDesks(tx, [at('RECEPTIONIST'), at('UNIT_HEAD')]);
  if (people.length === 0) people = await peopleAtDesks(tx, [at('AGENCY_LEADER')]);
  const named = await agencyWords(tx, agencyCode);
  const template = await readTemplates(tx.db, ['questionNew'], agencyCode);
  const page = '/office/questions';
  for (const reader of await findReaders(tx, people)) {
    const agency = inLanguage(named, reader.language);
    await tell(tx, {
      eventKey: `question:${question.id}:new`,
      news: news('questionNew', { code, agency, question: body, due: formatDateTime(dueAt) }),
      reader,
      template,
      page,
      link: `${tx.config.publicUrl}${page}`,
      ownDoing: false,
    });
  }
}

async function readerOf(tx: TxCtx, question: Asked): Promise<Reader | undefined> {
  const [own] = question.accountId ? await findReaders(tx, [question.accountId]) : [];
  if (own) return own;
  const email = (question.senderEmail && parseEmail(question.senderEmail)) || undefined;
  if (!email) return undefined;
  return {
    accountId: null,
    name: question.senderName,
    language: LANGUAGES.find((language) => language === question.language) ?? 'vi',
    email,
    phone: undefined,
    preference: defaultPreference(tx.config),
  };
}
