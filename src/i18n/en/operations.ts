import type { operations as vi } from '../vi/operations.ts';

export const operations = {
  api: {
    title: 'Connecting other systems (API)',
    lead: 'JSON calls with which other systems search procedures, look dossiers up and process them.',
    howTitle: 'How to call',
    document: 'The full description as OpenAPI 3.1',
    token: 'Send the token of an account in the header Authorization: Bearer …; tokens are made on the account page.',
    repeat: 'Add an Idempotency-Key header, and a repeat is not recorded twice.',
    failures: 'A call that fails answers as RFC 9457: the reason, what to do, and the number of the request.',
    call: 'Call',
    summary: 'What it does',
    access: 'Who may call it',
    everybody: 'Everybody',
    signedIn: 'With a token or signed in',
  },
} satisfies typeof vi;
