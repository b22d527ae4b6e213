import Type from 'typebox';
import type { Language } from '../../domain/language.ts';
import { parseDateText } from '../../domain/text/dateText.ts';
import { formatDate } from '../../domain/text/format.ts';
import { cleanText } from '../../domain/text/normalise.ts';
import { words } from '../../i18n/words.ts';
import type { Ctx } from '../../platform/context.ts';
import { csrfMismatch } from '../../platform/errors.ts';
import type { App } from '../../platform/http/app.ts';
import { type PostedFile, readPostedForm } from '../../platform/http/postedForm.ts';
import { type PageRequest, type PageResult, page } from '../../platform/http/route.ts';
import { textProblem } from '../../platform/textProblem.ts';
import { Button } from '../../ui/Button.tsx';
import { ErrorSummary, type FieldProblem } from '../../ui/ErrorSummary.tsx';
import { DateInput, TextInput } from '../../ui/Field.tsx';
import { FileInput } from '../../ui/FileInput.tsx';
import { Form } from '../../ui/Form.tsx';
import { ButtonRow } from '../../ui/Layout.tsx';
import { Alert } from '../../ui/Notice.tsx';
import { PageHeading } from '../../ui/Panel.tsx';
import { PATHS } from '../../ui/paths.ts';
import { ACCEPTED_FILES } from '../files/fileTypes.ts';
import { storeFile } from '../files/storeFile.ts';
import { UPLOAD_PATH, uploadedFileIds } from '../files/uploadPath.ts';
import { explainFileRefusal, maxMegabytes } from '../submission/fileRefusal.ts';
import { declareItem, describeItem } from './declareItem.ts';
import type { PaperFacts } from './keepItem.ts';
import { getVaultItem } from './queries.ts';
import { crumbsOf } from './vaultItem.pages.tsx';

const ById = Type.Object({ id: Type.String({ format: 'uuid' }) });
const FILE = 'file';
const DATES = ['issuedOn', 'validFrom', 'validTo'] as const;

/** Adding an own paper and correcting what was written about it. */
export function registerVaultForms(app: App): void {
  page(app, {
    path: `${PATHS.vault}/them`,
    access: 'APPLICANT',
    handler: async (request) => showForm(request, { typed: {} }),
  });

  page(app, {
    method: 'POST',
    path: `${PATHS.vault}/them`,
    access: 'APPLICANT',
    multipart: true,
    rateLimit: { key: 'account', hits: 200, seconds: 3600 },
    handler: async (request) => {
      const { ctx, raw } = request;
      const sent: { fileId?: string; problem?: FieldProblem } = {};
      const { fields, genuine } = await readPostedForm(raw, async (file) => {
        Object.assign(sent, await take(ctx, file));
      });
      if (!genuine) throw csrfMismatch();
      const { facts, problems } = readFacts(fields, ctx.language);
      const fileId = sent.fileId ?? uploadedFileIds(fields[`${FILE}Upload`] ?? '')[0] ?? keptId(fields);
      if (!fileId) problems.push(sent.problem ?? { field: FILE, message: words(ctx.language).vault.form.problem.file });
      if (problems.length > 0 || !fileId) return showForm(request, { typed: fields, problems, fileId });
      const { id } = await declareItem(ctx, facts, fileId);
      return { redirect: `${PATHS.vaultItem(id)}?tin=da-them` };
    },
  });

  page(app, {
    path: `${PATHS.vaultItem('')}:id/sua`,
    access: 'APPLICANT',
    params: ById,
    handler: async (request) => {
      const item = await getVaultItem(request.ctx, request.params.id);
      const day = (date: string | null) => (date ? formatDate(date) : '');
      const dates = Object.fromEntries(DATES.map((key) => [key, day(item[key])]));
      const typed = { name: item.name, number: item.number ?? '', issuer: item.issuer ?? '', ...dates };
      return showForm(request, { typed, item });
    },
  });

  page(app, {
    method: 'POST',
    path: `${PATHS.vaultItem('')}:id/sua`,
    access: 'APPLICANT',
    params: ById,
    body: Type.Record(Type.String(), Type.String({ maxLength: 500 })),
    handler: async (request) => {
      const { ctx, params, body } = request;
      const { facts, problems } = readFacts(body, ctx.language);
      if (problems.length > 0)
        return showForm(request, { typed: body, problems, item: await getVaultItem(ctx, params.id) });
      await describeItem(ctx, params.id, facts);
      return { redirect: `${PATHS.vaultItem(params.id)}?tin=da-sua` };
    },
  });
}

