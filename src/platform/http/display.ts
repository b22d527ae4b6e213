/** How a visitor wants the pages to look, beside what the browser says; kept in a cookie, sent with every page. */
export interface Display {
  size: 'NORMAL' | 'LARGE' | 'LARGEST';
  contrast: 'NORMAL' | 'MORE';
  motion: 'NORMAL' | 'LESS';
}

export const DISPLAY_COOKIE = 'motcua_display';
export const SIZES = ['NORMAL', 'LARGE', 'LARGEST'] as const satisfies Display['size'][];

/** As the cookie says; what it does not say, or says wrongly, is as usual. Pure. */
export function readDisplay(cookie: string | undefined): Display {
  const [size, contrast, motion] = (cookie ?? '').split('.');
  return {
    size: SIZES.find((known) => known === size) ?? 'NORMAL',
    contrast: contrast === 'MORE' ? 'MORE' : 'NORMAL',
    motion: motion === 'LESS' ? 'LESS' : 'NORMAL',
  };
}

/** For the cookie. Pure. */
export function writeDisplay({ size, contrast, motion }: Display): string {
  return [size, contrast, motion].join('.');
}

/** Attributes of the `html` element by which the style sheet looks. Pure. */
export function displayAttributes({ size, motion }: Display): Record<string, string> {
  return {
    ...(size !== 'NORMAL' && { 'data-size': size.toLowerCase() }),
    ...(motion !== 'NORMAL' && { 'data-motion': 'less' }),
  };
}
