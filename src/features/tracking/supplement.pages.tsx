import type { ReactNode } from 'react';
import type { Language } from '../../domain/language.ts';
import { words } from '../../i18n/words.ts';
import type { Ctx } from '../../platform/context.ts';
import type { App } from '../../platform/http/app.ts';
import { textProblem } from '../../platform/textProblem.ts';
import { Button } from '../../ui/Button.tsx';
import { ErrorSummary, type FieldProblem } from '../../ui/ErrorSummary.tsx';
import { TextArea } from '../../ui/Field.tsx';
import { FileInput } from '../../ui/FileInput.tsx';
import { Form } from '../../ui/Form.tsx';
import { PageHeading } from '../../ui/Panel.tsx';
import { PATHS } from '../../ui/paths.ts';
import { actOnDossier } from '../dossiers/actOnDossier.ts';
import { describeFiles } from '../files/describeFiles.ts';
import { ACCEPTED_FILES } from '../files/fileTypes.ts';
import { storeFile } from '../files/storeFile.ts';
import { UPLOAD_PATH, uploadedFileIds } from '../files/uploadPath.ts';
import { applicantPost } from '../submission/applicantPost.tsx';
import { FileList, type ShownFile } from '../submission/FileList.tsx';
import { explainFileRefusal, maxMegabytes } from '../submission/fileRefusal.ts';
import { DOSSIER_PATH } from './dossierRoute.ts';
import { getOwnDossier, type OwnDossierDetails } from './getOwnDossier.ts';

const LONGEST_NOTE = 4000;
const LONGEST_ITEM_NOTE = 2000;
const MOST_FILES = 20;
const FILE_FIELD = /^files(-\d{1,2})?$/;

/** A file that came with the form, and in which box. */
interface ArrivedFile {
  field: string;
  id: string;
}

/** What the form says: about each paper that was asked for, and besides. */
interface Answer {
  note: string;
  fileIds: string[];
  supplied: { item: number; note: string; fileIds: string[] }[];
}

/** Answering a request for more papers, all at once. */
export function registerSupplement(app: App): void {
  const arrived = new WeakMap<Ctx, ArrivedFile[]>();

  applicantPost(
    app,
    `${DOSSIER_PATH}/bo-sung`,
    async ({ ctx, id, fields, fileProblems, csrf }) => {
      const details = await getOwnDossier(ctx, id);
      const done = { redirect: `${PATHS.myDossier(id)}?tin=da-bo-sung` };
      const asked = Number(fields._asked ?? details.state.supplementRequests);
      // The answer to a request is given once; pressing again, or coming back, shows what became of it.
      if (!details.allowed.includes('SUPPLEMENT') || asked !== details.state.supplementRequests) return done;
      const answer = readAnswer(details, fields, arrived.get(ctx) ?? []);
      const problems = [...fileProblems, ...missingAnswers(ctx, details, answer), ...excess(answer, ctx.language)];
      if (problems.length === 0) {
        await actOnDossier({ ...ctx, requestId: `supplement-${id}-${asked}` }, id, { action: 'SUPPLEMENT', ...answer });
        return done;
      }
      const fileIds = [...answer.fileIds, ...answer.supplied.flatMap((one) => one.fileIds)];
      const kept = await describeFiles(ctx, await ownFiles(ctx, fileIds));
      const { title } = words(ctx.language).tracking.supplement;
      return {
        title,
        layout: 'narrow',
        personal: true,
        hasErrors: true,
        status: 422,
        scripts: ['upload'],
        body: (
          <div className="stack">
            <ErrorSummary language={ctx.language} problems={problems} />
            <PageHeading above={details.state.procedureName} title={title} />
            {supplementForm({ ctx, details, csrf: csrf(), answer, kept, problems })}
          </div>
        ),
      };
    },
    async (ctx, _id, file) => {
      if (!FILE_FIELD.test(file.field)) return undefined;
      try {
        const stored = await storeFile(ctx, { name: file.name, stream: file.stream });
        arrived.set(ctx, [...(arrived.get(ctx) ?? []), { field: file.field, id: stored.id }]);
        return undefined;
      } catch (error) {
        return explainFileRefusal(ctx, file, error);
      }
    },
  );
}

/** Only what this person has sent is shown again. */
async function ownFiles(ctx: Ctx, fileIds: string[]): Promise<string[]> {
  if (fileIds.length === 0 || !('accountId' in ctx.actor)) return [];
  const rows = await ctx.db
    .selectFrom('storedFile')
    .select('id')
    .where('id', 'in', fileIds)
    .where('uploadedBy', '=', ctx.actor.accountId)
    .execute();
  return rows.map((row) => row.id);
}

function readAnswer(details: OwnDossierDetails, fields: Record<string, string>, arrived: ArrivedFile[]): Answer {
  const filesOf = (field: string) => {
    const sent = arrived.filter((file) => file.field === field).map((file) => file.id);
    const uploaded = uploadedFileIds(`${fields[`${field}-kept`] ?? ''}\n${fields[`${field}Upload`] ?? ''}`);
    return [...new Set([...sent, ...uploaded])];
  };
  const noteOf = (name: string) => (fields[name] ?? '').trim();
  const items = details.state.supplement?.items ?? [];
  return {
    note: noteOf('note'),
    fileIds: filesOf('files'),
    supplied: items.flatMap((_, item) => {
      const one = { item, note: noteOf(`note-${item}`), fileIds: filesOf(`files-${item}`) };
      return one.note || one.fileIds.length > 0 ? [one] : [];
    }),
  };
}

