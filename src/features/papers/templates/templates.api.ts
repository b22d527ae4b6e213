import Type, { type Static } from 'typebox';
import type { App } from '../../../platform/http/app.ts';
import { api } from '../../../platform/http/route.ts';
import { nullable } from '../../../platform/nullable.ts';
import { Picture, sendPicture } from '../sendPdf.ts';
import { AgencyWording } from '../wording.ts';
import {
  getVersionContent,
  type ListedVersion,
  listEditable,
  listVersionsOfTemplate,
  listVersionsOfWording,
  TEMPLATES,
} from './listPaperVersions.ts';
import { publishTemplate, publishWording, requireWordingEditor } from './publishPaperVersion.ts';
import { tryPaperTemplate, tryWording } from './tryPaperTemplate.ts';

const Text = Type.String();
const Template = Type.Enum([...TEMPLATES]);
const access = { roles: ['AGENCY_ADMINISTRATOR', 'SYSTEM_ADMINISTRATOR'] } as const;
const tags = ['papers'];
const rateLimit = { key: 'account', hits: 60, seconds: 60 } as const;

const Editable = Type.Object({
  templates: Type.Array(Template),
  agencies: Type.Array(Type.Object({ code: Text, name: Text })),
});
export type Editable = Static<typeof Editable>;

const Versions = Type.Object({
  items: Type.Array(
    Type.Object({
      id: Text,
      number: Type.Integer(),
      legalBasis: Text,
      validFrom: nullable(Text),
      note: Text,
      builtIn: Type.Boolean(),
      publishedByName: nullable(Text),
      publishedAt: Text,
      inForce: Type.Boolean(),
    }),
  ),
});
export type Versions = Static<typeof Versions>;

const Ground = {
  legalBasis: Type.String({ maxLength: 500 }),
  validFrom: Type.String({ format: 'date' }),
  note: Type.String({ maxLength: 1000 }),
};
const Content = Type.String({ minLength: 1, maxLength: 60_000 });
const Published = Type.Object({ id: Text, number: Type.Integer() });
const OfTemplate = Type.Object({ template: Template });
const OfAgency = Type.Object({ agencyCode: Type.String({ maxLength: 35 }) });

/** Templates of papers and the wording of agencies: versions, trial, publication. */
export function registerTemplates(app: App): void {
  api(app, {
    method: 'GET',
    path: '/api/v1/paper-templates',
    access,
    summary: 'Templates the person may change, and agencies whose wording',
    tags,
    response: Editable,
    handler: ({ ctx }) => listEditable(ctx),
  });

  api(app, {
    method: 'GET',
    path: '/api/v1/paper-templates/:template/versions',
    access,
    summary: 'Every version of a template, the newest first',
    tags,
    params: OfTemplate,
    response: Versions,
    handler: async ({ ctx, params }) => present(await listVersionsOfTemplate(ctx, params.template)),
  });

  api(app, {
    method: 'GET',
    path: '/api/v1/paper-versions/:id',
    access,
    summary: 'Content of a version: Typst source, or an agency’s wording as JSON',
    tags,
    params: Type.Object({ id: Type.String({ format: 'uuid' }) }),
    response: Type.Object({ content: Text }),
    handler: ({ ctx, params }) => getVersionContent(ctx, params.id),
  });

  api(app, {
    method: 'POST',
    path: '/api/v1/paper-templates/:template/preview',
    access,
    summary: 'A template as it would print a sample dossier, as a picture',
    tags,
    rateLimit,
    params: OfTemplate,
    body: Type.Object({ content: Content }),
    response: Picture,
    handler: async ({ ctx, params, body, reply }) =>
      sendPicture(reply, await tryPaperTemplate(ctx, params.template, body.content, 'SVG')),
  });

  api(app, {
    method: 'POST',
    path: '/api/v1/paper-templates/:template/versions',
    access,
    summary: 'A new version of a template, from a day on',
    tags,
    rateLimit,
    params: OfTemplate,
    body: Type.Object({ ...Ground, content: Content }),
    response: Published,
    handler: ({ ctx, params, body: { content, ...ground } }) => publishTemplate(ctx, params.template, content, ground),
  });

  api(app, {
    method: 'GET',
    path: '/api/v1/agencies/:agencyCode/paper-wording',
    access,
    summary: 'Every version of what an agency writes on its papers, the newest first',
    tags,
    params: OfAgency,
    response: Versions,
    handler: async ({ ctx, params }) => present(await listVersionsOfWording(ctx, params.agencyCode)),
  });

  api(app, {
    method: 'POST',
    path: '/api/v1/agencies/:agencyCode/paper-wording/preview',
    access,
    summary: 'A sample letter with that wording, as a picture',
    tags,
    rateLimit,
    params: OfAgency,
    body: AgencyWording,
    response: Picture,
    handler: async ({ ctx, params, body, reply }) => {
      requireWordingEditor(ctx, params.agencyCode);
      return sendPicture(reply, await tryWording(ctx, params.agencyCode, body, 'SVG'));
    },
  });

  api(app, {
    method: 'POST',
    path: '/api/v1/agencies/:agencyCode/paper-wording',
    access,
    summary: 'A new version of what an agency writes on its papers, from a day on',
    tags,
    rateLimit,
    params: OfAgency,
    body: Type.Object({ ...Ground, wording: AgencyWording }),
    response: Published,
    handler: ({ ctx, params, body: { wording, ...ground } }) => publishWording(ctx, params.agencyCode, wording, ground),
  });
}

function present(versions: ListedVersion[]): Versions {
  return { items: versions.map((version) => ({ ...version, publishedAt: version.publishedAt.toISOString() })) };
}
