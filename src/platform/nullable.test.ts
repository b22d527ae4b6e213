import Fastify from 'fastify';
import Type from 'typebox';
import { Value } from 'typebox/value';
import { expect, it } from 'vitest';
import { nullable } from './nullable.ts';

const Everything = Type.Object({
  text: nullable(Type.String()),
  day: nullable(Type.String({ format: 'date' })),
  count: nullable(Type.Integer({ minimum: 0 })),
  choice: nullable(Type.Enum(['A', 'B'])),
  parts: nullable(Type.Array(Type.String())),
  place: nullable(Type.Object({ name: Type.String() })),
});
const NOTHING = { text: null, day: null, count: null, choice: null, parts: null, place: null };
const EMPTY = { text: '', day: '2026-11-23', count: 0, choice: 'A', parts: [], place: { name: '' } };

/** What a server that coerces as ours does gives back of a body. */
async function sentBack(body: object) {
  const app = Fastify({ ajv: { customOptions: { coerceTypes: 'array' } } });
  app.post('/', { schema: { body: Everything, response: { 200: Everything } } }, async (request) => request.body);
  const response = await app.inject({ method: 'POST', url: '/', body });
  return response.statusCode === 200 ? response.json() : response.statusCode;
}

it('null stays null, and an empty text, a nought and an empty list stay what they are', async () => {
  expect(await sentBack(NOTHING)).toEqual(NOTHING);
  expect(await sentBack(EMPTY)).toEqual(EMPTY);
  expect(Value.Check(Everything, NOTHING) && Value.Check(Everything, EMPTY)).toBe(true);
});

it('what the schema forbids is refused all the same', async () => {
  expect(await sentBack({ ...EMPTY, day: '31.12.2026' })).toBe(400);
  expect(await sentBack({ ...EMPTY, count: -1 })).toBe(400);
  expect(await sentBack({ ...EMPTY, choice: 'C' })).toBe(400);
  expect(await sentBack({ ...EMPTY, place: {} })).toBe(400);
});
