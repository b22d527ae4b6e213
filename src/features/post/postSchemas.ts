import Type, { type Static } from 'typebox';
import { HANDOVER_DIRECTIONS, POST_KINDS, POST_STATES } from '../../domain/post/order.ts';
import { nullable } from '../../platform/nullable.ts';

export const Text = Type.String();
export const Uuid = Type.String({ format: 'uuid' });
export const ById = Type.Object({ id: Uuid });
const Moment = Type.String({ format: 'date-time' });
const Month = Type.String({ pattern: '^\\d{4}-\\d{2}$' });
export const Period = Type.Object({ from: Month, to: Month });
export const Done = Type.Object({ done: Type.Literal(true) });
export const Items = Type.Array(
  Type.Object({ name: Type.String({ maxLength: 1000 }), count: Type.Integer({ minimum: 0 }) }),
  {
    maxItems: 200,
  },
);
export const Kind = Type.Enum([...POST_KINDS]);

export const Order = Type.Object({
  id: Text,
  number: Text,
  kind: Kind,
  state: Type.Enum([...POST_STATES]),
  stateSince: Text,
  agencyCode: Text,
  agencyName: Text,
  dossierCode: Text,
  name: Text,
  phone: Text,
  address: Text,
  items: Items,
  codVnd: Type.Integer(),
  postageVnd: nullable(Type.Integer()),
  problem: nullable(Text),
  onList: nullable(Text),
  dueAt: nullable(Text),
  promise: nullable(Type.Enum(['ON_TIME', 'LATE', 'RUNNING', 'RUNNING_LATE'])),
});
export const Desk = Type.Object({
  items: Type.Array(Order),
  more: Type.Boolean(),
  counts: Type.Record(Text, Type.Integer()),
  connected: Type.Boolean({ description: 'orders go to the enterprise over the network' }),
  failingSince: nullable(Text),
});
export type PostDesk = Static<typeof Desk>;

const Handover = Type.Object({
  id: Text,
  number: Text,
  direction: Type.Enum([...HANDOVER_DIRECTIONS]),
  agencyCode: Text,
  agencyName: Text,
  givenAt: Text,
  givenByName: Text,
  takenAt: nullable(Text),
  takenByName: nullable(Text),
  count: Type.Integer(),
});
export const Handovers = Type.Object({ items: Type.Array(Handover) });
export type PostHandovers = Static<typeof Handovers>;
export const HandoverItems = Type.Object({
  items: Type.Array(
    Type.Object({
      id: Text,
      number: Text,
      dossierCode: Text,
      name: Text,
      address: Text,
      outcome: nullable(Text),
    }),
  ),
});
export type PostHandoverItems = Static<typeof HandoverItems>;

export const Incidents = Type.Object({
  items: Type.Array(
    Type.Object({
      id: Text,
      orderNumber: Text,
      dossierCode: Text,
      agencyName: Text,
      reportedAt: Text,
      reportedByName: Text,
      whatHappened: Text,
      help: Text,
      responsible: Text,
      compensationVnd: nullable(Type.Integer()),
      settledAt: nullable(Text),
      settledByName: nullable(Text),
    }),
  ),
});
export type PostIncidents = Static<typeof Incidents>;

export const Figures = Type.Object({
  hours: Type.Number(),
  promises: Type.Array(
    Type.Object({
      month: Text,
      agencyCode: Text,
      agencyName: Text,
      onTime: Type.Integer(),
      late: Type.Integer(),
      running: Type.Integer(),
    }),
  ),
  volumes: Type.Array(
    Type.Object({
      month: Text,
      agencyCode: Text,
      agencyName: Text,
      kind: Kind,
      ordered: Type.Integer(),
      carried: Type.Integer(),
      returned: Type.Integer(),
      lost: Type.Integer(),
      postageVnd: Type.Integer(),
      codVnd: Type.Integer(),
    }),
  ),
});
export type PostFigures = Static<typeof Figures>;

export const Procedures = Type.Object({ items: Type.Array(Type.Object({ code: Text, name: Text })) });
export type PostProcedures = Static<typeof Procedures>;
export const ProcedureDetails = Type.Object({
  code: Text,
  name: Text,
  setCount: Type.Integer(),
  deciders: Type.Array(Type.Object({ code: Text, name: Text })),
  cases: Type.Array(
    Type.Object({
      name: Text,
      components: Type.Array(Type.Object({ key: Text, name: Text, originals: Type.Integer(), copies: Type.Integer() })),
    }),
  ),
});
export type PostProcedure = Static<typeof ProcedureDetails>;

export const Signed = {
  person: Type.String({ maxLength: 200 }),
  at: Type.Optional(Moment),
  note: Type.Optional(Type.String({ maxLength: 1000 })),
};
