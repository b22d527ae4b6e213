import Type, { type Static } from 'typebox';
import { ROLES } from '../../domain/process/process.ts';
import type { App } from '../../platform/http/app.ts';
import { api } from '../../platform/http/route.ts';
import { nullable } from '../../platform/nullable.ts';
import { DELEGATED_TASKS, listDelegations, listOneStopOfficers, listUncovered } from './delegations.ts';
import { registerDelegation, revokeDelegation } from './registerDelegation.ts';

const ADMINISTRATORS = { roles: ['AGENCY_ADMINISTRATOR', 'SYSTEM_ADMINISTRATOR'] } as const;
const Uuid = Type.String({ format: 'uuid' });
const Day = Type.String({ format: 'date' });

const Decision = {
  agencyCode: Type.String({ maxLength: 35 }),
  accountId: Uuid,
  tasks: Type.Array(Type.Enum([...DELEGATED_TASKS]), { maxItems: 2, uniqueItems: true }),
  procedureCodes: Type.Array(Type.String({ minLength: 1, maxLength: 40 }), {
    maxItems: 500,
    uniqueItems: true,
    description: 'Empty: every procedure of the agency',
  }),
  decisionNumber: Type.String({ maxLength: 100 }),
  decisionDate: Day,
  validFrom: Day,
  validTo: nullable(Day),
};

export const DelegationsView = Type.Object({
  items: Type.Array(
    Type.Object({
      ...Decision,
      id: Uuid,
      agencyName: Type.String(),
      name: Type.String(),
      state: Type.Enum(['COMING', 'VALID', 'ENDING', 'OVER']),
    }),
  ),
  uncovered: Type.Array(
    Type.Object({
      accountId: Uuid,
      name: Type.String(),
      title: nullable(Type.String()),
      role: Type.Enum([...ROLES]),
      agencyName: Type.String(),
      ranOutOn: nullable(Day),
    }),
    { description: 'Who works on the spot without a decision in force' },
  ),
  officers: Type.Array(Type.Object({ accountId: Uuid, name: Type.String(), title: nullable(Type.String()) })),
});
export type DelegationsView = Static<typeof DelegationsView>;

/** The registry of decisions by which officers at the one-stop appraise and approve. */
export function registerDelegationsApi(app: App): void {
  api(app, {
    method: 'GET',
    path: '/api/v1/delegations',
    access: ADMINISTRATORS,
    summary: 'Decisions of empowerment, and who works on the spot without one',
    tags: ['delegations'],
    response: DelegationsView,
    handler: async ({ ctx }) => ({
      items: await listDelegations(ctx),
      uncovered: await listUncovered(ctx),
      officers: await listOneStopOfficers(ctx),
    }),
  });

  api(app, {
    method: 'POST',
    path: '/api/v1/delegations',
    access: ADMINISTRATORS,
    summary: 'Record a decision of empowerment',
    tags: ['delegations'],
    body: Type.Object(Decision),
    response: Type.Object({ id: Uuid }),
    handler: ({ ctx, body }) => registerDelegation(ctx, body),
  });

  api(app, {
    method: 'POST',
    path: '/api/v1/delegations/:id/revoke',
    access: ADMINISTRATORS,
    summary: 'End a decision of empowerment at once',
    tags: ['delegations'],
    params: Type.Object({ id: Uuid }),
    response: Type.Object({ done: Type.Literal(true) }),
    handler: async ({ ctx, params }) => {
      await revokeDelegation(ctx, params.id);
      return { done: true as const };
    },
  });
}
