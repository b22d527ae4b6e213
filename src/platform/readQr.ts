import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { openPicture } from './picture.ts';

/** A telephone's picture at this size still has some ten pixels a module of a card's code. */
const LONGEST_SIDE = 2000;
const MOST_CODES = 4;

let reader: Promise<typeof import('zxing-wasm/reader')> | undefined;

/** The reader, loaded when the first picture comes; its program lies in the package, nothing is fetched. */
async function loadReader() {
  const { prepareZXingModule, ...rest } = await import('zxing-wasm/reader');
  const program = await readFile(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'));
  await prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(program).buffer }, fireImmediately: true });
  return { prepareZXingModule, ...rest };
}

/**
 * The texts of the QR codes in a picture (JPEG, PNG, WebP), turned as the camera held it. Empty where there is none, and for
 * bytes that are no picture. Unpacking runs beside the program; finding the codes takes its own time, 20 to 80 ms.
 */
export async function readQrCodes(picture: Uint8Array): Promise<string[]> {
  const unpacked = await openPicture(picture, LONGEST_SIDE)
    .then((opened) =>
      opened
        .flatten({ background: '#ffffff' })
        .toColourspace('srgb')
        .ensureAlpha()
        .raw()
        .toBuffer({ resolveWithObject: true }),
    )
    .catch(() => undefined);
  if (!unpacked) return [];
  const { data, info } = unpacked;
  const pixels = {
    data: new Uint8ClampedArray(data),
    width: info.width,
    height: info.height,
    colorSpace: 'srgb',
  } as const;
  reader ??= loadReader();
  const { readBarcodes } = await reader;
  const codes = await readBarcodes(pixels, { formats: ['QRCode'], maxNumberOfSymbols: MOST_CODES });
  return codes.map(({ text }) => text);
}
