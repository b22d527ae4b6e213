import Type from 'typebox';
import { parseDossierCode } from '../../domain/dossier/code.ts';
import type { Language } from '../../domain/language.ts';
import { INDICATORS } from '../../domain/rating/rating.ts';
import { errorWords, words } from '../../i18n/words.ts';
import type { Ctx } from '../../platform/context.ts';
import { ProblemError } from '../../platform/errors.ts';
import type { App } from '../../platform/http/app.ts';
import { type PageResult, page } from '../../platform/http/route.ts';
import { Button, ButtonLink } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorSummary, type FieldProblem } from '../../ui/ErrorSummary.tsx';
import { TextInput } from '../../ui/Field.tsx';
import { Form } from '../../ui/Form.tsx';
import { ButtonRow, Stack } from '../../ui/Layout.tsx';
import { Alert } from '../../ui/Notice.tsx';
import { PageHeading } from '../../ui/Panel.tsx';
import { PATHS } from '../../ui/paths.ts';
import { Table } from '../../ui/Table.tsx';
import { listAgencies } from '../catalogue/agencies.ts';
import { applicantPost } from '../submission/applicantPost.tsx';
import { DOSSIER_PATH, DossierParams } from '../tracking/dossierRoute.ts';
import { getOwnDossier } from '../tracking/getOwnDossier.ts';
import { canBeRated } from './canBeRated.ts';
import { isRated } from './isRated.ts';
import { RatingQuestions, readRating } from './RatingForm.tsx';
import { rateByCode, rateOwnDossier } from './rateDossier.ts';
import { sendRatingCode } from './ratingCode.ts';
import { type RatingFigures, ratingFigures } from './ratingFigures.ts';

type Fields = Record<string, string>;

const Posted = Type.Record(Type.String({ maxLength: 40 }), Type.String({ maxLength: 4000 }));
const MOST_TRIES = { key: 'ip', hits: 30, seconds: 600 } as const;

/** Rating a dossier with an account, with a one-time code, at the counter; and what came of it for everybody. */
export function registerRatingPages(app: App): void {
  page(app, {
    path: `${DOSSIER_PATH}/danh-gia`,
    access: 'APPLICANT',
    params: DossierParams,
    handler: async ({ ctx, params, csrfToken }) => {
      const { state } = await getOwnDossier(ctx, params.id);
      if (!canBeRated(state) || (await isRated(ctx, params.id))) return { redirect: PATHS.myDossier(params.id) };
      return showOwn(ctx, params.id, csrfToken);
    },
  });

  applicantPost(app, `${DOSSIER_PATH}/danh-gia`, async ({ ctx, id, fields, csrf }) => {
    const { answers, problems } = readRating(fields, ctx.language);
    if (problems.length > 0) return showOwn(ctx, id, csrf(), fields, problems);
    const failure = await failureOf(() => rateOwnDossier(ctx, id, answers));
    // Sent twice, or from two tabs: it is rated, and that is what the page says.
    if (failure && failure.kind.code !== 'rating.already') throw failure;
    return { redirect: `${PATHS.myDossier(id)}?tin=da-danh-gia` };
  });

  page(app, {
    path: PATHS.rateByCode,
    access: 'PUBLIC',
    query: Type.Object({
      ma: Type.Optional(Type.String({ maxLength: 200 })),
      gui: Type.Optional(Type.String({ maxLength: 5 })),
    }),
    handler: async ({ ctx, query, csrfToken }) => {
      const code = parseDossierCode(query.ma ?? '');
      if (!code) return askForDossier(ctx, csrfToken, query.ma ?? '');
      return showByCode(ctx, csrfToken, { dossier: code }, [], query.gui !== undefined);
    },
  });

  page(app, {
    method: 'POST',
    path: `${PATHS.rateByCode}/ma`,
    access: 'PUBLIC',
    rateLimit: MOST_TRIES,
    body: Posted,
    handler: async ({ ctx, body, csrfToken }) => {
      const typed = body.dossier ?? '';
      const code = parseDossierCode(typed);
      if (!code) return askForDossier(ctx, csrfToken, typed, words(ctx.language).rating.byCode.invalid);
      const sent = body.way !== 'have';
      if (sent) await sendRatingCode(ctx, code);
      return { redirect: `${PATHS.rateByCode}?ma=${encodeURIComponent(code)}${sent ? '&gui=1' : ''}` };
    },
  });

  page(app, {
    method: 'POST',
    path: PATHS.rateByCode,
    access: 'PUBLIC',
    rateLimit: MOST_TRIES,
    body: Posted,
    handler: async ({ ctx, body, csrfToken }) => {
      const { answers, problems } = readRating(body, ctx.language);
      const text = words(ctx.language).rating.byCode;
      if (!/^[\d\s]{6,12}$/.test(body.code ?? '')) {
        const { required } = words(ctx.language).common.form.invalid;
        problems.unshift({ field: 'code', message: required(text.code) });
      }
      if (problems.length > 0) return showByCode(ctx, csrfToken, body, problems);
      const typed = { dossier: body.dossier ?? '', code: body.code ?? '' };
      const failure = await failureOf(() => rateByCode(ctx, typed, answers));
      if (!failure) return { redirect: `${PATHS.ratings}/cam-on` };
      const { title, detail } = errorWords(ctx.language, failure.kind.code, failure.values);
      return showByCode(ctx, csrfToken, body, [{ field: 'code', message: `${title}. ${detail}` }]);
    },
  });

  page(app, {
    path: `${PATHS.ratings}/cam-on`,
    access: 'PUBLIC',
    handler: async ({ ctx }) => {
      const text = words(ctx.language).rating;
      return {
        title: text.done,
        layout: 'narrow',
        crumbs: [],
        body: (
          <Stack>
            <PageHeading title={text.done} lead={text.doneText} />
            <ButtonRow>
              <ButtonLink kind="secondary" href={PATHS.ratings}>
                {text.public.title}
              </ButtonLink>
            </ButtonRow>
          </Stack>
        ),
      };
    },
  });

  page(app, { path: PATHS.ratings, access: 'PUBLIC', handler: ({ ctx }) => showPublic(ctx) });
}

