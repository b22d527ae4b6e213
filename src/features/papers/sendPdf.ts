import type { FastifyReply } from 'fastify';
import Type from 'typebox';
import type { PaperFile } from './getPaper.ts';

/** Schema of an answer that is a PDF. */
export const Pdf = Type.Unsafe<Uint8Array>({ type: 'string', format: 'binary', description: 'application/pdf' });

/** Shown in the browser, from a frame of our own pages too: that is how it is printed. */
export const CONTENT_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'self'; base-uri 'none'; form-action 'none'";

/** A paper that nobody else may keep. */
export function sendPdf(reply: FastifyReply, { pdf, fileName }: PaperFile): Uint8Array {
  reply.header('content-security-policy', CONTENT_POLICY);
  reply.header('cache-control', 'private, no-store');
  reply.header('content-disposition', `inline; filename="${fileName}"`);
  reply.type('application/pdf');
  return pdf;
}

/** Schema of an answer that is a picture of a paper, for the screen. */
export const Picture = Type.Unsafe<Uint8Array>({ type: 'string', format: 'binary', description: 'image/svg+xml' });

/** A picture of a paper; opened by itself it may load and run nothing. */
export function sendPicture(reply: FastifyReply, svg: Uint8Array): Uint8Array {
  reply.header('content-security-policy', CONTENT_POLICY);
  reply.header('cache-control', 'private, no-store');
  reply.type('image/svg+xml');
  return svg;
}
