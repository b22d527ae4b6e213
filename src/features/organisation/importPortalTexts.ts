import { v5 as uuidv5 } from 'uuid';
import type { TxCtx } from '../../platform/context.ts';
import { questionSearchText } from '../questions/searchQuestions.ts';
import type { Organisation } from './organisationSchemas.ts';

/** Questions and notices have no key in the files: their Vietnamese heading is what makes them the same one. */
const HEADINGS = '4f6f1f6c-9a57-4f55-8a3b-3c2d0f3d9b10';

/** Questions with their answers; the legal basis stands under the answer. */
export async function importQuestions(tx: TxCtx, { faq }: Organisation): Promise<void> {
  if (faq.length === 0) return;
  await tx.db
    .insertInto('questionAnswer')
    .values(
      faq.map(({ field, topic, question, answer, basis }) => ({
        id: uuidv5(question.vi, HEADINGS),
        fieldCode: field,
        topic: topic.vi,
        topicEn: topic.en,
        question: question.vi,
        questionEn: question.en,
        answer: basis ? `${answer.vi}\nCăn cứ: ${basis}.` : answer.vi,
        answerEn: basis ? `${answer.en}\nLegal basis: ${basis}.` : answer.en,
        searchText: questionSearchText(question.vi, answer.vi, question.en, answer.en),
        publishedAt: tx.clock.now(),
      })),
    )
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet((row) => ({
        fieldCode: row.ref('excluded.fieldCode'),
        topic: row.ref('excluded.topic'),
        topicEn: row.ref('excluded.topicEn'),
        questionEn: row.ref('excluded.questionEn'),
        answer: row.ref('excluded.answer'),
        answerEn: row.ref('excluded.answerEn'),
        searchText: row.ref('excluded.searchText'),
      })),
    )
    .execute();
}

/** Writes the notices of the data folder; a notice is known again by its Vietnamese title and changed in place. */
export async function importNotices(tx: TxCtx, { notices }: Organisation): Promise<void> {
  if (notices.length === 0) return;
  await tx.db
    .insertInto('notice')
    .values(
      notices.map(({ kind, title, body, from, to }) => ({
        id: uuidv5(title.vi, HEADINGS),
        kind,
        title: title.vi,
        titleEn: title.en,
        body: body.vi,
        bodyEn: body.en,
        shownFrom: from,
        shownTo: to,
      })),
    )
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet((row) => ({
        kind: row.ref('excluded.kind'),
        titleEn: row.ref('excluded.titleEn'),
        body: row.ref('excluded.body'),
        bodyEn: row.ref('excluded.bodyEn'),
        shownFrom: row.ref('excluded.shownFrom'),
        shownTo: row.ref('excluded.shownTo'),
      })),
    )
    .execute();
}
