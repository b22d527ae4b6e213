import QRCode from 'qrcode';

/** Longest text a QR code of ours may hold (characters); longer ones are hard to scan from paper. */
export const QR_TEXT_MAX = 512;

// Level M survives a fold or a stamp over 15 % of the code; the margin is the quiet zone of ISO/IEC 18004.
const LOOK = { errorCorrectionLevel: 'M', margin: 4 } as const;

function scannable(text: string): string {
  if (text.length === 0 || text.length > QR_TEXT_MAX) {
    throw new RangeError(`a QR code holds 1 to ${QR_TEXT_MAX} characters, not ${text.length}`);
  }
  return text;
}

/**
 * The QR code of `text` as an SVG document that scales freely (black on white, one unit a module).
 * Callers pass links with an unguessable key, never personal data: whoever sees the paper can read the code.
 * Throws `RangeError` on an empty or too long text.
 */
export async function qrSvg(text: string): Promise<string> {
  return QRCode.toString(scannable(text), { ...LOOK, type: 'svg' });
}

/** The same code as PNG bytes, `widthPixels` wide. Throws `RangeError` on an empty or too long text. */
export async function qrPng(text: string, widthPixels = 360): Promise<Uint8Array> {
  return QRCode.toBuffer(scannable(text), { ...LOOK, type: 'png', width: widthPixels });
}
