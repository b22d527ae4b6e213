import { buffer } from 'node:stream/consumers';
import Type from 'typebox';
import { inLanguage, type Language } from '../../domain/language.ts';
import { errorWords, words } from '../../i18n/words.ts';
import type { Ctx } from '../../platform/context.ts';
import { csrfMismatch, invalidInput, ProblemError } from '../../platform/errors.ts';
import type { App } from '../../platform/http/app.ts';
import { readPostedForm } from '../../platform/http/postedForm.ts';
import { type PageResult, page } from '../../platform/http/route.ts';
import { Button, ButtonLink } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Choice.tsx';
import { ErrorSummary, type FieldProblem } from '../../ui/ErrorSummary.tsx';
import { FileInput } from '../../ui/FileInput.tsx';
import { Form } from '../../ui/Form.tsx';
import { ButtonRow } from '../../ui/Layout.tsx';
import { Alert } from '../../ui/Notice.tsx';
import { PageHeading, Panel } from '../../ui/Panel.tsx';
import { PATHS } from '../../ui/paths.ts';
import { Table } from '../../ui/Table.tsx';
import { Tag, type Tone } from '../../ui/Tag.tsx';
import { maxMegabytes } from '../submission/fileRefusal.ts';
import { addZip, type RefusedFile } from './addFiles.ts';
import { type CheckedRow, checkRows } from './checkRows.ts';
import { bulkNothingReady, bulkZipUnreadable } from './errors.ts';
import { type Bulk, getBulk } from './loadBulk.ts';
import { startBulk } from './startBulk.ts';
import { openTable, resultTable } from './tables.ts';
import { tableAs } from './template.ts';

const ById = Type.Object({ id: Type.String({ format: 'uuid' }) });
const PATH = `${PATHS.bulkSubmission('')}:id`;
const ZIP = 'zip';
const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
/** While rows are being submitted the page looks again by itself, without JavaScript. */
const LOOK_AGAIN_SECONDS = '3';

/** One spreadsheet: what was found in each row, its papers, submitting, how it went. */
export function registerBulkView(app: App): void {
  page(app, {
    path: PATH,
    access: 'APPLICANT',
    params: ById,
    query: Type.Object({ tep: Type.Optional(Type.Integer({ minimum: 0 })) }),
    handler: async ({ ctx, params, query, csrfToken, reply }) => {
      const bulk = await getBulk(ctx, params.id);
      const rows = await checkRows(ctx, bulk);
      if (rows.some(({ state }) => state === 'WAITING')) reply.header('refresh', LOOK_AGAIN_SECONDS);
      return show(ctx, bulk, rows, csrfToken, { taken: query.tep });
    },
  });

  page(app, {
    method: 'POST',
    path: `${PATH}/tep`,
    access: 'APPLICANT',
    params: ById,
    multipart: true,
    rateLimit: { key: 'account', hits: 60, seconds: 3600 },
    handler: async ({ ctx, params, raw, csrfToken }) => {
      const sent: { zip?: Buffer } = {};
      const { genuine } = await readPostedForm(raw, async ({ field, stream }) => {
        if (field === ZIP) sent.zip = await buffer(stream);
      });
      if (!genuine) throw csrfMismatch();
      const problem = (message: string) => again(ctx, params.id, csrfToken, [{ field: ZIP, message }]);
      if (!sent.zip?.length) return problem(words(ctx.language).bulk.zipRequired);
      try {
        const { taken, refused } = await addZip(ctx, params.id, sent.zip);
        if (refused.length === 0) return { redirect: `${PATHS.bulkSubmission(params.id)}?tep=${taken}` };
        return again(ctx, params.id, csrfToken, [], { taken, refused });
      } catch (error) {
        if (!(error instanceof ProblemError) || error.kind !== bulkZipUnreadable.kind) throw error;
        const { title, detail } = errorWords(ctx.language, error.kind.code);
        return problem(`${title}. ${detail}`);
      }
    },
  });

  page(app, {
    method: 'POST',
    path: `${PATH}/nop`,
    access: 'APPLICANT',
    params: ById,
    body: Type.Record(Type.String(), Type.String({ maxLength: 200 })),
    handler: async ({ ctx, params, body, csrfToken }) => {
      try {
        await startBulk(ctx, params.id, body.declared === 'yes');
      } catch (error) {
        if (!(error instanceof ProblemError)) throw error;
        // pressed twice: everything is on its way
        if (error.kind !== bulkNothingReady.kind) {
          if (error.kind !== invalidInput.kind) throw error;
          const problems = error.fields.map(({ field, message = '' }) => ({ field, message }));
          return again(ctx, params.id, csrfToken, problems);
        }
      }
      return { redirect: PATHS.bulkSubmission(params.id) };
    },
  });

  page(app, {
    path: `${PATH}/ket-qua`,
    access: 'APPLICANT',
    params: ById,
    query: Type.Object({
      dang: Type.Optional(Type.Enum(['xlsx', 'csv'])),
      dong: Type.Optional(Type.Literal('can-sua')),
    }),
    handler: async ({ ctx, params, query }) => {
      const bulk = await getBulk(ctx, params.id);
      const rows = await checkRows(ctx, bulk);
      const format = query.dang ?? 'xlsx';
      const open = query.dong !== undefined;
      const table = open ? openTable(ctx, bulk, rows) : resultTable(ctx, rows);
      return {
        download: await tableAs(format, table, words(ctx.language).bulk.result.sheet),
        mediaType: format === 'csv' ? 'text/csv; charset=utf-8' : WORKBOOK,
        fileName: `${open ? 'can-sua' : 'ket-qua'}-${bulk.procedureCode}.${format}`,
      };
    },
  });
}

