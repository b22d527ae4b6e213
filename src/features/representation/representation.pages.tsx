import Type from 'typebox';
import type { App } from '../../platform/http/app.ts';
import { type PageResult, page } from '../../platform/http/route.ts';
import { PATHS } from '../../ui/paths.ts';
import { explainFailure } from '../accounts/explainFailure.ts';
import { FormBody } from '../accounts/formBody.ts';
import { actFor } from './actFor.ts';
import { registerAuthorise } from './authorise.pages.tsx';
import { acceptAuthorisation, endAuthorisation } from './authorise.ts';
import { createOrganisation } from './createOrganisation.ts';
import { takeDossier } from './handOver.ts';
import { registerHelpPages } from './help.pages.tsx';
import { getInvitation } from './invitations.ts';
import { registerMemberPages } from './members.pages.tsx';
import { joinOrganisation } from './members.ts';
import { REPRESENTATION_PATHS } from './paths.ts';
import {
  askEnd,
  describeAuthorisation,
  describeDossier,
  showInvitation,
  showNewOrganisation,
  showOverview,
} from './representationViews.tsx';

const News = Type.Object({ tin: Type.Optional(Type.String({ maxLength: 40 })) });
const Id = Type.Object({ id: Type.String({ format: 'uuid' }) });
const Key = Type.Object({ ma: Type.Optional(Type.String({ maxLength: 100 })) });
const TRIES = { key: 'account', hits: 60, seconds: 60 } as const;

/** For whom somebody acts: choosing, organisations, authorisations, and taking what was offered. The person's own business. */
export function registerRepresentationPages(app: App): void {
  page(app, {
    path: REPRESENTATION_PATHS.overview,
    access: 'APPLICANT',
    self: true,
    query: News,
    handler: async ({ ctx, query, session, csrfToken }) =>
      showOverview(ctx, session?.actingEnded ? undefined : session?.actor, {
        language: ctx.language,
        csrf: csrfToken,
        news: query.tin,
      }),
  });

  page(app, {
    method: 'POST',
    path: REPRESENTATION_PATHS.choose,
    access: 'APPLICANT',
    self: true,
    body: FormBody,
    handler: async ({ ctx, body, session }) => {
      await actFor(ctx, session, body.cho || null);
      return { redirect: body.cho ? PATHS.myDossiers : REPRESENTATION_PATHS.overview };
    },
  });

  page(app, {
    path: REPRESENTATION_PATHS.newOrganisation,
    access: 'APPLICANT',
    self: true,
    handler: async ({ ctx, csrfToken }) => showNewOrganisation({ language: ctx.language, csrf: csrfToken }),
  });

  page(app, {
    method: 'POST',
    path: REPRESENTATION_PATHS.newOrganisation,
    access: 'APPLICANT',
    self: true,
    rateLimit: TRIES,
    body: FormBody,
    handler: async ({ ctx, body, csrfToken }) => {
      const { name = '', taxCode = '', address = '' } = body;
      try {
        const { confirmed } = await createOrganisation(ctx, {
          name,
          taxCode,
          address,
          declared: body.declared === 'yes',
        });
        return { redirect: `${REPRESENTATION_PATHS.overview}?tin=${confirmed ? 'da-lap' : 'cho-xac-nhan'}` };
      } catch (error) {
        const failure = explainFailure(error, ctx.language, 'taxCode');
        return showNewOrganisation({
          language: ctx.language,
          csrf: csrfToken,
          failure,
          values: { name, taxCode, address },
        });
      }
    },
  });

  page(app, {
    path: REPRESENTATION_PATHS.endAuthorisation,
    access: 'APPLICANT',
    self: true,
    query: Id,
    handler: ({ ctx, query, csrfToken }) => askEnd(ctx, query.id, { language: ctx.language, csrf: csrfToken }),
  });

  page(app, {
    method: 'POST',
    path: REPRESENTATION_PATHS.endAuthorisation,
    access: 'APPLICANT',
    self: true,
    body: FormBody,
    handler: async ({ ctx, body }) => {
      await endAuthorisation(ctx, body.id ?? '');
      return { redirect: `${REPRESENTATION_PATHS.overview}?tin=da-cham-dut` };
    },
  });

  registerAuthorise(app);
  registerInvitations(app);
  registerMemberPages(app);
  registerHelpPages(app);
}

function registerInvitations(app: App): void {
  const path = `${REPRESENTATION_PATHS.invitation('')}:id` as const;
  page(app, {
    path,
    access: 'APPLICANT',
    self: true,
    rateLimit: TRIES,
    params: Id,
    query: Key,
    handler: async ({ ctx, params, query, csrfToken }) => {
      const token = query.ma ?? '';
      const invitation = await getInvitation(ctx, params.id, token);
      const { authorisationId, dossierId } = invitation;
      const offer = dossierId
        ? await describeDossier(ctx, dossierId)
        : authorisationId
          ? await describeAuthorisation(ctx, authorisationId)
          : undefined;
      return showInvitation({ language: ctx.language, csrf: csrfToken }, invitation, token, offer);
    },
  });

  page(app, {
    method: 'POST',
    path,
    access: 'APPLICANT',
    self: true,
    rateLimit: TRIES,
    params: Id,
    body: FormBody,
    handler: async ({ ctx, params, body }): Promise<PageResult> => {
      const token = body.ma ?? '';
      const { kind } = await getInvitation(ctx, params.id, token);
      if (kind === 'DOSSIER') return { redirect: PATHS.myDossier(await takeDossier(ctx, params.id, token)) };
      if (kind === 'MEMBER') await joinOrganisation(ctx, params.id, token);
      else await acceptAuthorisation(ctx, params.id, token);
      return { redirect: `${REPRESENTATION_PATHS.overview}?tin=da-nhan` };
    },
  });
}
