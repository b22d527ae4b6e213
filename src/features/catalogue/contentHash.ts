import { createHash } from 'node:crypto';
import { comparableText } from '../../domain/text/normalise.ts';

/** JSON with sorted keys and without undefined; texts as `comparableText` so that a moved tone mark is no change. */
export function canonicalJson(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(comparableText(value));
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value).filter(([, part]) => part !== undefined);
  entries.sort(([first], [second]) => (first < second ? -1 : first > second ? 1 : 0));
  return `{${entries.map(([key, part]) => `${JSON.stringify(key)}:${canonicalJson(part)}`).join(',')}}`;
}

/** SHA-256, hexadecimal, of the canonical JSON: equal exactly when nothing a reader would notice differs. */
export function contentHash(content: unknown): string {
  return createHash('sha256').update(canonicalJson(content)).digest('hex');
}
