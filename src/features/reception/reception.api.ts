import Type, { type Static } from 'typebox';
import { CHANNELS } from '../../domain/procedure/procedure.ts';
import type { App } from '../../platform/http/app.ts';
import { api } from '../../platform/http/route.ts';
import { nullable } from '../../platform/nullable.ts';
import { presentRow, QueueItem } from '../queues/queues.api.ts';
import { listWaiting } from './listWaiting.ts';
import { describeReceivable, listReceivable } from './receivable.ts';

const Text = Type.String();
const Decider = Type.Object({
  code: Text,
  name: Text,
  receivingCode: Text,
  receivingName: Text,
  elsewhere: Type.Boolean({ description: 'usually received at another one-stop' }),
});
const Receivable = Type.Object({ code: Text, name: Text, field: Text, deciders: Type.Array(Decider) });
const Component = Type.Object({
  key: Text,
  code: Type.Optional(Text),
  name: Text,
  originals: Type.Integer(),
  copies: Type.Integer(),
  required: Type.Boolean(),
  formName: Type.Optional(Text),
});
const Fee = Type.Object({
  kind: Type.Enum(['FEE', 'CHARGE']),
  vnd: nullable(Type.Integer()),
  description: Text,
});
const Waiting = Type.Object({
  ...QueueItem.properties,
  minutesLeft: nullable(Type.Integer({ description: 'working minutes; negative when past' })),
  usedPercent: nullable(Type.Integer({ description: 'of the 8 working hours' })),
});
const Waitings = Type.Object({
  items: Type.Array(Waiting),
  more: Type.Boolean({ description: 'there are more than are listed' }),
});
export type Waitings = Static<typeof Waitings>;
const Receptionist = { roles: ['RECEPTIONIST'] } as const;

/** What the counter needs beside the dossiers themselves. */
export function registerReceptionApi(app: App): void {
  api(app, {
    method: 'GET',
    path: '/api/v1/reception/procedures',
    access: Receptionist,
    summary: 'Procedures that can be received at the officer’s one-stops, best for the words first',
    tags: ['reception'],
    query: Type.Object({ words: Type.Optional(Type.String({ maxLength: 200 })) }),
    response: Type.Object({ items: Type.Array(Receivable) }),
    handler: async ({ ctx, query }) => ({ items: await listReceivable(ctx, query.words ?? '') }),
  });

  api(app, {
    method: 'GET',
    path: '/api/v1/reception/procedures/:code',
    access: Receptionist,
    summary: 'Papers, form, limits and fees of a procedure, for the counter',
    tags: ['reception'],
    params: Type.Object({ code: Type.String({ maxLength: 60 }) }),
    response: Type.Object({
      ...Receivable.properties,
      immediate: Type.Boolean(),
      onTheSpot: Type.Array(Text),
      setCount: Type.Integer(),
      cases: Type.Array(Type.Object({ name: Text, components: Type.Array(Component), notes: Type.Array(Text) })),
      methods: Type.Array(Type.Object({ channel: Type.Enum([...CHANNELS]), limit: Text, fees: Type.Array(Fee) })),
      results: Type.Array(Text),
      /** its shape is `FormDefinition` */
      form: Type.Unsafe<object | null>({ type: ['object', 'null'], additionalProperties: true }),
    }),
    handler: ({ ctx, params }) => describeReceivable(ctx, params.code),
  });

  api(app, {
    method: 'GET',
    path: '/api/v1/reception/waiting',
    access: Receptionist,
    summary: 'Submissions that wait for an answer, with their clock of 8 working hours',
    tags: ['reception'],
    response: Waitings,
    handler: async ({ ctx }) => {
      const { items, more } = await listWaiting(ctx);
      return {
        items: items.map(({ minutesLeft, usedPercent, ...row }) => ({
          ...presentRow(row, ctx),
          minutesLeft,
          usedPercent,
        })),
        more,
      };
    },
  });
}
