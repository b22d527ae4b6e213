import Type from 'typebox';
import { words } from '../../i18n/words.ts';
import type { Ctx } from '../../platform/context.ts';
import { csrfMismatch } from '../../platform/errors.ts';
import type { App } from '../../platform/http/app.ts';
import { type PostedFile, readPostedForm } from '../../platform/http/postedForm.ts';
import { type PageRequest, type PageResult, page } from '../../platform/http/route.ts';
import { Button } from '../../ui/Button.tsx';
import { Select } from '../../ui/Choice.tsx';
import type { FieldProblem } from '../../ui/ErrorSummary.tsx';
import { DateInput } from '../../ui/Field.tsx';
import { FileInput } from '../../ui/FileInput.tsx';
import { Form } from '../../ui/Form.tsx';
import { Alert } from '../../ui/Notice.tsx';
import { explainFailure, type FormFailure, messageOf } from '../accounts/explainFailure.ts';
import { FormPage, type FormView, Typed } from '../accounts/pieces.tsx';
import { ACCEPTED_FILES } from '../files/fileTypes.ts';
import { storeFile } from '../files/storeFile.ts';
import { explainFileRefusal, maxMegabytes } from '../submission/fileRefusal.ts';
import { listOffered } from '../vault/listOffered.ts';
import { authorise } from './authorise.ts';
import { nameProcedures } from './nameProcedures.ts';
import { REPRESENTATION_PATHS } from './paths.ts';

const DOCUMENT = 'document';

/** Authorising somebody: for what, until when, and the document when there is one, sent or out of the vault. */
export function registerAuthorise(app: App): void {
  page(app, {
    path: REPRESENTATION_PATHS.newAuthorisation,
    access: 'APPLICANT',
    self: true,
    query: Type.Object({ 'thu-tuc': Type.Optional(Type.String({ maxLength: 60 })) }),
    handler: (request) => show(request, { typed: {}, procedure: request.query['thu-tuc'] }),
  });

  page(app, {
    method: 'POST',
    path: REPRESENTATION_PATHS.newAuthorisation,
    access: 'APPLICANT',
    self: true,
    multipart: true,
    rateLimit: { key: 'account', hits: 60, seconds: 60 },
    handler: async (request) => {
      const { ctx, raw } = request;
      const sent: { id?: string; problem?: FieldProblem } = {};
      const { fields: typed, genuine } = await readPostedForm(raw, async (file) => {
        Object.assign(sent, await take(ctx, file));
      });
      if (!genuine) throw csrfMismatch();
      const documentId = (sent.id ?? typed.kept) || null;
      const again = { typed, procedure: typed.procedures, documentId };
      if (sent.problem) return show(request, { ...again, failure: { problems: [sent.problem], status: 422 } });
      try {
        const { contact = '', procedures = '', until = '', vaultItem = '' } = typed;
        await authorise(ctx, { contact, procedures, until, documentId, vaultItemId: vaultItem || null });
        return { redirect: `${REPRESENTATION_PATHS.overview}?tin=da-gui` };
      } catch (error) {
        return show(request, { ...again, failure: explainFailure(error, ctx.language, 'contact') });
      }
    },
  });
}

async function take(ctx: Ctx, file: PostedFile): Promise<{ id?: string; problem?: FieldProblem }> {
  if (file.field !== DOCUMENT) return {};
  try {
    return { id: (await storeFile(ctx, { name: file.name, stream: file.stream })).id };
  } catch (error) {
    return { problem: explainFileRefusal(ctx, file, error) };
  }
}

interface Shown {
  typed: Record<string, string>;
  /** code of the one from whose page the person comes; else codes are typed */
  procedure?: string;
  /** sent with a form that had mistakes: it need not be sent again */
  documentId?: string | null;
  failure?: FormFailure;
}

async function show(
  { ctx, csrfToken }: PageRequest<unknown, unknown, unknown>,
  { typed, procedure = '', documentId, failure }: Shown,
): Promise<PageResult> {
  const { language } = ctx;
  const { authorise: text, overview } = words(language).representation;
  const view: FormView = { language, csrf: csrfToken, failure, values: typed };
  const named = (await nameProcedures(ctx, procedure ? [procedure] : [])).get(procedure);
  const papers = (await listOffered(ctx))(text.document).filter(({ state }) => state === 'VALID');
  return {
    title: text.title,
    layout: 'narrow',
    personal: true,
    status: failure?.status,
    hasErrors: failure !== undefined,
    body: (
      <FormPage view={view} title={text.title} lead={text.lead}>
        <Form action={REPRESENTATION_PATHS.newAuthorisation} csrf={csrfToken} multipart>
          <Typed view={view} name="contact" label={text.contact} autoComplete="off" width="medium" />
          {named ? (
            <p>
              <input type="hidden" name="procedures" value={procedure} />
              {overview.scope}: <strong>{named}</strong>
            </p>
          ) : (
            <Typed
              view={view}
              name="procedures"
              label={text.procedures}
              hint={text.proceduresHint}
              autoComplete="off"
              required={false}
            />
          )}
          <DateInput
            language={language}
            name="until"
            label={text.until}
            hint={text.untilHint}
            defaultValue={typed.until}
            error={messageOf(failure, 'until')}
          />
          {documentId && (
            <Alert tone="info" language={language}>
              <input type="hidden" name="kept" value={documentId} />
              <p>{words(language).submission.papers.attached(1)}</p>
            </Alert>
          )}
          <FileInput
            language={language}
            name={DOCUMENT}
            label={text.document}
            hint={text.documentHint}
            required={false}
            accept={ACCEPTED_FILES}
            maxMegabytes={maxMegabytes(ctx)}
            error={messageOf(failure, DOCUMENT)}
          />
          {papers.length > 0 && (
            <Select
              language={language}
              name="vaultItem"
              label={text.fromVault}
              required={false}
              defaultValue={typed.vaultItem}
              options={papers.map(({ id, name, number }) => ({
                value: id,
                label: [name, number].filter(Boolean).join(', '),
              }))}
            />
          )}
          <Button large>{text.submit}</Button>
        </Form>
      </FormPage>
    ),
  };
}
