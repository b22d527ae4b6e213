import type { FastifyReply, FastifyRequest } from 'fastify';

const FRESH_MILLISECONDS = 1_000;
const MOST_PAGES = 300;
const LONGEST_ADDRESS = 300;

interface Kept {
  html: Buffer;
  /** of `performance.now()` */
  until: number;
}

/** Pages that are the same for everybody who is not signed in, kept by one process for one second. */
export interface KeptPages {
  /** sends the kept page; undefined when there is none or the request is not everybody's */
  answer(request: FastifyRequest, reply: FastifyReply): Buffer | undefined;
  /** keeps what was rendered, unless the answer is for this visitor alone */
  keep(request: FastifyRequest, reply: FastifyReply, html: unknown): void;
}

/**
 * When a result is announced, thousands open the same page at once: it is then rendered once a second and not once a
 * visitor. A change is seen one second later at most, as with the catalogue itself.
 */
export function createKeptPages(): KeptPages {
  const pages = new Map<string, Kept>();
  return {
    answer(request, reply) {
      const key = keyOf(request);
      const kept = key && pages.get(key);
      if (!kept || performance.now() > kept.until) return undefined;
      reply.header('cache-control', 'no-cache').type('text/html; charset=utf-8');
      return kept.html;
    },
    keep(request, reply, html) {
      const key = keyOf(request);
      if (!key || typeof html !== 'string' || reply.statusCode !== 200 || reply.hasHeader('set-cookie')) return;
      if (pages.size >= MOST_PAGES) pages.clear();
      pages.set(key, { html: Buffer.from(html), until: performance.now() + FRESH_MILLISECONDS });
    },
  };
}

/** Everything the page depends on: address, agency's own host name, language. A choice of language is remembered by cookie, so it is answered anew. */
function keyOf({ visitor, method, url, host }: FastifyRequest): string | undefined {
  const everybodys = visitor.actor.kind === 'ANONYMOUS' && method === 'GET';
  if (!everybodys || url.length > LONGEST_ADDRESS || url.includes('lang=')) return undefined;
  return `${visitor.language} ${host} ${url}`;
}
