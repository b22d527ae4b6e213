import { createHash, randomBytes } from 'node:crypto';

/** A random 256-bit secret in letters that fit a cookie or header (43 characters). */
export function makeToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What the database keeps of a token. A plain SHA-256 is enough: 256 random bits cannot be guessed from it. */
export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
