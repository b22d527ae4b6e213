import { buffer } from 'node:stream/consumers';
import Type from 'typebox';
import { inLanguage } from '../../domain/language.ts';
import { formatDateTime } from '../../domain/text/format.ts';
import { errorWords, words } from '../../i18n/words.ts';
import type { Ctx } from '../../platform/context.ts';
import { csrfMismatch, ProblemError } from '../../platform/errors.ts';
import type { App } from '../../platform/http/app.ts';
import { readPostedForm } from '../../platform/http/postedForm.ts';
import { type PageResult, page } from '../../platform/http/route.ts';
import { Button, ButtonLink } from '../../ui/Button.tsx';
import { Select } from '../../ui/Choice.tsx';
import { ErrorSummary, type FieldProblem } from '../../ui/ErrorSummary.tsx';
import { FileInput } from '../../ui/FileInput.tsx';
import { Form } from '../../ui/Form.tsx';
import { ButtonRow } from '../../ui/Layout.tsx';
import { PageHeading, Panel } from '../../ui/Panel.tsx';
import { PATHS } from '../../ui/paths.ts';
import { findForm } from '../catalogue/getForm.ts';
import { getOnlineOffer, type OnlineOffer } from '../drafts/onlineOffer.ts';
import { maxMegabytes } from '../submission/fileRefusal.ts';
import { columnsOf } from './columns.ts';
import { createBulk, MOST_ROWS } from './createBulk.ts';
import { bulkSizeWrong, bulkUnreadable } from './errors.ts';
import { templateAsCsv, templateAsWorkbook } from './template.ts';

const Params = Type.Object({ code: Type.String({ minLength: 1, maxLength: 60 }) });
const PATH = `${PATHS.bulk('')}:code`;
const FILE = 'sheet';
const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The template of a procedure, and sending it back filled in. */
export function registerBulkStart(app: App): void {
  page(app, {
    path: PATH,
    access: 'APPLICANT',
    params: Params,
    handler: async ({ ctx, params, csrfToken }) => showStart(ctx, params.code, csrfToken),
  });

  page(app, {
    path: `${PATH}/bang-mau`,
    access: 'APPLICANT',
    params: Params,
    query: Type.Object({ dang: Type.Optional(Type.Enum(['xlsx', 'csv'])) }),
    handler: async ({ ctx, params, query }) => {
      const { version } = await getOnlineOffer(ctx, params.code);
      const form = version.content.formKey ? (await findForm(ctx, version.content.formKey))?.form : undefined;
      const columns = columnsOf(version.content, form, ctx.language);
      const csv = query.dang === 'csv';
      return {
        download: csv ? Buffer.from(templateAsCsv(columns)) : await templateAsWorkbook(columns, ctx.language),
        mediaType: csv ? 'text/csv; charset=utf-8' : WORKBOOK,
        fileName: `bang-mau-${params.code}.${csv ? 'csv' : 'xlsx'}`,
      };
    },
  });

  page(app, {
    method: 'POST',
    path: PATH,
    access: 'APPLICANT',
    params: Params,
    multipart: true,
    rateLimit: { key: 'account', hits: 60, seconds: 3600 },
    handler: async ({ ctx, params, raw, csrfToken }) => {
      const sheet: { name: string; content?: Buffer } = { name: '' };
      const { fields, genuine } = await readPostedForm(raw, async ({ field, name, stream }) => {
        if (field === FILE) Object.assign(sheet, { name, content: await buffer(stream) });
      });
      if (!genuine) throw csrfMismatch();
      const { content, name: fileName } = sheet;
      const agencyCode = fields.agency ?? '';
      if (!content?.length) {
        const message = words(ctx.language).bulk.fileRequired;
        return showStart(ctx, params.code, csrfToken, [{ field: FILE, message }], agencyCode);
      }
      try {
        const { id } = await createBulk(ctx, { procedureCode: params.code, agencyCode, fileName, content });
        return { redirect: PATHS.bulkSubmission(id) };
      } catch (error) {
        const problems = explain(ctx, error);
        if (!problems) throw error;
        return showStart(ctx, params.code, csrfToken, problems, agencyCode);
      }
    },
  });
}

