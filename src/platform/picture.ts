import { fileTypeFromBuffer } from 'file-type';
import sharp, { type Sharp } from 'sharp';

/** A picture that unpacks to more would fill the memory. */
const MOST_PIXELS = 60_000_000;
const MOST_SECONDS = 10;

/**
 * A picture somebody sent, upright and nowhere longer than `side` pixels, to be written out anew. Pixels only (JPEG, PNG,
 * WebP and the like): an SVG is a drawing program, and ten lines of it keep the server drawing for hours. What it is is told
 * by its first bytes. @throws when it is no such picture; later, when it cannot be read whole
 */
export async function openPicture(bytes: Uint8Array, side: number): Promise<Sharp> {
  const type = await fileTypeFromBuffer(bytes);
  if (!type?.mime.startsWith('image/')) throw new Error('not a picture of pixels');
  return sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error' })
    .rotate()
    .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
    .timeout({ seconds: MOST_SECONDS });
}
