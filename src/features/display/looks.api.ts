import Type, { type Static } from 'typebox';
import { paletteOf } from '../../domain/look/look.ts';
import type { App } from '../../platform/http/app.ts';
import { lookLogo, lookStyles } from '../../platform/http/pageShell.ts';
import { api } from '../../platform/http/route.ts';
import { nullable } from '../../platform/nullable.ts';
import { today } from '../catalogue/today.ts';
import { listLooks } from './listLooks.ts';
import { removeLook, saveLook } from './saveLook.ts';

const ADMINISTRATORS = { roles: ['AGENCY_ADMINISTRATOR', 'SYSTEM_ADMINISTRATOR'] } as const;
const FILE = { schema: { hide: true }, config: { access: 'PUBLIC', kind: 'file' } } as const;
/** A look is never changed, a changed one has another id. */
const FOR_EVER = 'public, max-age=31536000, immutable';

const Text = Type.String();
const AgencyCode = Type.String({ maxLength: 35 });

const Looks = Type.Object({
  agencies: Type.Array(
    Type.Object(
      { code: Text, name: Text, hostName: nullable(Text) },
      { description: 'whose looks the caller may change' },
    ),
  ),
  today: Text,
  looks: Type.Array(
    Type.Object({
      id: Text,
      validFrom: Text,
      name: nullable(Text),
      nameEn: nullable(Text),
      colour: nullable(Text),
      hotline: nullable(Text),
      footer: nullable(Text),
      footerEn: nullable(Text),
      hasLogo: Type.Boolean(),
      editedByName: nullable(Text),
      editedAt: Type.String({ format: 'date-time' }),
    }),
  ),
});
export type Looks = Static<typeof Looks>;

/** How agencies' own sites look: kept by administrators, and sent as a style sheet and an emblem. */
export function registerLooks(app: App): void {
  api(app, {
    method: 'GET',
    path: '/api/v1/looks',
    access: ADMINISTRATORS,
    summary: 'The looks of an agency’s own site, the latest first',
    tags: ['looks'],
    query: Type.Object({ agency: Type.Optional(AgencyCode) }),
    response: Looks,
    handler: async ({ ctx, query }) => ({ today: today(ctx.clock), ...(await listLooks(ctx, query.agency)) }),
  });

  api(app, {
    method: 'POST',
    path: '/api/v1/looks',
    access: ADMINISTRATORS,
    summary: 'Give an agency’s own site a look from a day on',
    tags: ['looks'],
    body: Type.Object({
      agencyCode: AgencyCode,
      validFrom: Type.String({ maxLength: 10 }),
      name: Type.String({ maxLength: 120 }),
      nameEn: Type.String({ maxLength: 120 }),
      colour: Type.String({ maxLength: 20 }),
      hotline: Type.String({ maxLength: 30 }),
      footer: Type.String({ maxLength: 500 }),
      footerEn: Type.String({ maxLength: 500 }),
      logo: Type.Optional(nullable(Type.String({ maxLength: 900_000 }))),
    }),
    response: Type.Object({ id: Text }),
    handler: async ({ ctx, body }) => ({ id: await saveLook(ctx, body) }),
  });

  api(app, {
    method: 'DELETE',
    path: '/api/v1/looks/:id',
    access: ADMINISTRATORS,
    summary: 'Take back a look whose day has not come',
    tags: ['looks'],
    params: Type.Object({ id: Type.String({ format: 'uuid' }) }),
    response: Type.Object({ done: Type.Literal(true) }),
    handler: async ({ ctx, params }) => {
      await removeLook(ctx, params.id);
      return { done: true as const };
    },
  });

  app.get<{ Params: { id: string } }>(lookStyles(':id'), FILE, async (request, reply) => {
    const look = await findLook(request.server.deps.db, request.params.id);
    if (!look?.colour) return reply.callNotFound();
    return reply.header('cache-control', FOR_EVER).type('text/css; charset=utf-8').send(stylesOf(look.colour));
  });

  app.get<{ Params: { id: string } }>(lookLogo(':id'), FILE, async (request, reply) => {
    const look = await findLook(request.server.deps.db, request.params.id);
    if (!look?.logo) return reply.callNotFound();
    return reply.header('cache-control', FOR_EVER).type('image/png').send(look.logo);
  });
}

async function findLook(db: App['deps']['db'], id: string) {
  if (!/^[0-9a-f-]{36}$/.test(id)) return undefined;
  return db.selectFrom('agencyLook').select(['colour', 'logo']).where('id', '=', id).executeTakeFirst();
}

/** Who wants high contrast keeps it: that is stronger (src/ui/contrast.css). */
function stylesOf(colour: string): string {
  const { primary, primaryDark, primarySoft, link } = paletteOf(colour);
  return `:root{--primary:${primary};--primary-dark:${primaryDark};--primary-soft:${primarySoft};--link:${link}}\n`;
}