const MOST_CHARACTERS = { name: 300, number: 100, issuer: 300 };

/** The file that was sent with a form that had mistakes: it need not be sent again. */
function keptId({ kept = '' }: Record<string, string>): string | undefined {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(kept) ? kept : undefined;
}

async function take(ctx: Ctx, file: PostedFile): Promise<{ fileId?: string; problem?: FieldProblem }> {
  if (file.field !== FILE) return {};
  try {
    return { fileId: (await storeFile(ctx, { name: file.name, stream: file.stream })).id };
  } catch (error) {
    return { problem: explainFileRefusal(ctx, file, error) };
  }
}

function readFacts(typed: Record<string, string>, language: Language) {
  const { column, form } = words(language).vault;
  const text = form.problem;
  const problems: FieldProblem[] = [];
  const short = (key: 'name' | 'number' | 'issuer') => {
    const value = cleanText(typed[key] ?? '');
    problems.push(...textProblem(value, { field: key, label: column[key], most: MOST_CHARACTERS[key] }, language));
    return value;
  };
  const name = short('name');
  if (!name) problems.push({ field: 'name', message: text.name });
  const day = (key: (typeof DATES)[number]): string | null => {
    const written = (typed[key] ?? '').trim();
    const date = parseDateText(written);
    if (written && !date) problems.push({ field: key, message: text.date });
    return date ?? null;
  };
  const [issuedOn, validFrom, validTo] = [day('issuedOn'), day('validFrom'), day('validTo')];
  if (validFrom && validTo && validFrom > validTo) problems.push({ field: 'validTo', message: text.order });
  const facts: PaperFacts = { name, number: short('number'), issuer: short('issuer'), issuedOn, validFrom, validTo };
  return { facts, problems };
}

interface ShownForm {
  typed: Record<string, string>;
  problems?: FieldProblem[];
  fileId?: string;
  item?: { id: string; name: string };
}

function showForm(
  { ctx, csrfToken }: PageRequest<unknown, unknown, unknown>,
  { typed, problems = [], fileId, item }: ShownForm,
): PageResult {
  const { language } = ctx;
  const { column, form: text } = words(language).vault;
  const title = item ? text.editTitle : text.title;
  const field = (name: string) => ({
    language,
    name,
    defaultValue: typed[name],
    error: problems.find((problem) => problem.field === name)?.message,
  });
  return {
    title,
    layout: 'narrow',
    personal: true,
    status: problems.length > 0 ? 422 : 200,
    hasErrors: problems.length > 0,
    scripts: item ? [] : ['upload'],
    crumbs: crumbsOf(language, item),
    body: (
      <div className="stack">
        <ErrorSummary language={language} problems={problems} />
        <PageHeading title={title} lead={text.declared} />
        <Form
          action={item ? `${PATHS.vaultItem(item.id)}/sua` : `${PATHS.vault}/them`}
          csrf={csrfToken}
          multipart={!item}
        >
          <TextInput {...field('name')} label={column.name} hint={text.nameHint} maxLength={MOST_CHARACTERS.name} />
          <TextInput
            {...field('number')}
            label={column.number}
            required={false}
            width="medium"
            maxLength={MOST_CHARACTERS.number}
          />
          <TextInput {...field('issuer')} label={column.issuer} required={false} maxLength={MOST_CHARACTERS.issuer} />
          <DateInput {...field('issuedOn')} label={column.issuedOn} required={false} />
          <DateInput {...field('validFrom')} label={column.validFrom} required={false} />
          <DateInput {...field('validTo')} label={column.validTo} required={false} />
          {fileId && <input type="hidden" name="kept" value={fileId} />}
          {!item && (
            <FileInput
              {...field(FILE)}
              label={text.file}
              required={!fileId}
              accept={ACCEPTED_FILES}
              maxMegabytes={maxMegabytes(ctx)}
              uploadUrl={UPLOAD_PATH}
              csrf={csrfToken}
            />
          )}
          {fileId && (
            <Alert tone="info" language={language}>
              <p>{words(language).submission.papers.attached(1)}</p>
            </Alert>
          )}
          <Button large>{item ? text.saveChanges : text.save}</Button>
          <ButtonRow>
            <a href={item ? PATHS.vaultItem(item.id) : PATHS.vault}>{words(language).common.actions.cancel}</a>
          </ButtonRow>
        </Form>
      </div>
    ),
  };
}
