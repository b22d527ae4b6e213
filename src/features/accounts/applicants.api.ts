import Type from 'typebox';
import { parseCitizenId } from '../../domain/identity/citizenId.ts';
import { parseContact } from '../../domain/identity/contact.ts';
import { maskContact } from '../../domain/identity/maskContact.ts';
import { recordAccess } from '../../platform/auth/recordAccess.ts';
import { type Ctx, inTransaction } from '../../platform/context.ts';
import type { App } from '../../platform/http/app.ts';
import { api } from '../../platform/http/route.ts';
import { nullable } from '../../platform/nullable.ts';
import { accountNotFound } from './errors.ts';
import { lockAccount } from './lockAccount.ts';
import { unlockAtCounter } from './unlockAtCounter.ts';

const tags = ['applicants'];
/** Whoever sits at a counter; the person stands in front of it or calls the hotline (HB 7.2b). */
const access = { roles: ['RECEPTIONIST', 'CENTRE_HEAD', 'SYSTEM_ADMINISTRATOR'] } as const;
const Id = Type.Object({ id: Type.String({ format: 'uuid' }) });
const Done = Type.Object({ ok: Type.Boolean() });

const Found = Type.Object({
  id: Type.String(),
  kind: Type.Union([Type.Literal('CITIZEN'), Type.Literal('ORGANISATION')]),
  name: Type.String(),
  taxCode: nullable(Type.String()),
  status: Type.Union([
    Type.Literal('ACTIVE'),
    Type.Literal('LOCKED'),
    Type.Literal('UNVERIFIED'),
    Type.Literal('DISABLED'),
  ]),
  /** masked: enough to recognise, too little to learn */
  contacts: Type.Array(Type.String()),
  verified: Type.Boolean(),
});

/** Lost accounts at the counter, and organisations whose papers an officer has to see. */
export function registerApplicantsApi(app: App): void {
  api(app, {
    method: 'GET',
    path: '/api/v1/applicant-accounts',
    summary: 'The account of exactly this telephone number, e-mail address or citizen number; recorded',
    tags,
    access,
    rateLimit: { key: 'account', hits: 60, seconds: 60 },
    query: Type.Object({ q: Type.String({ minLength: 5, maxLength: 254 }) }),
    response: Type.Array(Found),
    handler: ({ ctx, query }) => findApplicants(ctx, query.q),
  });
  api(app, {
    method: 'GET',
    path: '/api/v1/organisations-to-confirm',
    summary: 'Organisations whose legal representative was not proved online',
    tags,
    access,
    response: Type.Array(Found),
    handler: ({ ctx }) => listUnconfirmed(ctx),
  });
  api(app, {
    method: 'POST',
    path: '/api/v1/applicant-accounts/:id/lock',
    summary: 'Lock a lost account at once: sessions and tokens end, its owner is told everywhere',
    tags,
    access,
    params: Id,
    body: Type.Object({ reason: Type.String({ minLength: 5, maxLength: 500 }) }),
    response: Done,
    handler: async ({ ctx, params, body }) => {
      await inTransaction(ctx, (tx) => lockAccount(tx, params.id, body.reason));
      return { ok: true };
    },
  });
  api(app, {
    method: 'POST',
    path: '/api/v1/applicant-accounts/:id/unlock',
    summary: 'Unlock it after the identity card was seen: what is on it must be what the account knows of its holder',
    tags,
    access,
    params: Id,
    body: Type.Object({
      citizenId: Type.String({ maxLength: 20 }),
      name: Type.String({ maxLength: 300 }),
      dateOfBirth: Type.String({ maxLength: 20 }),
      contact: Type.Optional(Type.String({ maxLength: 254 })),
    }),
    response: Done,
    handler: async ({ ctx, params, body }) => {
      await unlockAtCounter(ctx, params.id, body);
      return { ok: true };
    },
  });
  api(app, {
    method: 'POST',
    path: '/api/v1/organisations-to-confirm/:id',
    summary: 'The registration and the identity card of the legal representative were seen',
    tags,
    access,
    params: Id,
    response: Done,
    handler: async ({ ctx, params }) => {
      await confirmOrganisation(ctx, params.id);
      return { ok: true };
    },
  });
}

function selectFound(ctx: Ctx) {
  return ctx.db
    .selectFrom('account')
    .select(['id', 'kind', 'fullName', 'taxCode', 'status', 'phone', 'email', 'identityVerifiedAt'])
    .where('kind', '<>', 'OFFICER');
}

function describe(row: Awaited<ReturnType<ReturnType<typeof selectFound>['execute']>>[number]) {
  const { id, kind, fullName, taxCode, status, phone, email, identityVerifiedAt } = row;
  return {
    id,
    kind: kind as 'CITIZEN',
    name: fullName,
    taxCode,
    status: status as 'ACTIVE',
    contacts: [phone, email].flatMap((contact) => (contact ? [maskContact(contact)] : [])),
    verified: identityVerifiedAt !== null,
  };
}

/** By one whole contact or number: nobody looks through people here. At most five. */
async function findApplicants(ctx: Ctx, typed: string) {
  const contact = parseContact(typed)?.address ?? null;
  const citizenId = parseCitizenId(typed) ?? null;
  const rows =
    contact || citizenId
      ? await selectFound(ctx)
          .where((is) => is.or([is('phone', '=', contact), is('email', '=', contact), is('citizenId', '=', citizenId)]))
          .limit(5)
          .execute()
      : [];
  for (const { id } of rows) await recordAccess(ctx, { subject: 'account', subjectId: id, action: 'FOUND_AT_COUNTER' });
  return rows.map(describe);
}

async function listUnconfirmed(ctx: Ctx) {
  const rows = await selectFound(ctx)
    .where('kind', '=', 'ORGANISATION')
    .where('status', '=', 'UNVERIFIED')
    .orderBy('createdAt')
    .limit(100)
    .execute();
  return rows.map(describe);
}

async function confirmOrganisation(ctx: Ctx, id: string): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const row = await tx.db
      .updateTable('account')
      .set({ status: 'ACTIVE', identityVerifiedAt: tx.clock.now() })
      .where('id', '=', id)
      .where('kind', '=', 'ORGANISATION')
      .where('status', '=', 'UNVERIFIED')
      .returning('id')
      .executeTakeFirst();
    if (!row) throw accountNotFound();
    await recordAccess(tx, { subject: 'organisation', subjectId: id, action: 'CONFIRMED' });
  });
}
