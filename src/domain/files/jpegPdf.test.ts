import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pdfOfJpegs, readJpeg } from './jpegPdf.ts';

/** The beginning of a JPEG: size, colours, and as a camera writes it the orientation. */
function jpeg(width: number, height: number, orientation?: number, components = 3): Uint8Array {
  const exif =
    orientation === undefined
      ? []
      : [
          ...[0xff, 0xe1, 0, 34, ...new TextEncoder().encode('Exif\0\0')],
          ...[0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0],
        ];
  const frame = [0xff, 0xc0, 0, 11, 8, height >> 8, height & 255, width >> 8, width & 255, components, 0, 0, 0];
  return new Uint8Array([0xff, 0xd8, ...exif, ...frame, 0xff, 0xd9]);
}

describe('a JPEG', () => {
  it('tells its size and how to turn it upright', () => {
    expect(readJpeg(jpeg(4000, 3000))).toEqual({ width: 4000, height: 3000, components: 3, turn: 0 });
    const turns = [1, 3, 6, 8].map((orientation) => readJpeg(jpeg(40, 30, orientation))?.turn);
    expect(turns).toEqual([0, 180, 90, 270]);
  });

  it('that is none, or broken off anywhere, is no JPEG and no crash', () => {
    const whole = jpeg(4000, 3000, 6);
    fc.assert(
      fc.property(fc.nat(whole.length), fc.uint8Array({ maxLength: 60 }), (cut, noise) => {
        expect(() => readJpeg(whole.subarray(0, cut))).not.toThrow();
        expect(() => readJpeg(new Uint8Array([0xff, 0xd8, ...noise]))).not.toThrow();
      }),
    );
    expect(readJpeg(new TextEncoder().encode('%PDF-1.4'))).toBeUndefined();
  });
});

describe('the PDF of several pictures', () => {
  it('has a page for each, upright on A4, with the pictures byte for byte', () => {
    const pictures = [jpeg(3000, 4000), jpeg(4000, 3000, 6), jpeg(100, 100, 1, 1)];
    const pdf = Buffer.from(pdfOfJpegs(pictures));
    const text = pdf.toString('latin1');
    expect(text.startsWith('%PDF-1.4')).toBe(true);
    expect(text.match(/\/Type \/Page /g)).toHaveLength(3);
    expect(text.match(/\/Rotate \d+/g)).toEqual(['/Rotate 0', '/Rotate 90', '/Rotate 0']);
    expect(text.match(/\/MediaBox \[[^\]]+\]/g)).toEqual([
      '/MediaBox [0 0 595 842]',
      '/MediaBox [0 0 842 595]',
      '/MediaBox [0 0 595 842]',
    ]);
    for (const picture of pictures) expect(pdf.includes(Buffer.from(picture))).toBe(true);
  });

  it('finds every object where its table says', () => {
    const text = Buffer.from(pdfOfJpegs([jpeg(10, 20), jpeg(20, 10)])).toString('latin1');
    const start = Number(/startxref\n(\d+)\n/.exec(text)?.[1]);
    const offsets = [...text.slice(start).matchAll(/(\d{10}) 00000 n/g)].map(([, offset]) => Number(offset));
    expect(offsets).toHaveLength(8);
    for (const [index, offset] of offsets.entries()) expect(text.startsWith(`${index + 1} 0 obj`, offset)).toBe(true);
  });

  it('is refused for what is no JPEG', () => {
    expect(() => pdfOfJpegs([new Uint8Array([1, 2, 3])])).toThrow('Picture 1 is no JPEG');
  });
});