interface Extra {
  taken?: number;
  refused?: RefusedFile[];
}

async function again(
  ctx: Ctx,
  id: string,
  csrf: string,
  problems: FieldProblem[],
  extra: Extra = {},
): Promise<PageResult> {
  const bulk = await getBulk(ctx, id);
  return show(ctx, bulk, await checkRows(ctx, bulk), csrf, extra, problems);
}

function show(
  ctx: Ctx,
  bulk: Bulk,
  rows: CheckedRow[],
  csrf: string,
  { taken, refused = [] }: Extra,
  problems: FieldProblem[] = [],
): PageResult {
  const { language } = ctx;
  const text = words(language).bulk;
  const { submission } = words(language);
  const count = (...states: CheckedRow['state'][]) => rows.filter(({ state }) => states.includes(state)).length;
  const [ready, wrong, waiting, done] = [count('READY', 'FAILED'), count('WRONG'), count('WAITING'), count('DONE')];
  const asksPapers = bulk.columns.some(({ key }) => key.startsWith('file.'));
  const errorOf = (field: string) => problems.find((problem) => problem.field === field)?.message;
  const address = PATHS.bulkSubmission(bulk.id);
  const name = inLanguage({ vi: bulk.content.name, en: bulk.content.nameEn }, language);
  return {
    title: text.checked(bulk.fileName),
    personal: true,
    status: problems.length > 0 ? 422 : 200,
    hasErrors: problems.length > 0,
    crumbs: [
      { href: PATHS.procedure(bulk.procedureCode), label: name },
      { href: PATHS.bulk(bulk.procedureCode), label: text.title },
    ],
    body: (
      <div className="stack">
        <ErrorSummary language={language} problems={problems} />
        <PageHeading above={name} title={text.checked(bulk.fileName)} lead={text.summary(ready, wrong, done)} />
        {waiting > 0 && (
          <Alert tone="info" language={language} live>
            <p>{text.running(waiting)}</p>
          </Alert>
        )}
        {waiting === 0 && done === 0 && (
          <Alert tone="warning" language={language}>
            <p>{text.notSubmitted}</p>
          </Alert>
        )}
        {taken !== undefined && (
          <Alert tone="success" language={language} live>
            <p>{text.zipTaken(taken)}</p>
          </Alert>
        )}
        {refused.length > 0 && (
          <Alert tone="danger" language={language} title={text.refused}>
            <ul className="list">
              {refused.map((file) => (
                <li key={file.name}>{file.reason}</li>
              ))}
            </ul>
          </Alert>
        )}
        {asksPapers && done + waiting < rows.length && (
          <Panel title={text.zipTitle} icon="upload">
            <Form action={`${address}/tep`} csrf={csrf} multipart>
              <FileInput
                language={language}
                name={ZIP}
                label={text.zip}
                hint={text.zipHint}
                error={errorOf(ZIP)}
                accept=".zip,application/zip"
                maxMegabytes={maxMegabytes(ctx)}
              />
              <Button kind="secondary">{text.zipSend}</Button>
            </Form>
          </Panel>
        )}
        {ready > 0 && (
          <Panel title={text.submitTitle} tone="accent">
            <p>
              {submission.check.submitTo(
                inLanguage({ vi: bulk.agency.name, en: bulk.agency.nameEn ?? undefined }, language),
              )}
            </p>
            {wrong > 0 && <p>{text.submitHint}</p>}
            <Form action={`${address}/nop`} csrf={csrf}>
              <Checkbox language={language} name="declared" error={errorOf('declared')}>
                {submission.check.declaration}
              </Checkbox>
              <Button large>{text.submit(ready)}</Button>
            </Form>
          </Panel>
        )}
        <Downloads address={address} open={wrong > 0 || count('FAILED') > 0} language={language} />
        <p>
          <a href={PATHS.bulk(bulk.procedureCode)}>{text.again}</a>
        </p>
        <Rows rows={rows} language={language} />
      </div>
    ),
  };
}

