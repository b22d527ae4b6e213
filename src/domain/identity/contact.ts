import { parseEmail } from './email.ts';
import { formatPhone, parsePhone } from './phone.ts';

/** Where a person can be reached, and what citizens sign in with. */
export interface Contact {
  channel: 'EMAIL' | 'SMS';
  /** E.164 or lower-case e-mail */
  address: string;
}

/** A phone number or an e-mail address as typed into one field. */
export function parseContact(text: string): Contact | undefined {
  if (text.includes('@')) {
    const address = parseEmail(text);
    return address === undefined ? undefined : { channel: 'EMAIL', address };
  }
  const address = parsePhone(text);
  return address === undefined ? undefined : { channel: 'SMS', address };
}

/** The contact as people read it. */
export function formatContact({ channel, address }: Contact): string {
  return channel === 'SMS' ? formatPhone(address) : address;
}
