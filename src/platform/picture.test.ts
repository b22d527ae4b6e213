import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { openPicture } from './picture.ts';

const plain = (side: number) =>
  sharp({ create: { width: side, height: side / 2, channels: 3, background: '#a03020' } });

describe('a picture somebody sent', () => {
  it.each(['jpeg', 'png', 'webp'] as const)('is taken as %s, and made no larger than wanted', async (format) => {
    const sent = await plain(400).toFormat(format).toBuffer();
    const { info } = await (await openPicture(sent, 100)).png().toBuffer({ resolveWithObject: true });
    expect(info).toMatchObject({ width: 100, height: 50 });
  });

  it.each([
    ['a drawing, which costs hours', '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'],
    ['a drawing behind an introduction', '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>'],
    ['a page', '<!doctype html><img>'],
    ['a paper', '%PDF-1.4'],
    ['nothing', ''],
  ])('is not taken when it is %s', async (_, text) => {
    await expect(openPicture(Buffer.from(text), 100)).rejects.toThrow('not a picture');
  });

  it('is not unpacked when it is small in bytes and huge in pixels', async () => {
    const huge = await plain(16).jpeg().toBuffer();
    // height and width as the frame header (SOF0) says them
    const frame = huge.indexOf(Buffer.from([0xff, 0xc0]));
    huge.writeUInt32BE((9_000 << 16) | 9_000, frame + 5);
    await expect((await openPicture(huge, 100)).png().toBuffer()).rejects.toThrow('pixel limit');
  });
});