/** Papers are asked for once: what is left out now delays the dossier (Đ.15.3 NĐ 61/2018). A note in general answers all. */
function missingAnswers(ctx: Ctx, { state }: OwnDossierDetails, answer: Answer): FieldProblem[] {
  const text = words(ctx.language).tracking.supplement;
  const items = state.supplement?.items ?? [];
  if (answer.note !== '' || answer.fileIds.length > 0) return [];
  const missing = items.map((_, item) => item).filter((item) => !answer.supplied.some((one) => one.item === item));
  const [first] = missing;
  if (items.length === 0) return [{ field: 'files', message: text.empty }];
  if (first === undefined) return [];
  if (missing.length === items.length) return [{ field: `files-${first}`, message: text.empty }];
  const names = missing.map((item) => items[item]?.name ?? '').join('; ');
  return [{ field: `files-${first}`, message: text.incomplete(names) }];
}

/** What is more than the form may hold. */
function excess({ note, fileIds, supplied }: Answer, language: Language): FieldProblem[] {
  const text = words(language).tracking.supplement;
  const { tooManyFiles } = words(language).common.form.invalid;
  const files = (field: string, ids: readonly string[]) =>
    ids.length > MOST_FILES ? [{ field, message: tooManyFiles(text.files, MOST_FILES) }] : [];
  return [
    ...supplied.flatMap((one) => [
      ...files(`files-${one.item}`, one.fileIds),
      ...textProblem(one.note, { field: `note-${one.item}`, label: text.itemNote, most: LONGEST_ITEM_NOTE }, language),
    ]),
    ...files('files', fileIds),
    ...textProblem(note, { field: 'note', label: text.note, most: LONGEST_NOTE }, language),
  ];
}

interface SupplementFormProps {
  ctx: Ctx;
  details: OwnDossierDetails;
  csrf: string;
  /** as it was sent, when something was wrong with it */
  answer?: Answer;
  /** files that arrived while others were refused */
  kept?: ReadonlyMap<string, ShownFile>;
  problems?: readonly FieldProblem[];
}

const NOTHING: Answer = { note: '', fileIds: [], supplied: [] };
const NO_FILES: ReadonlyMap<string, ShownFile> = new Map();

/** What is asked for, each paper with its own box, and the form that answers. */
export function supplementForm({
  ctx,
  details,
  csrf,
  answer = NOTHING,
  kept = NO_FILES,
  problems = [],
}: SupplementFormProps): ReactNode {
  const { language } = ctx;
  const { supplement: text } = words(language).tracking;
  const { supplement, supplementRequests } = details.state;
  const items = supplement?.items ?? [];
  const errorOf = (field: string) => problems.find((problem) => problem.field === field)?.message;
  const box = (name: string, label: string, fileIds: readonly string[], required = false) => {
    const there = fileIds.flatMap((id) => kept.get(id) ?? []);
    return (
      <>
        {there.length > 0 && (
          <>
            <input
              type="hidden"
              name={`${name}-kept`}
              value={there.map((file) => `${UPLOAD_PATH}/${file.id}`).join('\n')}
            />
            <FileList files={there} language={language} />
          </>
        )}
        <FileInput
          language={language}
          name={name}
          label={label}
          multiple
          required={required}
          accept={ACCEPTED_FILES}
          maxMegabytes={maxMegabytes(ctx)}
          uploadUrl={UPLOAD_PATH}
          csrf={csrf}
          error={errorOf(name)}
        />
      </>
    );
  };
  return (
    <>
      <h3>{text.asked}</h3>
      {supplement?.reason && <p>{supplement.reason}</p>}
      <Form action={`${PATHS.myDossier(details.id)}/bo-sung`} csrf={csrf} multipart>
        <input type="hidden" name="_asked" value={supplementRequests} />
        {items.map((item, index) => {
          const own = answer.supplied.find((one) => one.item === index);
          return (
            <fieldset key={`${item.name}${item.problem}`} className="form-group">
              <legend className="field-label">{text.item(index + 1, items.length, item.name)}</legend>
              <p>
                {text.problem}: {item.problem}
              </p>
              {box(`files-${index}`, text.files, own?.fileIds ?? [], true)}
              <TextArea
                language={language}
                name={`note-${index}`}
                label={text.itemNote}
                required={false}
                rows={2}
                defaultValue={own?.note}
                maxLength={LONGEST_ITEM_NOTE}
                error={errorOf(`note-${index}`)}
              />
            </fieldset>
          );
        })}
        {box('files', items.length > 0 ? text.other : text.files, answer.fileIds)}
        <TextArea
          language={language}
          name="note"
          label={text.note}
          required={false}
          defaultValue={answer.note}
          maxLength={LONGEST_NOTE}
          error={errorOf('note')}
        />
        <Button large>{text.submit}</Button>
      </Form>
    </>
  );
}
