import { parseContact } from './contact.ts';
import { formatPhone } from './phone.ts';

/** A contact as its owner recognises it and nobody else learns it: `0900 *** 001`, `co***@vidu.example`. Pure. */
export function maskContact(text: string): string {
  const contact = parseContact(text);
  if (!contact) return '***';
  if (contact.channel === 'EMAIL') {
    const [name = '', host = ''] = contact.address.split('@');
    return `${name.slice(0, 2)}***@${host}`;
  }
  const digits = formatPhone(contact.address).replace(/\D/g, '');
  return `${digits.slice(0, 4)} *** ${digits.slice(-3)}`;
}