/** The refusal of a use case; anything else is thrown on. */
async function failureOf(work: () => Promise<void>): Promise<ProblemError | undefined> {
  try {
    await work();
    return undefined;
  } catch (error) {
    if (error instanceof ProblemError && error.kind.code.startsWith('rating.')) return error;
    throw error;
  }
}

async function showOwn(
  ctx: Ctx,
  id: string,
  csrf: string,
  typed: Fields = {},
  problems: FieldProblem[] = [],
): Promise<PageResult> {
  const { language } = ctx;
  const { state } = await getOwnDossier(ctx, id);
  const text = words(language).rating;
  const code = state.code ?? state.submissionNumber;
  return {
    title: text.title,
    layout: 'narrow',
    personal: true,
    hasErrors: problems.length > 0,
    status: problems.length > 0 ? 422 : 200,
    crumbs: [{ href: PATHS.myDossier(id), label: code }],
    body: (
      <Stack>
        <ErrorSummary language={language} problems={problems} />
        <PageHeading above={state.procedureName} title={text.title} lead={text.lead(code)} />
        <Form action={`${PATHS.myDossier(id)}/danh-gia`} csrf={csrf}>
          <RatingQuestions language={language} typed={typed} problems={problems} />
          <Button large>{text.submit}</Button>
        </Form>
      </Stack>
    ),
  };
}

function askForDossier({ language }: Ctx, csrf: string, typed: string, error?: string): PageResult {
  const text = words(language).rating.byCode;
  return {
    title: text.title,
    layout: 'narrow',
    crumbs: [{ href: PATHS.ratings, label: words(language).rating.public.title }],
    hasErrors: error !== undefined,
    status: error ? 422 : 200,
    body: (
      <Stack>
        {error && <ErrorSummary language={language} problems={[{ field: 'dossier', message: error }]} />}
        <PageHeading title={text.title} lead={text.lead} />
        <Form action={`${PATHS.rateByCode}/ma`} csrf={csrf}>
          <TextInput
            language={language}
            name="dossier"
            label={text.dossier}
            autoComplete="off"
            maxLength={200}
            width="medium"
            defaultValue={typed}
            error={error}
          />
          <ButtonRow>
            <Button name="way" value="send">
              {text.send}
            </Button>
            <Button kind="secondary" name="way" value="have">
              {text.have}
            </Button>
          </ButtonRow>
        </Form>
      </Stack>
    ),
  };
}