/** What is wrong with the sheet or the agency, beside the box; undefined for anything else. */
function explain({ language }: Ctx, error: unknown): FieldProblem[] | undefined {
  if (!(error instanceof ProblemError)) return undefined;
  if (error.fields.length > 0) return error.fields.map(({ field, message = '' }) => ({ field, message }));
  if (error.kind !== bulkUnreadable.kind && error.kind !== bulkSizeWrong.kind) return undefined;
  const { title, detail } = errorWords(language, error.kind.code, error.values);
  return [{ field: FILE, message: `${title}. ${detail}` }];
}

async function listEarlier(ctx: Ctx, procedureCode: string) {
  if (ctx.actor.kind !== 'APPLICANT') return [];
  return ctx.db
    .selectFrom('bulkSubmission')
    .select(['id', 'fileName', 'createdAt'])
    .select((eb) =>
      eb
        .selectFrom('bulkRow')
        .select((row) => row.fn.countAll<number>().as('rows'))
        .whereRef('bulkId', '=', 'bulkSubmission.id')
        .as('rows'),
    )
    .where('accountId', '=', ctx.actor.accountId)
    .where('procedureCode', '=', procedureCode)
    .orderBy('createdAt', 'desc')
    .limit(10)
    .execute();
}

async function showStart(
  ctx: Ctx,
  code: string,
  csrf: string,
  problems: FieldProblem[] = [],
  agency = '',
): Promise<PageResult> {
  const { language } = ctx;
  const text = words(language).bulk;
  const offer = await getOnlineOffer(ctx, code);
  const earlier = await listEarlier(ctx, code);
  const { content } = offer.version;
  const name = inLanguage({ vi: content.name, en: content.nameEn }, language);
  const errorOf = (field: string) => problems.find((problem) => problem.field === field)?.message;
  return {
    title: `${text.title}: ${name}`,
    layout: 'narrow',
    personal: true,
    status: problems.length > 0 ? 422 : 200,
    hasErrors: problems.length > 0,
    crumbs: [{ href: PATHS.procedure(code), label: name }],
    body: (
      <div className="stack">
        <ErrorSummary language={language} problems={problems} />
        <PageHeading above={name} title={text.title} lead={text.lead} />
        <Panel title={text.steps} icon="info">
          <ol className="list">
            {[text.step1, text.step2, text.step3, text.step4].map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
          <ButtonRow>
            <ButtonLink href={`${PATHS.bulk(code)}/bang-mau`} kind="secondary" icon="download" download>
              {text.templateWorkbook}
            </ButtonLink>
            <ButtonLink href={`${PATHS.bulk(code)}/bang-mau?dang=csv`} kind="quiet" icon="download" download>
              {text.templateCsv}
            </ButtonLink>
          </ButtonRow>
        </Panel>
        <Form action={PATHS.bulk(code)} csrf={csrf} multipart>
          <Agencies offer={offer} ctx={ctx} chosen={agency} error={errorOf('agency')} />
          <FileInput
            language={language}
            name={FILE}
            label={text.file}
            hint={text.fileHint(MOST_ROWS)}
            error={errorOf(FILE)}
            accept={`.xlsx,.csv,text/csv,${WORKBOOK}`}
            maxMegabytes={maxMegabytes(ctx)}
          />
          <Button large>{text.upload}</Button>
        </Form>
        {earlier.length > 0 && (
          <Panel title={text.earlier}>
            <ul className="list">
              {earlier.map(({ id, fileName, createdAt, rows }) => (
                <li key={id}>
                  <a href={PATHS.bulkSubmission(id)}>{fileName}</a> ({formatDateTime(createdAt)},{' '}
                  {text.rowsOf(Number(rows))})
                </li>
              ))}
            </ul>
          </Panel>
        )}
      </div>
    ),
  };
}

function Agencies({ offer, ctx, chosen, error }: { offer: OnlineOffer; ctx: Ctx; chosen: string; error?: string }) {
  const { submission } = words(ctx.language);
  const agencies = offer.offerings.map(({ competentAgency }) => competentAgency);
  const nameOf = ({ name, nameEn }: (typeof agencies)[number]) =>
    inLanguage({ vi: name, en: nameEn ?? undefined }, ctx.language);
  const [only] = agencies;
  if (only && agencies.length === 1) return <p>{submission.check.submitTo(nameOf(only))}</p>;
  return (
    <Select
      language={ctx.language}
      name="agency"
      label={submission.competentAgency}
      error={error}
      defaultValue={chosen}
      options={agencies.map((agency) => ({ value: agency.code, label: nameOf(agency) }))}
    />
  );
}
