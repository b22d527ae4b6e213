import Type from 'typebox';
import type { App } from '../../platform/http/app.ts';
import { api, page } from '../../platform/http/route.ts';
import { fileInterrupted } from './errors.ts';
import { isShownInline } from './fileTypes.ts';
import { getFile, openFile } from './openFile.ts';
import { type StoredFile, storeFile } from './storeFile.ts';

const ById = Type.Object({ id: Type.String({ format: 'uuid' }) });

export const FileView = Type.Object({
  id: Type.String(),
  name: Type.String(),
  mediaType: Type.String(),
  sizeBytes: Type.Integer(),
  sha256: Type.String(),
  href: Type.String({ description: 'address of the content' }),
});

/** Address of a file's content; `inline` shows it in the browser where that is safe. */
export function fileHref(id: string, inline = false): string {
  return `/tep/${id}${inline ? '?xem=1' : ''}`;
}

function present({ id, name, mediaType, sizeBytes, sha256 }: StoredFile) {
  return { id, name, mediaType, sizeBytes, sha256, href: fileHref(id) };
}

/** Sending and fetching files. */
export function registerFilesApi(app: App): void {
  api(app, {
    method: 'POST',
    path: '/api/v1/files',
    access: 'SIGNED_IN',
    summary: 'Send one file (multipart/form-data, one part with a file name)',
    tags: ['files'],
    rateLimit: { key: 'account', hits: 300, seconds: 600 },
    response: FileView,
    handler: async ({ ctx, raw }) => {
      // The store counts itself, and says so in words.
      const part = raw.isMultipart()
        ? await raw.file({ limits: { files: 1, fileSize: ctx.config.maxFileBytes + 1 } }).catch((cause: unknown) => {
            throw fileInterrupted({ cause });
          })
        : undefined;
      if (!part) throw fileInterrupted();
      return present(await storeFile(ctx, { name: part.filename, stream: part.file }));
    },
  });

  api(app, {
    method: 'GET',
    path: '/api/v1/files/:id',
    access: 'SIGNED_IN',
    summary: 'Name, type, size and hash of a file',
    tags: ['files'],
    params: ById,
    response: FileView,
    handler: async ({ ctx, params }) => present(await getFile(ctx, params.id)),
  });

  page(app, {
    path: '/tep/:id',
    access: 'SIGNED_IN',
    params: ById,
    query: Type.Object({ xem: Type.Optional(Type.String({ maxLength: 5 })) }),
    handler: async ({ ctx, params, query, reply }) => {
      const { stream, mediaType, name, sizeBytes } = await openFile(ctx, params.id);
      reply.header('content-length', sizeBytes);
      reply.header('content-security-policy', contentPolicy(mediaType));
      return {
        download: stream,
        mediaType,
        fileName: name,
        inline: query.xem !== undefined && isShownInline(mediaType),
      };
    },
  });
}

/** Files are never pages of ours. Browsers refuse to show a PDF in a sandbox, and run nothing of ours from it. */
function contentPolicy(mediaType: string): string {
  const policy =
    "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; base-uri 'none'; form-action 'none'";
  return mediaType === 'application/pdf' ? `${policy}; object-src 'self'` : `${policy}; img-src 'self'; sandbox`;
}
