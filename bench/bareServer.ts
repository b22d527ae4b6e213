import Fastify from 'fastify';
import { createElement, type ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { createPool } from '../src/platform/db/database.ts';
import { readMarkup } from './readMarkup.ts';

/**
 * What the program is measured against: a Fastify without hooks that does one indexed SELECT (prepared, over the same
 * pool) and answers JSON through a compiled schema, or renders a ready element tree with `renderToStaticMarkup`.
 * Arguments: port, database address, then name=address of each page whose markup it renders.
 */
const [port, databaseUrl = '', ...pages] = process.argv.slice(2);
const pool = createPool(databaseUrl, 10);
const app = Fastify();

const Found = {
  type: 'object',
  properties: { code: { type: 'string' }, submissionNumber: { type: 'string' }, status: { type: 'integer' } },
} as const;

app.get<{ Params: { code: string } }>('/select/:code', { schema: { response: { 200: Found } } }, async (request) => {
  const { rows } = await pool.query(
    'SELECT code, submission_number AS "submissionNumber", status FROM dossier WHERE code = $1',
    [request.params.code],
  );
  return rows[0];
});

for (const argument of pages) {
  const [name, address = ''] = argument.split('=', 2);
  const tree: ReactNode = readMarkup(await (await fetch(address)).text());
  const Whole = () => tree;
  app.get(`/page/${name}`, async (_, reply) =>
    reply.type('text/html; charset=utf-8').send(`<!doctype html>${renderToStaticMarkup(createElement(Whole))}`),
  );
}

await app.listen({ host: '127.0.0.1', port: Number(port) });
console.log('ready');
