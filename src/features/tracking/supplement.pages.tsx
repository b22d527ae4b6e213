import type { ReactNode } from 'react';
import { words } from '../../i18n/words.ts';
import type { Ctx } from '../../platform/context.ts';
import type { App } from '../../platform/http/app.ts';
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
const MOST_FILES = 50;

/** Answering a request for more papers, all at once. */
export function registerSupplement(app: App): void {
  const arrived = new WeakMap<Ctx, string[]>();

  applicantPost(
    app,
    `${DOSSIER_PATH}/bo-sung`,
    async ({ ctx, id, fields, fileProblems, csrf }) => {
      const details = await getOwnDossier(ctx, id);
      const done = { redirect: `${PATHS.myDossier(id)}?tin=da-bo-sung` };
      const asked = Number(fields._asked ?? details.state.supplementRequests);
      // The answer to a request is given once; pressing again, or coming back, shows what became of it.
      if (!details.allowed.includes('SUPPLEMENT') || asked !== details.state.supplementRequests) return done;
      const note = (fields.note ?? '').trim().slice(0, LONGEST_NOTE);
      const sent = [
        ...(arrived.get(ctx) ?? []),
        ...uploadedFileIds(`${fields.kept ?? ''}\n${fields.filesUpload ?? ''}`),
      ];
      const fileIds = [...new Set(sent)].slice(0, MOST_FILES);
      const problems = [...fileProblems];
      if (problems.length === 0 && fileIds.length === 0 && note === '') {
        problems.push({ field: 'files', message: words(ctx.language).tracking.supplement.empty });
      }
      if (problems.length === 0) {
        await actOnDossier({ ...ctx, requestId: `supplement-${id}-${asked}` }, id, {
          action: 'SUPPLEMENT',
          note,
          fileIds,
        });
        return done;
      }
      const kept = [...(await describeFiles(ctx, await ownFiles(ctx, fileIds))).values()];
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
            {supplementForm({ ctx, details, csrf: csrf(), note, kept, problems })}
          </div>
        ),
      };
    },
    async (ctx, _id, file) => {
      if (file.field !== 'files') return undefined;
      try {
        const stored = await storeFile(ctx, { name: file.name, stream: file.stream });
        arrived.set(ctx, [...(arrived.get(ctx) ?? []), stored.id]);
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

interface SupplementFormProps {
  ctx: Ctx;
  details: OwnDossierDetails;
  csrf: string;
  note?: string;
  /** files that arrived while others were refused */
  kept?: readonly ShownFile[];
  problems?: readonly FieldProblem[];
}

/** What is asked for, and the form that answers. */
export function supplementForm({ ctx, details, csrf, note, kept = [], problems = [] }: SupplementFormProps): ReactNode {
  const { language } = ctx;
  const { supplement: text } = words(language).tracking;
  const { supplement, supplementRequests } = details.state;
  return (
    <>
      <h3>{text.asked}</h3>
      {supplement?.reason && <p>{supplement.reason}</p>}
      <ul className="list">
        {supplement?.items.map((item) => (
          <li key={`${item.name}${item.problem}`}>
            <strong>{item.name}</strong>: {item.problem}
          </li>
        ))}
      </ul>
      <Form action={`${PATHS.myDossier(details.id)}/bo-sung`} csrf={csrf} multipart>
        <input type="hidden" name="_asked" value={supplementRequests} />
        {kept.length > 0 && (
          <>
            <input type="hidden" name="kept" value={kept.map((file) => `${UPLOAD_PATH}/${file.id}`).join('\n')} />
            <FileList files={kept} language={language} />
          </>
        )}
        <FileInput
          language={language}
          name="files"
          label={text.files}
          multiple
          required={false}
          accept={ACCEPTED_FILES}
          maxMegabytes={maxMegabytes(ctx)}
          uploadUrl={UPLOAD_PATH}
          csrf={csrf}
          error={problems.find((problem) => problem.field === 'files')?.message}
        />
        <TextArea
          language={language}
          name="note"
          label={text.note}
          required={false}
          defaultValue={note}
          maxLength={LONGEST_NOTE}
        />
        <Button large>{text.submit}</Button>
      </Form>
    </>
  );
}
