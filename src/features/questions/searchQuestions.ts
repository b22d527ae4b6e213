import { sql } from 'kysely';
import { searchWords } from '../../domain/text/normalise.ts';
import type { Ctx } from '../../platform/context.ts';

export interface QuestionAnswer {
  id: string;
  fieldCode: string | null;
  topic: string | null;
  topicEn: string | null;
  question: string;
  answer: string;
  questionEn: string | null;
  answerEn: string | null;
  hiddenAt: Date | null;
}

interface Wish {
  words?: string;
  /** only of this field */
  fieldCode?: string;
  /** only under this heading */
  topic?: string;
  limit?: number;
  /** also what is no longer shown, for its editors */
  hiddenToo?: boolean;
}

/** Questions that hold at least six in ten of the words, best first; without words the newest. One query. */
export async function searchQuestions(ctx: Ctx, wish: Wish): Promise<QuestionAnswer[]> {
  const words = [...new Set(searchWords(wish.words ?? ''))].slice(0, 12);
  const query = ctx.db
    .selectFrom('questionAnswer')
    .select(['id', 'fieldCode', 'topic', 'topicEn', 'question', 'answer', 'questionEn', 'answerEn', 'hiddenAt'])
    .$if(!wish.hiddenToo, (shown) => shown.where('hiddenAt', 'is', null))
    .$if(wish.fieldCode !== undefined, (own) => own.where('fieldCode', '=', wish.fieldCode ?? ''))
    .$if(wish.topic !== undefined, (own) => own.where('topic', '=', wish.topic ?? ''))
    .limit(Math.min(wish.limit ?? 20, 50));
  if (words.length === 0) return query.orderBy('publishedAt', 'desc').orderBy('id').execute();
  const hits = sql<number>`(SELECT count(*) FROM unnest(${words}::text[]) word WHERE ' ' || search_text || ' ' LIKE '% ' || word || ' %')`;
  return query
    .where(hits, '>=', Math.ceil(words.length * 0.6))
    .orderBy(hits, 'desc')
    .orderBy('publishedAt', 'desc')
    .orderBy('id')
    .execute();
}

/** What `question_answer.search_text` holds: question and answer in every language they are written in. */
export function questionSearchText(...texts: (string | null | undefined)[]): string {
  return searchWords(texts.filter(Boolean).join(' ')).join(' ');
}

/** Headings and fields under which questions are shown. One query. */
export async function listHeadings({ db }: Ctx) {
  const rows = await db
    .selectFrom('questionAnswer')
    .leftJoin('field', 'field.code', 'questionAnswer.fieldCode')
    .select(['topic', 'topicEn', 'fieldCode', 'field.name as fieldName'])
    .distinct()
    .where('hiddenAt', 'is', null)
    .execute();
  const topics = new Map<string, { vi: string; en?: string }>();
  const fields = new Map<string, string>();
  for (const { topic, topicEn, fieldCode, fieldName } of rows) {
    if (topic) topics.set(topic, { vi: topic, en: topicEn ?? undefined });
    if (fieldCode && fieldName) fields.set(fieldCode, fieldName);
  }
  return { topics: [...topics.values()], fields: [...fields].map(([code, name]) => ({ code, name })) };
}

/** Fields of procedures, by name. One query. */
export async function listFieldNames({ db }: Ctx): Promise<{ code: string; name: string }[]> {
  return db.selectFrom('field').select(['code', 'name']).orderBy('name').execute();
}
