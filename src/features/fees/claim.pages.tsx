import { words } from '../../i18n/words.ts';
import type { Ctx } from '../../platform/context.ts';
import { ProblemError } from '../../platform/errors.ts';
import type { App } from '../../platform/http/app.ts';
import { type PageResult, page } from '../../platform/http/route.ts';
import { textProblem } from '../../platform/textProblem.ts';
import { Button } from '../../ui/Button.tsx';
import { RadioGroup } from '../../ui/Choice.tsx';
import { ErrorSummary, type FieldProblem } from '../../ui/ErrorSummary.tsx';
import { TextArea } from '../../ui/Field.tsx';
import { FileInput } from '../../ui/FileInput.tsx';
import { Form } from '../../ui/Form.tsx';
import { PageHeading } from '../../ui/Panel.tsx';
import { PATHS } from '../../ui/paths.ts';
import { ACCEPTED_FILES } from '../files/fileTypes.ts';
import { storeFile } from '../files/storeFile.ts';
import { UPLOAD_PATH, uploadedFileIds } from '../files/uploadPath.ts';
import { applicantPost, type Posted } from '../submission/applicantPost.tsx';
import { explainFileRefusal, maxMegabytes } from '../submission/fileRefusal.ts';
import { DOSSIER_PATH, DossierParams } from '../tracking/dossierRoute.ts';
import { getOwnDossier } from '../tracking/getOwnDossier.ts';
import { claimPath } from './ClaimLines.tsx';
import { claimReduction, listClaimable } from './claimReduction.ts';

const LONGEST_EXPLANATION = 1000;

/** Claiming a ground for paying less, with its paper. */
export function registerClaimPages(app: App): void {
  const arrived = new WeakMap<Ctx, string>();

  page(app, {
    path: `${DOSSIER_PATH}/mien-giam`,
    access: 'APPLICANT',
    params: DossierParams,
    handler: ({ ctx, params, csrfToken }) => showClaim({ ctx, id: params.id, csrf: () => csrfToken }, {}, []),
  });

  applicantPost(
    app,
    `${DOSSIER_PATH}/mien-giam`,
    async (posted) => {
      const { ctx, id, fields, fileProblems } = posted;
      if (fileProblems.length > 0) return showClaim(posted, fields, fileProblems);
      const fileId = arrived.get(ctx) ?? uploadedFileIds(fields.paperUpload ?? '').at(-1);
      const { explanation = '' } = fields;
      const { explanation: label } = words(ctx.language).money.claim;
      const tooLong = textProblem(
        explanation,
        { field: 'explanation', label, most: LONGEST_EXPLANATION },
        ctx.language,
      );
      if (tooLong.length > 0) return showClaim(posted, fields, tooLong);
      try {
        await claimReduction(ctx, id, { reductionId: fields.reductionId ?? '', explanation, fileId });
        return { redirect: `${PATHS.myDossier(id)}?tin=da-khai-mien-giam#phi-le-phi` };
      } catch (error) {
        if (!(error instanceof ProblemError) || error.fields.length === 0) throw error;
        return showClaim(
          posted,
          fields,
          error.fields.map(({ field, message = '' }) => ({ field, message })),
        );
      }
    },
    async (ctx, _id, file) => {
      if (file.field !== 'paper') return undefined;
      try {
        arrived.set(ctx, (await storeFile(ctx, { name: file.name, stream: file.stream })).id);
        return undefined;
      } catch (error) {
        return explainFileRefusal(ctx, file, error);
      }
    },
  );
}

async function showClaim(
  { ctx, id, csrf }: Pick<Posted, 'ctx' | 'id' | 'csrf'>,
  typed: Record<string, string>,
  problems: FieldProblem[],
): Promise<PageResult> {
  const { language } = ctx;
  const { claim } = words(language).money;
  const { state } = await getOwnDossier(ctx, id);
  const grounds = await listClaimable(ctx, id, state);
  if (grounds.length === 0) return { redirect: `${PATHS.myDossier(id)}#phi-le-phi` };
  const errorOf = (field: string) => problems.find((problem) => problem.field === field)?.message;
  return {
    title: claim.title,
    layout: 'narrow',
    personal: true,
    hasErrors: problems.length > 0,
    status: problems.length > 0 ? 422 : 200,
    scripts: ['upload'],
    crumbs: [{ href: PATHS.myDossier(id), label: state.code ?? state.submissionNumber }],
    body: (
      <div className="stack">
        <ErrorSummary language={language} problems={problems} />
        <PageHeading above={state.procedureName} title={claim.title} lead={claim.lead} />
        <Form action={claimPath(id)} csrf={csrf()} multipart>
          <RadioGroup
            language={language}
            name="reductionId"
            label={claim.ground}
            error={errorOf('reductionId')}
            value={typed.reductionId ?? (grounds.length === 1 ? grounds[0]?.id : undefined)}
            options={grounds.map(({ id: value, name, percent, basis }) => ({
              value,
              label: name,
              hint: claim.less(percent, basis),
            }))}
          />
          <FileInput
            language={language}
            name="paper"
            label={claim.paper}
            error={errorOf('paper')}
            required={false}
            accept={ACCEPTED_FILES}
            camera
            maxMegabytes={maxMegabytes(ctx)}
            uploadUrl={UPLOAD_PATH}
            csrf={csrf()}
          />
          <TextArea
            language={language}
            name="explanation"
            label={claim.explanation}
            hint={claim.explanationHint}
            error={errorOf('explanation')}
            value={typed.explanation}
            maxLength={LONGEST_EXPLANATION}
            required={false}
          />
          <Button large>{claim.send}</Button>
        </Form>
      </div>
    ),
  };
}