function showByCode(ctx: Ctx, csrf: string, typed: Fields, problems: FieldProblem[], sent = false): PageResult {
  const { language } = ctx;
  const text = words(language).rating;
  const errorOf = (field: string) => problems.find((problem) => problem.field === field)?.message;
  return {
    title: text.title,
    layout: 'narrow',
    personal: true,
    hasErrors: problems.length > 0,
    status: problems.length > 0 ? 422 : 200,
    crumbs: [{ href: PATHS.ratings, label: text.public.title }],
    body: (
      <Stack>
        <ErrorSummary language={language} problems={problems} />
        {sent && (
          <Alert tone="info" language={language} live>
            <p>{text.byCode.sent}</p>
          </Alert>
        )}
        <PageHeading title={text.title} lead={text.lead(typed.dossier ?? '')} />
        <Form action={PATHS.rateByCode} csrf={csrf}>
          <input type="hidden" name="dossier" value={typed.dossier} />
          <TextInput
            language={language}
            name="code"
            label={text.byCode.code}
            hint={text.byCode.codeHint}
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={12}
            width="code"
            defaultValue={typed.code}
            error={errorOf('code')}
          />
          <RatingQuestions language={language} typed={typed} problems={problems} />
          <ButtonRow>
            <Button large>{text.submit}</Button>
            <a href={PATHS.rateByCode}>{text.byCode.another}</a>
          </ButtonRow>
        </Form>
      </Stack>
    ),
  };
}

const YEAR_MILLISECONDS = 365 * 86_400_000;

async function showPublic(ctx: Ctx): Promise<PageResult> {
  const { language } = ctx;
  const text = words(language).rating;
  const now = ctx.clock.now();
  const [figures, agencies] = await Promise.all([
    ratingFigures(ctx, {
      by: 'AGENCY',
      from: new Date(now.getTime() - YEAR_MILLISECONDS),
      to: new Date(now.getTime() + 1),
    }),
    listAgencies(ctx),
  ]);
  const rows = agencies.flatMap((agency) => {
    const own = figures.get(agency.code);
    return own ? [{ code: agency.code, name: agency.name, figures: own }] : [];
  });
  return {
    title: text.public.title,
    description: text.public.lead,
    crumbs: [],
    body: (
      <Stack>
        <PageHeading
          title={text.public.title}
          lead={text.public.lead}
          actions={
            <ButtonLink kind="secondary" href={PATHS.rateByCode}>
              {text.public.rate}
            </ButtonLink>
          }
        />
        <p className="muted">{text.public.scale}</p>
        <Table
          caption={text.public.title}
          hideCaption
          rows={rows}
          rowKey={(row) => row.code}
          empty={<EmptyState title={text.public.none} icon="heart" />}
          columns={[
            { key: 'name', label: text.public.agency, cell: (row) => <a href={PATHS.agency(row.code)}>{row.name}</a> },
            { key: 'count', label: text.public.count, numeric: true, cell: (row) => row.figures.count },
            ...(['very', 'satisfied', 'not'] as const).map((key) => ({
              key,
              label: text.public[key],
              numeric: true,
              cell: ({ figures: own }: { figures: RatingFigures }) =>
                percent(own.satisfaction[key], own.count, language),
            })),
            ...INDICATORS.map((key) => ({
              key,
              label: text.public.points[key],
              numeric: true,
              cell: ({ figures: own }: { figures: RatingFigures }) =>
                own.means[key]?.toLocaleString(language) ?? text.public.noData,
            })),
          ]}
        />
      </Stack>
    ),
  };
}

function percent(part: number, whole: number, language: Language): string {
  return `${((100 * part) / whole).toLocaleString(language, { maximumFractionDigits: 1 })}%`;
}
