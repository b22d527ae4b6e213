import swagger from '@fastify/swagger';
import type { FastifySchema, RouteOptions } from 'fastify';
import Type from 'typebox';
import { packageVersion } from '../packageRoot.ts';
import type { App } from './app.ts';
import { SESSION_COOKIE } from './visitor.ts';

/** What a failed call answers; `application/problem+json`, RFC 9457. */
const PROBLEM = Type.Object({
  type: Type.String(),
  title: Type.String({ description: 'what happened, in the language of the request' }),
  detail: Type.Optional(Type.String({ description: 'what to do' })),
  status: Type.Integer(),
  code: Type.String({ description: 'stable name of the failure, e.g. `dossier.not_found`' }),
  requestId: Type.String({ description: 'to quote when asking for help; also in the header x-request-id' }),
  fields: Type.Optional(
    Type.Array(Type.Object({ field: Type.String(), code: Type.String(), message: Type.Optional(Type.String()) })),
  ),
});

const DESCRIPTION = `Procedures, look-up and dossiers of the province's one-stop system.
Other systems call it with a token of their account (\`Authorization: Bearer …\`); browsers with the session cookie, and
then every change needs the header \`x-csrf-token\`. \`Accept-Language: vi\` or \`en\` chooses the language of messages.
An \`Idempotency-Key\` (8–80 letters, digits, - or _) makes a repeated change the same change.`;

/** Collects the schemas of all API routes registered afterwards; pages and files are left out. */
export async function collectOpenApi(app: App): Promise<void> {
  await app.register(swagger, {
    hideUntagged: true,
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Một Cửa',
        version: packageVersion(),
        description: DESCRIPTION,
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
      servers: [{ url: app.deps.config.publicUrl }],
      components: {
        securitySchemes: {
          token: { type: 'http', scheme: 'bearer' },
          session: { type: 'apiKey', in: 'cookie', name: SESSION_COOKIE },
        },
        schemas: { Problem: PROBLEM },
        responses: {
          Problem: {
            description: 'What went wrong and what to do',
            content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
          },
        },
      },
    },
    transform: ({ schema, url, route }) => ({ schema: describeAccess(schema, route), url }),
    transformObject: (document) =>
      'openapiObject' in document ? withProblems(document.openapiObject) : document.swaggerObject,
  });
}

function describeAccess(schema: FastifySchema, { config, method, url }: RouteOptions): FastifySchema {
  const open = config?.access === 'PUBLIC';
  return {
    ...schema,
    operationId: operationId(String(method), url),
    security: open ? [] : [{ token: [] }, { session: [] }],
  };
}

/** `GET /api/v1/procedures/:code` becomes `getProceduresByCode`. */
function operationId(method: string, url: string): string {
  const parts = url
    .split('/')
    .slice(3)
    .map((part) => (part.startsWith(':') ? `by-${part.slice(1)}` : part));
  return [method.toLowerCase(), ...parts].join('-').replace(/-+(\w)/g, (_, letter: string) => letter.toUpperCase());
}

function withProblems<T extends { paths?: object }>(document: T): T {
  const operations = Object.values(document.paths ?? {}).flatMap((path) => Object.values(path as object));
  for (const operation of operations as { responses?: object }[]) {
    operation.responses = { ...operation.responses, default: { $ref: '#/components/responses/Problem' } };
  }
  return document;
}

/** `/api/v1/openapi.json`. */
export function registerOpenApi(app: App): void {
  let text: string | undefined;
  app.get(
    '/api/v1/openapi.json',
    { schema: { hide: true }, config: { access: 'PUBLIC', kind: 'api' } },
    async (_, reply) => {
      text ??= JSON.stringify(app.swagger());
      return reply.type('application/json; charset=utf-8').send(text);
    },
  );
}
