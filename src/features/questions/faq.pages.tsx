import Type from 'typebox';
import { parseFeedbackCode } from '../../domain/feedback/feedback.ts';
import { inLanguage } from '../../domain/language.ts';
import { formatDateTime } from '../../domain/text/format.ts';
import { words } from '../../i18n/words.ts';
import type { Ctx } from '../../platform/context.ts';
import { ProblemError } from '../../platform/errors.ts';
import type { App } from '../../platform/http/app.ts';
import { type PageResult, page } from '../../platform/http/route.ts';
import { Button, ButtonLink } from '../../ui/Button.tsx';
import { Select } from '../../ui/Choice.tsx';
import { Details } from '../../ui/Details.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorSummary, type FieldProblem } from '../../ui/ErrorSummary.tsx';
import { TextArea, TextInput } from '../../ui/Field.tsx';
import { Form } from '../../ui/Form.tsx';
import { ButtonRow, Stack } from '../../ui/Layout.tsx';
import { Alert } from '../../ui/Notice.tsx';
import { PageHeading, Panel } from '../../ui/Panel.tsx';
import { PATHS } from '../../ui/paths.ts';
import { SearchBox } from '../../ui/SearchBox.tsx';
import { Tabs } from '../../ui/Tabs.tsx';
import { listAgencies } from '../catalogue/agencies.ts';
import { Telephone } from '../catalogue/agency.pages.tsx';
import { PlainText } from '../notifications/PlainText.tsx';
import { getProvince } from '../organisation/portalShell.ts';
import { askQuestion, LONGEST_QUESTION } from './askQuestion.ts';
import { questionNotFound } from './errors.ts';
import { Questions } from './Questions.tsx';
import { listFieldNames, listHeadings, searchQuestions } from './searchQuestions.ts';

type Fields = Record<string, string>;

/** Questions and answers by heading and field, asking an own question, and its answer. */
export function registerFaqPages(app: App): void {
  page(app, {
    path: PATHS.faq,
    access: 'PUBLIC',
    query: Type.Object({
      q: Type.Optional(Type.String({ maxLength: 200 })),
      linhvuc: Type.Optional(Type.String({ maxLength: 40 })),
      muc: Type.Optional(Type.String({ maxLength: 100 })),
    }),
    handler: async ({ ctx, query }) => showList(ctx, query),
  });

  page(app, {
    path: PATHS.ask,
    access: 'PUBLIC',
    handler: async ({ ctx, csrfToken }) => showForm(ctx, csrfToken, nameOf(ctx), []),
  });

  page(app, {
    method: 'POST',
    path: PATHS.ask,
    access: 'PUBLIC',
    rateLimit: { key: 'ip', hits: 20, seconds: 3600 },
    body: Type.Record(Type.String({ maxLength: 40 }), Type.String({ maxLength: 4000 })),
    handler: async ({ ctx, body, csrfToken }) => {
      try {
        const once = /^[\w-]{8,40}$/.test(body._once ?? '') ? { requestId: `question-${body._once}` } : {};
        const asked = { body: body.body ?? '', name: body.name ?? '', email: body.email };
        const { code } = await askQuestion(
          { ...ctx, ...once },
          { ...asked, fieldCode: body.field || undefined, agencyCode: body.agency || undefined },
        );
        return { redirect: `${PATHS.question(code)}?tin=da-gui` };
      } catch (error) {
        if (!(error instanceof ProblemError) || error.fields.length === 0) throw error;
        const problems = error.fields.map(({ field, message = '' }) => ({ field, message }));
        return showForm(ctx, csrfToken, body, problems);
      }
    },
  });

  page(app, {
    path: `${PATHS.question('')}:code`,
    access: 'PUBLIC',
    params: Type.Object({ code: Type.String({ maxLength: 40 }) }),
    query: Type.Object({ tin: Type.Optional(Type.String({ maxLength: 20 })) }),
    rateLimit: { key: 'ip', hits: 120, seconds: 600 },
    handler: async ({ ctx, params, query }) => showOwn(ctx, params.code, query.tin !== undefined),
  });
}

function nameOf({ actor }: Ctx): Fields {
  return actor.kind === 'APPLICANT' ? { name: actor.name } : {};
}

