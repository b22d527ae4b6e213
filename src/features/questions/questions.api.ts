import Type, { type Static } from 'typebox';
import type { App } from '../../platform/http/app.ts';
import { api } from '../../platform/http/route.ts';
import { nullable } from '../../platform/nullable.ts';
import { answerQuestion, listOpenQuestions, mayEditQuestions, saveQuestionAnswer } from './questionDesk.ts';
import { searchQuestions } from './searchQuestions.ts';

const Text = Type.String();
const Moment = Type.String({ format: 'date-time' });
const ROLES = { roles: ['RECEPTIONIST', 'SPECIALIST', 'UNIT_HEAD', 'AGENCY_LEADER', 'CENTRE_HEAD'] } as const;
const EDITORS = { roles: ['UNIT_HEAD', 'AGENCY_LEADER', 'CENTRE_HEAD'] } as const;
const ById = Type.Object({ id: Type.String({ format: 'uuid' }) });

const Content = Type.Object({
  fieldCode: Type.Optional(Type.String({ maxLength: 40 })),
  topic: Type.Optional(Type.String({ maxLength: 100 })),
  topicEn: Type.Optional(Type.String({ maxLength: 100 })),
  question: Type.String({ maxLength: 2000 }),
  questionEn: Type.Optional(Type.String({ maxLength: 2000 })),
  answer: Type.String({ maxLength: 20_000 }),
  answerEn: Type.Optional(Type.String({ maxLength: 20_000 })),
  hidden: Type.Optional(Type.Boolean()),
});

const Desk = Type.Object({
  mayEdit: Type.Boolean(),
  open: Type.Array(
    Type.Object({
      id: Text,
      code: Text,
      body: Text,
      fieldCode: nullable(Text),
      agencyName: Text,
      senderName: Text,
      askedAt: Moment,
      dueAt: Moment,
    }),
  ),
  published: Type.Array(
    Type.Object({
      id: Text,
      fieldCode: nullable(Text),
      topic: nullable(Text),
      topicEn: nullable(Text),
      question: Text,
      questionEn: nullable(Text),
      answer: Text,
      answerEn: nullable(Text),
      hidden: Type.Boolean(),
    }),
  ),
});
export type QuestionDesk = Static<typeof Desk>;

const Done = Type.Object({ done: Type.Boolean() });

/** Questions that people asked, and those everybody reads. */
export function registerQuestionsApi(app: App): void {
  api(app, {
    method: 'GET',
    path: '/api/v1/questions',
    access: ROLES,
    summary: 'Questions that wait for an answer, and published ones by words',
    tags: ['questions'],
    query: Type.Object({ words: Type.Optional(Type.String({ maxLength: 200 })) }),
    response: Desk,
    handler: async ({ ctx, query }) => {
      const open = await listOpenQuestions(ctx);
      const published = await searchQuestions(ctx, { words: query.words, limit: 50, hiddenToo: true });
      return {
        mayEdit: mayEditQuestions(ctx.actor),
        open: open.map(({ askedAt, dueAt, ...one }) => ({
          ...one,
          askedAt: askedAt.toISOString(),
          dueAt: dueAt.toISOString(),
        })),
        published: published.map(({ hiddenAt, ...one }) => ({ ...one, hidden: hiddenAt !== null })),
      };
    },
  });

  api(app, {
    method: 'POST',
    path: '/api/v1/questions/:id/answer',
    access: ROLES,
    summary: 'Answer a question or decline it, and perhaps publish it',
    tags: ['questions'],
    params: ById,
    body: Type.Object({
      answer: Type.String({ maxLength: 20_000 }),
      decline: Type.Optional(Type.Boolean()),
      publish: Type.Optional(Content),
    }),
    response: Done,
    handler: async ({ ctx, params, body }) => {
      await answerQuestion(ctx, params.id, body);
      return { done: true };
    },
  });

  api(app, {
    method: 'POST',
    path: '/api/v1/question-answers',
    access: EDITORS,
    summary: 'Write a question and its answer for everybody',
    tags: ['questions'],
    body: Content,
    response: Type.Object({ id: Text }),
    handler: async ({ ctx, body }) => ({ id: await saveQuestionAnswer(ctx, undefined, body) }),
  });

  api(app, {
    method: 'PUT',
    path: '/api/v1/question-answers/:id',
    access: EDITORS,
    summary: 'Change it, hide it, show it again',
    tags: ['questions'],
    params: ById,
    body: Content,
    response: Type.Object({ id: Text }),
    handler: async ({ ctx, params, body }) => ({ id: await saveQuestionAnswer(ctx, params.id, body) }),
  });
}
