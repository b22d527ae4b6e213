import Type, { type Static } from 'typebox';
import { mayHandIn } from '../../domain/policy/actor.ts';
import { errorWords } from '../../i18n/words.ts';
import type { Ctx } from '../../platform/context.ts';
import { accessDenied, ProblemError } from '../../platform/errors.ts';
import type { App } from '../../platform/http/app.ts';
import { api } from '../../platform/http/route.ts';
import { nullable } from '../../platform/nullable.ts';
import { SubmissionInput } from '../dossiers/submissionInput.ts';
import { submitDossier } from '../dossiers/submitDossier.ts';
import { prepareOnlineSubmission } from '../drafts/prepareOnlineSubmission.ts';
import { requireAssurance } from '../identity/requireAssurance.ts';

const MOST_ITEMS = 100;

const BulkItem = Type.Intersect([
  Type.Pick(SubmissionInput, [
    'procedureCode',
    'competentAgencyCode',
    'applicant',
    'answers',
    'components',
    'setCount',
    'delivery',
  ]),
  Type.Object({ reference: Type.Optional(Type.String({ maxLength: 100, description: 'comes back in the answer' })) }),
]);
type BulkItem = Static<typeof BulkItem>;

const ItemAnswer = Type.Object({
  index: Type.Integer(),
  reference: nullable(Type.String()),
  submitted: Type.Boolean(),
  dossierId: nullable(Type.String()),
  submissionNumber: nullable(Type.String()),
  problem: nullable(
    Type.Object({
      code: Type.String(),
      title: Type.String(),
      detail: Type.String(),
      fields: Type.Array(
        Type.Object({ field: Type.String(), code: Type.String(), message: Type.Optional(Type.String()) }),
      ),
    }),
  ),
});
type ItemAnswer = Static<typeof ItemAnswer>;

/** Many dossiers in one request, for the software of businesses. */
export function registerBulkApi(app: App): void {
  api(app, {
    method: 'POST',
    path: '/api/v1/dossiers/bulk',
    access: 'APPLICANT',
    summary: `Submit up to ${MOST_ITEMS} dossiers; each has an answer of its own, and the same Idempotency-Key submits each once`,
    tags: ['dossiers'],
    rateLimit: { key: 'account', hits: 60, seconds: 3600 },
    body: Type.Object({ items: Type.Array(BulkItem, { minItems: 1, maxItems: MOST_ITEMS }) }),
    response: Type.Object({ items: Type.Array(ItemAnswer) }),
    handler: async ({ ctx, body }) => {
      const items: ItemAnswer[] = [];
      for (const [index, item] of body.items.entries()) items.push(await submitItem(ctx, item, index));
      return { items };
    },
  });
}

/** One item in a transaction of its own: what is wrong with it does not touch the others. */
async function submitItem(ctx: Ctx, item: BulkItem, index: number): Promise<ItemAnswer> {
  const { reference = null, ...submission } = item;
  const about = { index, reference };
  try {
    const { actor } = ctx;
    if (actor.kind !== 'APPLICANT' || !mayHandIn(actor)) throw accessDenied();
    const { procedureCode, competentAgencyCode } = submission;
    await requireAssurance(ctx, 'SUBMIT', { procedureCode, agencyCode: competentAgencyCode });
    const prepared = await prepareOnlineSubmission(ctx, submission);
    const { id, state } = await submitDossier(
      { ...ctx, requestId: `${ctx.requestId}-${index}` },
      { ...submission, ...prepared, channel: 'ONLINE', ownerAccountId: actor.accountId },
    );
    return { ...about, submitted: true, dossierId: id, submissionNumber: state.submissionNumber, problem: null };
  } catch (error) {
    if (!(error instanceof ProblemError) || error.kind.status >= 500) throw error;
    const { title, detail } = errorWords(ctx.language, error.kind.code, error.values);
    const problem = { code: error.kind.code, title, detail, fields: error.fields };
    return { ...about, submitted: false, dossierId: null, submissionNumber: null, problem };
  }
}
