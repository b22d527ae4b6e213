import { PassThrough, type Readable } from 'node:stream';
import type { Multipart } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { invalidInput, ProblemError, tooLarge } from '../errors.ts';
import { cleanInput } from './cleanInput.ts';
import { checkCsrf } from './csrf.ts';

/** A form as it was posted: every field as text; several values of one name are joined by line ends. */
export interface PostedForm {
  fields: Record<string, string>;
  /** the form came from a page of ours that this visitor was shown; nothing may be done otherwise */
  genuine: boolean;
  /** files came with it */
  hadFiles: boolean;
}

export interface PostedFile {
  field: string;
  name: string;
  stream: Readable;
}

/** More than the largest form with all its repeats. */
export const MOST_FIELDS = 1_000;

/**
 * Reads a posted form, with files when it is multipart, for pages that answer a forged or late post themselves.
 * `onFile` sees each file as it arrives (fields before it are known); what it does not read is skipped. Files of a form
 * that is not genuine are skipped.
 */
export async function readPostedForm(
  request: FastifyRequest,
  onFile?: (file: PostedFile) => Promise<void>,
): Promise<PostedForm> {
  if (!request.isMultipart()) {
    const fields = toFields(request.body);
    return { fields, genuine: isGenuine(request, fields), hadFiles: false };
  }
  const fields: Record<string, string> = {};
  let hadFiles = false;
  const { maxFileBytes } = request.server.deps.config;
  for await (const part of readParts(request, maxFileBytes + 1)) {
    if (part.type === 'field') {
      append(fields, cleanInput(part.fieldname), cleanInput(String(part.value)));
      continue;
    }
    hadFiles ||= Boolean(part.filename);
    if (part.filename && onFile && isGenuine(request, fields)) {
      await readFile(part.file, (stream) =>
        onFile({ field: cleanInput(part.fieldname), name: cleanInput(part.filename), stream }),
      );
    }
    part.file.resume();
  }
  return { fields, genuine: isGenuine(request, fields), hadFiles };
}

/** The parts as they arrive. What breaks off or was never a multipart form is the sender's mistake, not ours. */
async function* readParts(request: FastifyRequest, fileSize: number): AsyncGenerator<Multipart> {
  const parts = request.parts({ limits: { fileSize } });
  while (true) {
    const next = await parts.next().catch((cause: unknown) => {
      throw hasStatus(cause) ? cause : invalidInput({ cause });
    });
    if (next.done) return;
    yield next.value;
  }
}

function hasStatus(error: unknown): boolean {
  return error instanceof Error && 'statusCode' in error;
}

/** The reader may give up early: the rest of the form must still be read, or the browser never hears our answer. */
async function readFile(file: Readable, read: (stream: Readable) => Promise<void>): Promise<void> {
  const stream = file.pipe(new PassThrough());
  const fail = (error: Error) => stream.destroy(error);
  file.once('error', fail);
  try {
    await read(stream);
  } finally {
    file.unpipe(stream);
    file.off('error', fail);
    stream.destroy();
    file.resume();
  }
}

function toFields(body: unknown): Record<string, string> {
  const fields: Record<string, string> = {};
  if (typeof body !== 'object' || body === null) return fields;
  const sent = Object.entries(body);
  if (sent.length > MOST_FIELDS) throw tooLarge();
  for (const [name, value] of sent) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== null && typeof one !== 'object') append(fields, name, String(one));
    }
  }
  return fields;
}

function append(fields: Record<string, string>, name: string, value: string): void {
  if (name === '__proto__') throw invalidInput();
  fields[name] = Object.hasOwn(fields, name) ? `${fields[name]}\n${value}` : value;
}

function isGenuine(request: FastifyRequest, fields: Record<string, string>): boolean {
  try {
    checkCsrf(request, fields._csrf);
    return true;
  } catch (error) {
    if (error instanceof ProblemError) return false;
    throw error;
  }
}
