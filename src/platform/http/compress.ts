import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

/** Below this the headers cost more than is won. */
const LEAST_LENGTH = 1_400;
/** Quick ones: a page is written anew for every request. */
const BROTLI = {
  params: { [constants.BROTLI_PARAM_QUALITY]: 4, [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT },
};
const GZIP = { level: 5 };

/** A page as small as the reader's browser can take it; sets the headers that say so. */
export async function compressPage(
  request: FastifyRequest,
  reply: FastifyReply,
  html: string,
): Promise<string | Buffer> {
  reply.header('vary', 'accept-encoding');
  const accepted = request.headers['accept-encoding'];
  if (!accepted || html.length < LEAST_LENGTH) return html;
  if (/\bbr\b/.test(accepted)) {
    reply.header('content-encoding', 'br');
    return brotli(html, BROTLI);
  }
  if (!/\bgzip\b/.test(accepted)) return html;
  reply.header('content-encoding', 'gzip');
  return zip(html, GZIP);
}
