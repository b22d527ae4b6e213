import Type, { type Static } from 'typebox';
import { DOSSIER_ACTIONS } from '../../domain/dossier/actions.ts';
import { VISIT_KINDS } from '../../domain/dossier/events.ts';
import { requiredFields } from '../../domain/dossier/requiredFields.ts';
import { COUNTER_WAYS } from '../../domain/money/obligation.ts';
import { words } from '../../i18n/words.ts';
import type { Ctx } from '../../platform/context.ts';
import { type FieldProblem, invalidInput } from '../../platform/errors.ts';
import { SubmissionEdit } from './submissionInput.ts';

const Text = (maxLength: number) => Type.Optional(Type.String({ maxLength }));
const Uuid = Type.String({ format: 'uuid' });

/** What an officer or applicant sends with an action. Which of it is needed says `requiredFields`. */
export const ActionInput = Type.Object(
  {
    action: Type.Enum([...DOSSIER_ACTIONS]),
    /** the revision the person saw; tells "somebody was faster" from "you may not" */
    revision: Type.Optional(Type.Integer({ minimum: 1 })),
    comment: Text(4000),
    reason: Text(4000),
    note: Text(4000),
    /** RECEIVE: pass it on at once */
    forward: Type.Optional(Type.Boolean()),
    collectedVnd: Type.Optional(Type.Integer({ minimum: 0, maximum: 1_000_000_000_000 })),
    vnd: Type.Optional(Type.Integer({ minimum: 1, maximum: 1_000_000_000_000 })),
    /** how money was taken at the counter, and what the card machine printed */
    payWay: Type.Optional(Type.Enum([...COUNTER_WAYS])),
    paySlip: Text(60),
    items: Type.Optional(
      Type.Array(
        Type.Object({
          name: Type.String({ minLength: 1, maxLength: 500 }),
          problem: Type.String({ minLength: 1, maxLength: 2000 }),
        }),
        { maxItems: 100 },
      ),
    ),
    until: Type.Optional(Type.String({ format: 'date-time' })),
    assigneeId: Type.Optional(Uuid),
    /** for whom one acts when several posts fit: the absent officer's account, or one's own */
    onBehalfOf: Type.Optional(Uuid),
    proposal: Text(4000),
    fileIds: Type.Optional(Type.Array(Uuid, { maxItems: 50 })),
    resultNumber: Text(100),
    resultDate: Type.Optional(Type.String({ format: 'date' })),
    resultSigner: Text(200),
    resultName: Text(500),
    /** ASK_OPINION: whose opinion */
    opinionAgencyCode: Text(35),
    opinionUnitId: Type.Optional(Uuid),
    opinionId: Type.Optional(Uuid),
    visitId: Type.Optional(Uuid),
    visitKind: Type.Optional(Type.Enum([...VISIT_KINDS])),
    visitAt: Type.Optional(Type.String({ format: 'date-time' })),
    place: Text(500),
    participants: Text(2000),
    /** SEND_OUT: the authority that decides */
    sentTo: Text(300),
    documentNumber: Text(100),
    documentDate: Type.Optional(Type.String({ format: 'date' })),
    /** BRANCH: agencies of the parts whose agency the process leaves open, by the part's id */
    branchAgencies: Type.Optional(Type.Record(Type.String({ maxLength: 100 }), Type.String({ maxLength: 35 }))),
    /** EDIT: the submission as it is to be from now on */
    edit: Type.Optional(SubmissionEdit),
    method: Type.Optional(Type.Enum(['COUNTER', 'ONLINE', 'POST'])),
    collectorName: Text(200),
    collectorId: Text(20),
    authorised: Type.Optional(Type.Boolean()),
    /** RETURN: the number the owner's page shows */
    pickUpCode: Text(20),
    /** SUPPLEMENT: each missing paper answered on its own; `item` counts the items of the request from 0 */
    supplied: Type.Optional(
      Type.Array(
        Type.Object({
          item: Type.Integer({ minimum: 0, maximum: 99 }),
          note: Text(2000),
          fileIds: Type.Array(Uuid, { maxItems: 20 }),
        }),
        { maxItems: 100 },
      ),
    ),
    answers: Type.Optional(Type.Record(Type.String({ maxLength: 100 }), Type.String({ maxLength: 10_000 }))),
  },
  { additionalProperties: false },
);
export type ActionInput = Static<typeof ActionInput>;

/** Throws `common.invalid_input` naming every missing field in the person's language. */
export function checkRequired(ctx: Ctx, input: ActionInput): void {
  const labels: Record<string, string> = words(ctx.language).processing.fields;
  const missing = requiredFields(input.action).filter((field) => isEmpty(input[field]));
  if (missing.length === 0) return;
  const fields = missing.map(
    (field): FieldProblem => ({
      field,
      code: 'required',
      message: words(ctx.language).common.form.invalid.required(labels[field] ?? field),
    }),
  );
  throw invalidInput({ fields });
}

function isEmpty(value: unknown): boolean {
  return (
    value === undefined ||
    (typeof value === 'string' && value.trim() === '') ||
    (Array.isArray(value) && value.length === 0)
  );
}
