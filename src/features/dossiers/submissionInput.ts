import Type, { type Static } from 'typebox';
import { PAPER_SHAPES } from '../../domain/dossier/events.ts';

const Text = (maxLength: number) => Type.String({ maxLength });
const Optional = (maxLength: number) => Type.Optional(Text(maxLength));

/** A `PostalAddress`. */
export const Postal = Type.Object(
  { name: Text(200), phone: Text(20), line: Text(300), commune: Text(100), province: Text(10) },
  { additionalProperties: false },
);

/** A dossier as the API takes it. */
export const SubmissionInput = Type.Object(
  {
    procedureCode: Text(40),
    competentAgencyCode: Text(35),
    /** COUNTER and POST: the one-stop that takes it in, when not the usual one (Đ.14 NĐ 118/2025) */
    receivingAgencyCode: Optional(35),
    channel: Type.Enum(['COUNTER', 'ONLINE', 'POST']),
    applicant: Type.Object(
      {
        kind: Type.Enum(['CITIZEN', 'ORGANISATION']),
        name: Type.String({ minLength: 1, maxLength: 300, pattern: '\\S' }),
        citizenId: Optional(12),
        taxCode: Optional(14),
        dateOfBirth: Optional(10),
        phone: Optional(20),
        email: Optional(200),
        address: Optional(500),
        submitterName: Optional(300),
        organisationName: Optional(300),
      },
      { additionalProperties: false },
    ),
    answers: Type.Unsafe<Record<string, string>>(
      Type.Record(Text(200), Type.Unknown(), {
        description: 'texts by path, or the JSON value that the schema of the form describes',
      }),
    ),
    components: Type.Array(
      Type.Object(
        {
          key: Text(100),
          name: Text(1000),
          shape: Type.Enum([...PAPER_SHAPES]),
          count: Type.Integer({ minimum: 0, maximum: 1000 }),
          fileIds: Type.Array(Type.String({ format: 'uuid' }), { maxItems: 50 }),
        },
        { additionalProperties: false },
      ),
      { maxItems: 100 },
    ),
    setCount: Type.Integer({ minimum: 1, maximum: 100 }),
    delivery: Type.Object(
      {
        method: Type.Enum(['COUNTER', 'ONLINE', 'POST']),
        address: Optional(500),
        postal: Type.Optional(Postal),
        pickUp: Type.Optional(Postal),
        payOnDelivery: Type.Optional(Type.Literal(true)),
      },
      { additionalProperties: false },
    ),
    collectedVnd: Type.Optional(Type.Integer({ minimum: 0, maximum: 1_000_000_000_000 })),
    note: Optional(4000),
    /** on what it is accepted although required papers are missing */
    missingReason: Optional(2000),
    /** COUNTER and POST: answered instead of accepted */
    answer: Type.Optional(
      Type.Union([
        Type.Object(
          {
            action: Type.Literal('REQUEST_SUPPLEMENT'),
            items: Type.Array(
              Type.Object(
                {
                  name: Type.String({ minLength: 1, maxLength: 500 }),
                  problem: Type.String({ minLength: 1, maxLength: 2000 }),
                },
                { additionalProperties: false },
              ),
              { maxItems: 100 },
            ),
            reason: Optional(4000),
            until: Type.Optional(Type.String({ format: 'date-time' })),
          },
          { additionalProperties: false },
        ),
        Type.Object({ action: Type.Literal('DECLINE'), reason: Text(4000) }, { additionalProperties: false }),
      ]),
    ),
    onTheSpot: Type.Optional(
      Type.Object(
        {
          resultNumber: Optional(100),
          resultDate: Type.Optional(Type.String({ format: 'date' })),
          resultSigner: Optional(200),
          collectorName: Optional(300),
          fileIds: Type.Optional(Type.Array(Type.String({ format: 'uuid' }), { maxItems: 10 })),
        },
        { additionalProperties: false },
      ),
    ),
  },
  { additionalProperties: false },
);
export type SubmissionInput = Static<typeof SubmissionInput>;

/** What the applicant may change until the dossier is accepted (Đ.19.3 quy chế Hòa Bình). */
export const SubmissionEdit = Type.Object(
  {
    ...Type.Pick(SubmissionInput, ['applicant', 'components', 'delivery']).properties,
    answers: Type.Record(Text(200), Text(10_000)),
  },
  { additionalProperties: false },
);
export type SubmissionEdit = Static<typeof SubmissionEdit>;
