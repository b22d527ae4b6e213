import Type, { type Static } from 'typebox';
import type { App } from '../../../platform/http/app.ts';
import { api } from '../../../platform/http/route.ts';
import { Pdf, sendPdf } from '../sendPdf.ts';
import { LIST_ROLES, listCounters } from './counters.ts';
import { getListPaper, LIST_KINDS } from './getListPaper.ts';
import { type Handover, listHandovers } from './handoverList.ts';

const Code = Type.String({ maxLength: 35 });
const Day = Type.String({ format: 'date' });
const Period = { counter: Code, from: Day, to: Day };
const access = { roles: LIST_ROLES };

const Counters = Type.Object({ items: Type.Array(Type.Object({ code: Type.String(), name: Type.String() })) });
export type Counters = Static<typeof Counters>;

const Handovers = Type.Object({
  items: Type.Array(
    Type.Object({
      key: Type.String({ description: 'to be sent as `handover` for the list' }),
      giver: Type.String(),
      receiver: Type.String(),
      count: Type.Integer(),
    }),
  ),
});
export type Handovers = Static<typeof Handovers>;

/** Registers, hand-over lists, results to return and labels of a one-stop. */
export function registerPaperLists(app: App): void {
  api(app, {
    method: 'GET',
    path: '/api/v1/paper-lists/counters',
    access,
    summary: 'The one-stops whose registers and lists the officer may print',
    tags: ['papers'],
    response: Counters,
    handler: async ({ ctx }) => ({ items: await listCounters(ctx) }),
  });

  api(app, {
    method: 'GET',
    path: '/api/v1/paper-lists/handovers',
    access,
    summary: 'Which desks handed dossiers to a one-stop or took them from it, at most 31 days',
    tags: ['papers'],
    query: Type.Object(Period),
    response: Handovers,
    handler: async ({ ctx, query }) => {
      const handovers = await listHandovers(ctx, query.counter, query);
      return {
        items: handovers.map(({ giver, receiver, count, ...desks }) => ({ key: keyOf(desks), giver, receiver, count })),
      };
    },
  });

  api(app, {
    method: 'GET',
    path: '/api/v1/paper-lists/:kind',
    access,
    summary: 'A register, list or sheet of labels as PDF',
    tags: ['papers'],
    rateLimit: { key: 'account', hits: 30, seconds: 60 },
    params: Type.Object({ kind: Type.Enum([...LIST_KINDS]) }),
    query: Type.Object({
      ...Period,
      handover: Type.Optional(Type.String({ maxLength: 200 })),
      layout: Type.Enum(['SHEET', 'SINGLE'], { default: 'SHEET' }),
      skip: Type.Integer({ minimum: 0, maximum: 13, default: 0 }),
      onlyPost: Type.Boolean({ default: true }),
    }),
    response: Pdf,
    handler: async ({ ctx, params, query, reply }) => {
      const { counter, from, to, handover, ...choice } = query;
      const list = { ...choice, counter, period: { from, to }, handover: readKey(handover) };
      return sendPdf(reply, await getListPaper(ctx, params.kind, list));
    },
  });
}

const keyOf = ({ giverAgency, giverUnit, receiverAgency, receiverUnit }: Handover): string =>
  [giverAgency, giverUnit ?? '', receiverAgency, receiverUnit ?? ''].join('~');

const UNIT = /^(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})?$/;

function readKey(key = ''): Handover | undefined {
  const [giverAgency, giverUnit = '', receiverAgency, receiverUnit = ''] = key.split('~');
  if (!giverAgency || !receiverAgency || !UNIT.test(giverUnit) || !UNIT.test(receiverUnit)) return undefined;
  return { giverAgency, giverUnit: giverUnit || null, receiverAgency, receiverUnit: receiverUnit || null };
}
