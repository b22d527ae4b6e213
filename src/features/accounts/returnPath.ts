/** Pages that are of no use to somebody who has just come in. */
const DOORS = /^\/(dang-(nhap|ky|xuat)|quen-mat-khau|can-bo\/dang-nhap)(\/|$)/;

/**
 * An address inside this site to go to after signing in, or undefined: never another host, whatever tricks with slashes,
 * backslashes or control characters are tried. `under` keeps officers in the office and others out of it.
 */
export function returnPath(text: string | undefined, under: 'PORTAL' | 'OFFICE'): string | undefined {
  if (!text || !/^\/(?!\/)[\x21-\x5b\x5d-\x7e]*$/.test(text)) return undefined;
  const base = 'http://portal.invalid';
  if (!URL.canParse(text, base)) return undefined;
  const url = new URL(text, base);
  // '/.//host' is a path that the parser shortens to '//host'.
  if (url.origin !== base || url.pathname.startsWith('//')) return undefined;
  if (DOORS.test(url.pathname)) return undefined;
  const inOffice = /^\/(can-bo|office)(\/|$)/.test(url.pathname);
  return inOffice === (under === 'OFFICE') ? `${url.pathname}${url.search}${url.hash}` : undefined;
}
