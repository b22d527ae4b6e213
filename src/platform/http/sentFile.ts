import type { FastifyRequest } from 'fastify';
import { invalidInput } from '../errors.ts';
import { cleanInput } from './cleanInput.ts';

/**
 * The one file of a multipart request, whole; undefined when there is none. What is longer than `maxBytes` is refused and
 * never cut, and what breaks off is the sender's mistake. @throws common.too_large, common.invalid_input
 */
export async function readSentFile(
  request: FastifyRequest,
  maxBytes: number,
): Promise<{ name: string; content: Buffer } | undefined> {
  if (!request.isMultipart()) return undefined;
  try {
    const part = await request.file({ limits: { files: 1, fileSize: maxBytes }, throwFileSizeLimit: true });
    return part && { name: cleanInput(part.filename ?? ''), content: await part.toBuffer() };
  } catch (cause) {
    throw cause instanceof Error && 'statusCode' in cause ? cause : invalidInput({ cause });
  }
}
