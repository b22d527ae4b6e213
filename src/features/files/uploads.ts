import type { ServerResponse } from 'node:http';
import path from 'node:path';
import { FileStore } from '@tus/file-store';
import { Server } from '@tus/server';
import { v7 as uuidv7 } from 'uuid';
import { errorWords } from '../../i18n/words.ts';
import { takeHit } from '../../platform/auth/rateLimit.ts';
import type { Ctx } from '../../platform/context.ts';
import { ProblemError, tooManyRequests } from '../../platform/errors.ts';
import { checkAccess } from '../../platform/http/access.ts';
import type { App } from '../../platform/http/app.ts';
import { checkCsrf } from '../../platform/http/csrf.ts';
import { requestContext } from '../../platform/http/visitor.ts';
import { attachToDraft } from '../drafts/draftFiles.ts';
import { getFile } from './openFile.ts';
import { storeFile } from './storeFile.ts';
import { UPLOAD_PATH } from './uploadPath.ts';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const UPLOADS_AN_HOUR = 600;

/** What the hooks of tus throw to answer with a status. */
interface Refusal {
  status_code: number;
  body: string;
}

const unknownUpload: Refusal = { status_code: 404, body: 'No such upload' };

/**
 * Resumable uploads (tus 1.0) for whoever is signed in: what has arrived waits a day under `MOTCUA_HOME/uploads`, and a
 * finished upload becomes a file of the same id. The metadata `draft` and `component` attach it to a draft at once.
 */
export function registerUploads(app: App): void {
  const { config, db, clock } = app.deps;
  const contexts = new WeakMap<object, Ctx>();
  const parts = new FileStore({ directory: path.join(config.home, 'uploads'), expirationPeriodInMilliseconds: DAY_MS });
  let sweptAt = 0;

  const contextOf = (request: { runtime?: { node?: { req?: object } } }): Ctx => {
    const raw = request.runtime?.node?.req;
    const ctx = raw && contexts.get(raw);
    if (!ctx) throw unknownUpload;
    return ctx;
  };

  const tus = new Server({
    path: UPLOAD_PATH,
    datastore: parts,
    maxSize: config.maxFileBytes,
    relativeLocation: true,
    allowedOrigins: [],
    namingFunction: () => uuidv7(),
    onUploadCreate: async (request, upload) => ({
      metadata: { ...upload.metadata, owner: ownerOf(contextOf(request)) },
    }),
    onIncomingRequest: async (request, id) => {
      if (request.method === 'POST') return;
      const upload = await parts.getUpload(id);
      if (upload.metadata?.owner !== ownerOf(contextOf(request))) throw unknownUpload;
    },
    onUploadFinish: async (request, upload) => {
      const ctx = contextOf(request);
      const { filename, draft, component } = upload.metadata ?? {};
      try {
        const file = await storeFile(ctx, { id: upload.id, name: filename ?? '', stream: parts.read(upload.id) });
        if (draft && component) await attachToDraft(ctx, draft, component, file.id);
      } catch (error) {
        throw refusalOf(error, ctx);
      } finally {
        await parts.remove(upload.id);
      }
      return {};
    },
  });

  async function sweep(): Promise<void> {
    const now = clock.now().getTime();
    if (now - sweptAt < HOUR_MS) return;
    sweptAt = now;
    await tus.cleanUpExpiredUploads();
  }

  // tus reads the request itself
  app.addContentTypeParser('application/offset+octet-stream', (_request, _payload, done) => done(null));

  for (const url of [UPLOAD_PATH, `${UPLOAD_PATH}/:id`]) {
    app.route({
      method: url === UPLOAD_PATH ? ['POST'] : ['HEAD', 'PATCH', 'DELETE'],
      url,
      schema: { hide: true },
      config: { access: 'SIGNED_IN', kind: 'file' },
      onRequest: async (request) => {
        checkAccess(request.visitor.actor, 'SIGNED_IN');
        if (request.method !== 'HEAD') checkCsrf(request);
      },
      handler: async (request, reply) => {
        const ctx = requestContext(request);
        if (request.method === 'POST') {
          const limit = { hits: UPLOADS_AN_HOUR, seconds: 3600 };
          const { allowed, retryAfterSeconds } = await takeHit(db, `${UPLOAD_PATH}|${ownerOf(ctx)}`, limit, clock);
          if (!allowed) throw tooManyRequests({ values: { seconds: retryAfterSeconds } });
          await sweep();
        }
        const { id } = request.params as { id?: string };
        const finished = request.method === 'HEAD' && id ? await findFinished(ctx, id) : undefined;
        if (finished) {
          const size = String(finished.sizeBytes);
          return reply
            .headers({
              'tus-resumable': '1.0.0',
              'upload-offset': size,
              'upload-length': size,
              'cache-control': 'no-store',
            })
            .send();
        }
        contexts.set(request.raw, ctx);
        // tus answers past the framework: what every answer carries goes along by hand
        const answer: ServerResponse = reply.raw;
        for (const [name, value] of Object.entries(reply.getHeaders())) answer.setHeader(name, value ?? '');
        reply.hijack();
        await tus.handle(request.raw, reply.raw);
      },
    });
  }
}

function ownerOf(ctx: Ctx): string {
  return 'accountId' in ctx.actor ? ctx.actor.accountId : '';
}

/** The answer to the last piece may get lost: whoever asks again is told that everything is there. */
async function findFinished(ctx: Ctx, id: string) {
  if (!/^[0-9a-f-]{36}$/.test(id)) return undefined;
  return getFile(ctx, id).catch((error: unknown) => {
    if (error instanceof ProblemError) return undefined;
    throw error;
  });
}

function refusalOf(error: unknown, ctx: Ctx): unknown {
  if (!(error instanceof ProblemError)) return error;
  const { title, detail } = errorWords(ctx.language, error.kind.code, error.values);
  const refusal: Refusal = { status_code: error.kind.status, body: `${title}. ${detail}` };
  return refusal;
}
