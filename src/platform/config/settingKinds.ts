import { isIP } from 'node:net';
import type { Words } from '../../domain/language.ts';

/** One setting: an environment variable, what it means, what it may hold. Parsing gives a value or says what was expected. */
export interface Setting<T> {
  /** name of the environment variable */
  variable: string;
  /** what a person writes there */
  expects: Words;
  /** what holds when the variable is absent or empty, as a person would write it; '' = nothing */
  fallback: string;
  /** extra words about the fallback where it is not one fixed value */
  fallbackNote?: Words;
  words: Words;
  /** hidden in every listing and log */
  secret?: boolean;
  /** undefined = not acceptable */
  parse(text: string): T | undefined;
}

type Kind<T> = Pick<Setting<T>, 'expects' | 'parse'>;

/** A whole number of at most nine digits, ends included. */
export function integer(least: number, most: number): Kind<number> {
  return {
    expects: { vi: `số nguyên từ ${least} đến ${most}`, en: `a whole number from ${least} to ${most}` },
    parse: (text) => {
      const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
      return value >= least && value <= most ? value : undefined;
    },
  };
}

/** Written in megabytes, used in bytes. */
export function megabytes(least: number, most: number): Kind<number> {
  const { expects, parse } = integer(least, most);
  return {
    expects,
    parse: (text) => {
      const value = parse(text);
      return value === undefined ? undefined : value * 1024 * 1024;
    },
  };
}

/** As Fastify's `trustProxy`: nobody, everybody in front, or the listed addresses. */
export const proxies: Kind<boolean | string> = {
  expects: {
    vi: 'off, on, hoặc danh sách IP/CIDR cách nhau bằng dấu phẩy',
    en: 'off, on, or IP addresses/CIDR separated by commas',
  },
  parse: (text) => {
    if (text === 'on' || text === 'off') return text === 'on';
    return text.split(',').every(isAddressRange) ? text : undefined;
  },
};

function isAddressRange(text: string): boolean {
  const [address, bits, ...rest] = text.split('/');
  const family = isIP(address ?? '');
  if (family === 0 || rest.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128));
}

/** One of a few words. */
export function oneOf<const T extends string>(...values: T[]): Kind<T> {
  return {
    expects: { vi: `một trong: ${values.join(', ')}`, en: `one of: ${values.join(', ')}` },
    parse: (text) => values.find((value) => value === text),
  };
}

/** A switch. */
export const onOff: Kind<boolean> = {
  expects: { vi: 'on hoặc off', en: 'on or off' },
  parse: (text) => ({ on: true, off: false })[text],
};

/** Text of a shape. */
export function text(expects: Words, pattern: RegExp): Kind<string> {
  return { expects, parse: (value) => (pattern.test(value) ? value : undefined) };
}

/** An address of one of these protocols (`https:`). */
export function url(protocols: string[], expects: Words): Kind<string> {
  return {
    expects,
    parse: (value) => (URL.canParse(value) && protocols.includes(new URL(value).protocol) ? value : undefined),
  };
}

/** A part of the day, perhaps over midnight: `21:00-07:00`. */
export const hoursOfDay: Kind<{ from: string; to: string } | 'off'> = {
  expects: { vi: 'hai giờ như 21:00-07:00, hoặc off', en: 'two times like 21:00-07:00, or off' },
  parse: (written) => {
    if (written === 'off') return 'off';
    const [, from, to] = /^((?:[01]\d|2[0-3]):[0-5]\d)-((?:[01]\d|2[0-3]):[0-5]\d)$/.exec(written) ?? [];
    return from && to && from !== to ? { from, to } : undefined;
  },
};

/** An `a = setting(kind, about)` that keeps the kind's value type. */
export function setting<T>(kind: Kind<T>, about: Omit<Setting<T>, 'expects' | 'parse'>): Setting<T> {
  return { ...kind, ...about };
}