function Downloads({ address, open, language }: { address: string; open: boolean; language: Language }) {
  const text = words(language).bulk;
  return (
    <>
      <ButtonRow>
        {open && (
          <ButtonLink href={`${address}/ket-qua?dong=can-sua`} kind="secondary" icon="download" download>
            {text.openRows}
          </ButtonLink>
        )}
        <ButtonLink href={`${address}/ket-qua`} kind="secondary" icon="download" download>
          {text.resultWorkbook}
        </ButtonLink>
        <ButtonLink href={`${address}/ket-qua?dang=csv`} kind="quiet" icon="download" download>
          {text.resultCsv}
        </ButtonLink>
      </ButtonRow>
      {open && <p className="field-hint">{text.openRowsHint}</p>}
    </>
  );
}

const LOOK: Record<CheckedRow['state'], Tone> = {
  READY: 'info',
  WRONG: 'warning',
  WAITING: 'progress',
  DONE: 'success',
  FAILED: 'danger',
};

function Rows({ rows, language }: { rows: CheckedRow[]; language: Language }) {
  const { result, state } = words(language).bulk;
  return (
    <Table
      caption={result.caption}
      rows={rows}
      rowKey={(row) => String(row.number)}
      columns={[
        { key: 'row', label: result.row, cell: (row) => row.number },
        { key: 'reference', label: result.reference, cell: (row) => row.reference || '–' },
        { key: 'applicant', label: result.applicant, cell: (row) => row.applicant || '–' },
        {
          key: 'state',
          label: result.state,
          cell: (row) => (
            <Tag tone={LOOK[row.state]} icon={row.state === 'DONE' ? 'check' : undefined}>
              {state[row.state]}
            </Tag>
          ),
        },
        {
          key: 'dossier',
          label: result.dossier,
          cell: (row) => (row.dossierId ? <a href={PATHS.myDossier(row.dossierId)}>{row.dossierNumber}</a> : '–'),
        },
        { key: 'reasons', label: result.reasons, cell: (row) => <Reasons reasons={row.reasons} /> },
      ]}
    />
  );
}

function Reasons({ reasons }: { reasons: string[] }) {
  if (reasons.length === 0) return <>–</>;
  return (
    <ul className="list">
      {reasons.map((reason) => (
        <li key={reason}>{reason}</li>
      ))}
    </ul>
  );
}