async function showList(ctx: Ctx, query: { q?: string; linhvuc?: string; muc?: string }): Promise<PageResult> {
  const { language } = ctx;
  const { portal, questions: text } = words(language);
  const { faq } = portal;
  const [found, headings, province] = await Promise.all([
    searchQuestions(ctx, { words: query.q, fieldCode: query.linhvuc, topic: query.muc, limit: 50 }),
    listHeadings(ctx),
    getProvince(ctx.db),
  ]);
  const address = (change: { linhvuc?: string; muc?: string }) => {
    const given = Object.entries(change).flatMap(([key, value]) => (value ? [[key, value]] : []));
    return given.length > 0 ? `${PATHS.faq}?${new URLSearchParams(given)}` : PATHS.faq;
  };
  const tabs = [
    { href: PATHS.faq, label: text.all, current: !query.linhvuc && !query.muc },
    ...headings.topics.map((topic) => ({
      href: address({ muc: topic.vi }),
      label: inLanguage(topic, language),
      current: query.muc === topic.vi,
    })),
    ...headings.fields.map(({ code, name }) => ({
      href: address({ linhvuc: code }),
      label: name,
      current: query.linhvuc === code,
    })),
  ];
  return {
    title: faq.title,
    description: faq.lead,
    crumbs: [],
    body: (
      <Stack>
        <PageHeading title={faq.title} lead={faq.lead} />
        <SearchBox language={language} action={PATHS.faq} label={faq.searchLabel} value={query.q} showLabel />
        {tabs.length > 2 && (
          <Details summary={text.headings} open={Boolean(query.muc || query.linhvuc)}>
            <Tabs label={text.headings} tabs={tabs} />
          </Details>
        )}
        {found.length === 0 ? (
          <EmptyState title={faq.none} icon="question" />
        ) : (
          <Questions found={found} searched={Boolean(query.q)} language={language} />
        )}
        <ButtonRow>
          <ButtonLink href={PATHS.ask} kind="secondary" icon="question">
            {text.ask.title}
          </ButtonLink>
          <a href={PATHS.feedback}>{words(language).feedback.title}</a>
        </ButtonRow>
        {province.hotline && (
          <p>
            {faq.stillNeedHelp} <Telephone number={province.hotline} />
          </p>
        )}
      </Stack>
    ),
  };
}

async function showForm(ctx: Ctx, csrf: string, typed: Fields, problems: FieldProblem[]): Promise<PageResult> {
  const { language } = ctx;
  const { ask } = words(language).questions;
  const [fields, agencies] = await Promise.all([listFieldNames(ctx), listAgencies(ctx)]);
  const errorOf = (field: string) => problems.find((problem) => problem.field === field)?.message;
  return {
    title: ask.title,
    layout: 'narrow',
    crumbs: [{ href: PATHS.faq, label: words(language).portal.faq.title }],
    hasErrors: problems.length > 0,
    personal: true,
    status: problems.length > 0 ? 422 : 200,
    body: (
      <Stack>
        <ErrorSummary language={language} problems={problems} />
        <PageHeading title={ask.title} lead={ask.lead} />
        <Form action={PATHS.ask} csrf={csrf}>
          <input type="hidden" name="_once" value={typed._once ?? ctx.requestId} />
          <TextArea
            language={language}
            name="body"
            label={ask.body}
            hint={ask.bodyHint}
            maxLength={LONGEST_QUESTION}
            defaultValue={typed.body}
            error={errorOf('body')}
          />
          <Select
            language={language}
            name="field"
            label={ask.field}
            required={false}
            empty={ask.anyField}
            defaultValue={typed.field}
            options={fields.map(({ code, name }) => ({ value: code, label: name }))}
          />
          <Select
            language={language}
            name="agency"
            label={ask.agency}
            required={false}
            empty={ask.anyAgency}
            defaultValue={typed.agency}
            options={agencies.map(({ code, name }) => ({ value: code, label: name }))}
          />
          <TextInput
            language={language}
            name="name"
            label={ask.name}
            autoComplete="name"
            maxLength={200}
            defaultValue={typed.name}
            error={errorOf('name')}
          />
          <TextInput
            language={language}
            name="email"
            type="email"
            label={ask.email}
            hint={ask.emailHint}
            required={false}
            autoComplete="email"
            maxLength={254}
            defaultValue={typed.email}
            error={errorOf('email')}
          />
          <Button large>{ask.submit}</Button>
        </Form>
      </Stack>
    ),
  };
}

async function showOwn(ctx: Ctx, typed: string, justSent: boolean): Promise<PageResult> {
  const { language } = ctx;
  const { own } = words(language).questions;
  const code = parseFeedbackCode(typed);
  const row =
    code &&
    (await ctx.db
      .selectFrom('question')
      .innerJoin('agency', 'agency.code', 'question.agencyCode')
      .select(['question.code', 'body', 'answer', 'dueAt', 'agency.name as agencyName'])
      .where('question.code', '=', code)
      .executeTakeFirst());
  if (!row) throw questionNotFound();
  return {
    title: own.title(row.code),
    layout: 'narrow',
    personal: true,
    crumbs: [{ href: PATHS.faq, label: words(language).portal.faq.title }],
    body: (
      <Stack>
        {justSent && (
          <Alert tone="success" language={language} title={own.received} live>
            <p>{own.keep(row.code)}</p>
          </Alert>
        )}
        <PageHeading above={row.code} title={own.title(row.code)} />
        <Panel title={own.yours}>
          <PlainText text={row.body} />
        </Panel>
        <Panel title={own.answer} tone={row.answer ? 'accent' : 'default'}>
          {row.answer ? (
            <PlainText text={row.answer} />
          ) : (
            <p>{own.waiting(row.agencyName, formatDateTime(row.dueAt))}</p>
          )}
        </Panel>
      </Stack>
    ),
  };
}
