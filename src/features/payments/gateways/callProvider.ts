import { gatewayDown } from '../errors.ts';

const PATIENCE_MILLISECONDS = 8_000;

/**
 * Posts JSON to a provider and reads its JSON answer. Throws `payments.gateway_down` when it does not answer in time, or
 * not with JSON; what it says is for the caller to verify.
 */
export async function callProvider(url: string, body: object): Promise<Record<string, unknown>> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify(body),
      redirect: 'error',
      signal: AbortSignal.timeout(PATIENCE_MILLISECONDS),
    });
    const answer: unknown = await response.json();
    if (!response.ok || typeof answer !== 'object' || answer === null) throw new Error(`answered ${response.status}`);
    return answer as Record<string, unknown>;
  } catch (cause) {
    throw gatewayDown({ cause });
  }
}

/** A member of an answer as text; numbers as they were written. */
export function textOf(answer: Record<string, unknown>, name: string): string {
  const value = answer[name];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
