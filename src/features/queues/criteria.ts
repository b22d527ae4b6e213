import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely';
import Type, { type Static } from 'typebox';
import { parseInstant } from '../../domain/calendar/instant.ts';
import type { DB } from '../../platform/db/schema.ts';
import { matchesWords } from './dossierRows.ts';

const Uuid = Type.String({ format: 'uuid' });
const Day = Type.String({ format: 'date' });
const DAY = 86_400_000;

/** Dossiers in nobody's hands. */
export const NOBODY = 'none';

/** By what a list can be narrowed down; also what a saved filter holds. Days are Vietnamese ones, the last included. */
export const Criteria = Type.Object(
  {
    words: Type.Optional(
      Type.String({ maxLength: 200, description: 'Every word must occur in code, names or procedure' }),
    ),
    agencyCode: Type.Optional(Type.String({ maxLength: 35, description: 'the agency that decides' })),
    receivingAgencyCode: Type.Optional(Type.String({ maxLength: 35 })),
    unitId: Type.Optional(Uuid),
    assigneeId: Type.Optional(Type.Union([Uuid, Type.Literal(NOBODY)])),
    procedureCode: Type.Optional(Type.String({ maxLength: 40 })),
    fieldCode: Type.Optional(Type.String({ maxLength: 40 })),
    status: Type.Optional(Type.Integer({ minimum: 1, maximum: 10 })),
    channel: Type.Optional(Type.Enum(['COUNTER', 'ONLINE', 'POST'])),
    dueFrom: Type.Optional(Day),
    dueTo: Type.Optional(Day),
    receivedFrom: Type.Optional(Day),
    receivedTo: Type.Optional(Day),
  },
  { additionalProperties: false },
);
export type Criteria = Static<typeof Criteria>;

/** Whether a dossier fits all of them. */
export function fits(where: ExpressionBuilder<DB, 'dossier'>, criteria: Criteria): Expression<SqlBool> {
  const { agencyCode, receivingAgencyCode, unitId, assigneeId, procedureCode, fieldCode, status, channel } = criteria;
  return where.and([
    matchesWords(criteria.words),
    ...(agencyCode ? [where('dossier.competentAgencyCode', '=', agencyCode)] : []),
    ...(receivingAgencyCode ? [where('dossier.receivingAgencyCode', '=', receivingAgencyCode)] : []),
    ...(unitId ? [where('dossier.deskUnitId', '=', unitId)] : []),
    ...(assigneeId === NOBODY ? [where('dossier.assigneeId', 'is', null)] : []),
    ...(assigneeId && assigneeId !== NOBODY ? [where('dossier.assigneeId', '=', assigneeId)] : []),
    ...(procedureCode ? [where('dossier.procedureCode', '=', procedureCode)] : []),
    ...(fieldCode
      ? [
          where(
            'dossier.procedureCode',
            'in',
            where.selectFrom('procedure').select('procedure.code').where('procedure.fieldCode', '=', fieldCode),
          ),
        ]
      : []),
    ...(status ? [where('dossier.status', '=', status)] : []),
    ...(channel ? [where('dossier.channel', '=', channel)] : []),
    ...between('dossier.due_at', criteria.dueFrom, criteria.dueTo),
    ...between('dossier.received_at', criteria.receivedFrom, criteria.receivedTo),
  ]);
}

function between(column: string, from: string | undefined, to: string | undefined): Expression<SqlBool>[] {
  const name = sql.ref(column);
  return [
    ...(from ? [sql<SqlBool>`${name} >= ${new Date(parseInstant(from))}`] : []),
    ...(to ? [sql<SqlBool>`${name} < ${new Date(parseInstant(to) + DAY)}`] : []),
  ];
}
