/** RFC 5321 §4.5.3.1: a path is at most 256 octets with its two brackets. */
const LONGEST = 254;

const SHAPE = /^[^\s@<>()[\]\\,;:"]{1,64}@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9-]{2,63}$/;

/** An address in lower case, or undefined when no mail could reach it. Whether it exists is shown only by a code sent there. */
export function parseEmail(text: string): string | undefined {
  const address = text.trim().toLowerCase();
  const [local = ''] = address.split('@');
  const dots = local.startsWith('.') || local.endsWith('.') || local.includes('..');
  return address.length <= LONGEST && !dots && SHAPE.test(address) ? address : undefined;
}
