const MOBILE = /^(3[2-9]|5[25689]|7[06-9]|8[1-9]|9[0-46-9])\d{7}$/;
const LANDLINE = /^2\d{9}$/;
/** New ranges are opened from time to time: a well-formed number of an unknown range is not a mistake of the citizen. */
const SHAPE = /^[35789]\d{8}$/;

/**
 * A Vietnamese number as E.164 (`+84912345678`), however it was typed: 0912 345 678, 84 912…, +84 (0) 912…, (0238) 3….
 * Undefined when it cannot be one.
 */
export function parsePhone(text: string): string | undefined {
  const compact = text.replace(/[\s().-]/g, '');
  const match = /^(?:\+84|0084|84|0)0?(\d{9,10})$/.exec(compact);
  const national = match?.[1];
  if (!national || !(SHAPE.test(national) || LANDLINE.test(national))) return undefined;
  return `+84${national}`;
}

/** Whether messages can reach the number: a mobile of a range known to be in use. For advice, not for refusing. */
export function isMobile(e164: string): boolean {
  return e164.startsWith('+84') && MOBILE.test(e164.slice(3));
}

/** The number as people in Vietnam read it: 0912 345 678, 0238 384 4111. */
export function formatPhone(e164: string): string {
  const national = e164.replace(/^\+84/, '0');
  return `${national.slice(0, 4)} ${national.slice(4, 7)} ${national.slice(7)}`;
}
