import { createHash } from 'node:crypto';

/** Key of a counter about an address or login: the table of counters must not become a list of who was here. */
export function counterKey(kind: 'sign-in' | 'code' | 'password', subject: string): string {
  return `${kind}|${createHash('sha256').update(subject).digest('base64url')}`;
}

/** Whole minutes for people, never 0. */
export function minutesOf(seconds: number): number {
  return Math.max(1, Math.ceil(seconds / 60));
}
