import sharp from 'sharp';
import { qrPng } from '../src/platform/qr.ts';

/** A picture of a card with this text in its QR code, as a telephone takes it: large, dim, askew, a little out of focus. */
export async function drawCard(text: string): Promise<Buffer> {
  const code = await qrPng(text, 420);
  const card = await sharp({ create: { width: 2000, height: 1260, channels: 3, background: '#bcd7c4' } })
    .composite([{ input: Buffer.from(code), left: 1520, top: 60 }])
    .png()
    .toBuffer();
  return sharp(card)
    .rotate(11, { background: '#443322' })
    .blur(1)
    .modulate({ brightness: 0.7 })
    .jpeg({ quality: 75 })
    .toBuffer();
}
