import type { PostalAddress } from '../../domain/post/order.ts';

/** The address on one line, as papers and lists show it. Pure. */
export function addressLine({ line, commune }: Pick<PostalAddress, 'line' | 'commune'>): string {
  return [line, commune].filter(Boolean).join(', ');
}

/** The same with the province, unless who typed the address named it already. Pure. */
export function wholeAddress(address: Pick<PostalAddress, 'line' | 'commune'>, provinceName: string): string {
  const typed = addressLine(address);
  return typed.toLowerCase().endsWith(provinceName.toLowerCase()) ? typed : [typed, provinceName].join(', ');
}
