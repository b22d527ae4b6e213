import type { PostalAddress } from '../../domain/post/order.ts';

/** The address on one line, as papers and lists show it. Pure. */
export function addressLine({ line, commune }: Pick<PostalAddress, 'line' | 'commune'>): string {
  return [line, commune].filter(Boolean).join(', ');
}
