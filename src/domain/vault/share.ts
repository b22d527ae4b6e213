/** Who may be let in: a person by phone or e-mail, an organisation by tax code, an agency by its code. */
export const RECIPIENT_KINDS = ['PERSON', 'ORGANISATION', 'AGENCY'] as const;
export type RecipientKind = (typeof RECIPIENT_KINDS)[number];

export type ShareState = 'OPEN' | 'ENDED' | 'WITHDRAWN';

/** Whether a consent still lets its recipient in at that moment. */
export function shareStateAt(share: { endsAt: Date; withdrawnAt: Date | null }, now: Date): ShareState {
  if (share.withdrawnAt !== null && share.withdrawnAt <= now) return 'WITHDRAWN';
  return share.endsAt <= now ? 'ENDED' : 'OPEN';
}

const LETTERS = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';

/** A code that is easily read out at a counter, from eight random bytes: no letter looks like a digit. */
export function shareCode(random: Uint8Array): string {
  return [...random.slice(0, 8)].map((byte) => LETTERS[byte % LETTERS.length]).join('');
}

/** A code as somebody types it: small letters, spaces and dashes do not matter. */
export function parseShareCode(text: string): string | undefined {
  const code = text.toUpperCase().replace(/[\s-]/g, '');
  return /^[A-HJKMNP-Z2-9]{8}$/.test(code) ? code : undefined;
}
