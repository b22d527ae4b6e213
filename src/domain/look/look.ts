/** WCAG 2.2 criterion 1.4.3: text on its ground. */
const LEAST_CONTRAST = 4.5;
/** The darkest paper of the portal (`--paper-sunk`): what can be read on it can be read on all, and white on it too. */
const DARKEST_PAPER = '#f2eee8';

/** The colours of an agency's site, by the names of the design tokens; each `#rrggbb`. */
export interface Palette {
  primary: string;
  primaryDark: string;
  primarySoft: string;
  link: string;
}

/** Contrast ratio of two colours `#rrggbb` as WCAG 2.2 defines it, 1 to 21. Pure. */
export function contrastOf(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

/** Whether a colour may be an agency's: as text on every paper of the portal, and under white text. Pure. */
export function isReadable(colour: string): boolean {
  return contrastOf(colour, DARKEST_PAPER) >= LEAST_CONTRAST;
}

/** The colour itself where it can be read, else the first darker shade of it that can. Pure. */
export function readableShade(colour: string): string {
  let shade = colour;
  while (!isReadable(shade)) shade = mix(shade, '#000000', 0.04);
  return shade;
}

/** Everything that follows from the one colour an agency chooses. Pure. */
export function paletteOf(colour: string): Palette {
  return {
    primary: colour,
    primaryDark: mix(colour, '#000000', 0.26),
    primarySoft: mix(colour, '#ffffff', 0.92),
    link: colour,
  };
}

/** `share` of the second colour in the first, at least one step, so that repeating it ends. */
function mix(one: string, other: string, share: number): string {
  const to = channels(other);
  const mixed = channels(one).map((from, at) => {
    const target = to[at] ?? 0;
    const way = (target - from) * share;
    return from + (way < 0 ? Math.floor(way) : Math.ceil(way));
  });
  return `#${mixed.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}

function channels(colour: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = channels(colour).map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
