/** What a JPEG says about itself. Sizes in pixels, as stored; `turn`: degrees clockwise to show it upright. */
export interface JpegInfo {
  width: number;
  height: number;
  /** 1 grey, 3 colour, 4 printing colours */
  components: number;
  turn: 0 | 90 | 180 | 270;
}

/** EXIF orientation → degrees clockwise; mirrored ones, which no camera writes, as if they were not. */
const TURNS: Record<number, JpegInfo['turn']> = { 3: 180, 4: 180, 5: 90, 6: 90, 7: 270, 8: 270 };
const EXIF = 'Exif\0\0';

/** Reads the frame of a JPEG (ITU T.81, Annex B) and its EXIF orientation; undefined when it is none that can be shown. */
export function readJpeg(bytes: Uint8Array): JpegInfo | undefined {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let turn: JpegInfo['turn'] = 0;
  for (let at = 2; at + 4 <= bytes.length && bytes[at] === 0xff; ) {
    const marker = bytes[at + 1]!;
    if (marker === 0xff) {
      at++;
      continue;
    }
    const length = view.getUint16(at + 2);
    if (marker === 0xe1) turn = TURNS[orientationIn(bytes.subarray(at + 4, at + 2 + length))] ?? turn;
    // start of frame; C4, C8 and CC are tables
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) {
      if (at + 10 > bytes.length) return undefined;
      const [height, width, components] = [view.getUint16(at + 5), view.getUint16(at + 7), bytes[at + 9]!];
      return width > 0 && height > 0 && [1, 3, 4].includes(components)
        ? { width, height, components, turn }
        : undefined;
    }
    if (marker === 0xda || length < 2) return undefined;
    at += 2 + length;
  }
  return undefined;
}

function orientationIn(app: Uint8Array): number {
  if (app.length < 20 || String.fromCharCode(...app.subarray(0, 6)) !== EXIF) return 1;
  const view = new DataView(app.buffer, app.byteOffset + 6, app.byteLength - 6);
  const little = view.getUint16(0) === 0x4949;
  const start = view.getUint32(4, little);
  if (start + 2 > view.byteLength) return 1;
  for (let entry = 0; entry < view.getUint16(start, little); entry++) {
    const at = start + 2 + entry * 12;
    if (at + 10 > view.byteLength) return 1;
    if (view.getUint16(at, little) === 0x0112) return view.getUint16(at + 8, little);
  }
  return 1;
}

/** A4 in points. */
const SHORT_SIDE = 595;
const LONG_SIDE = 842;

const COLOURS: Record<number, string> = {
  1: '/DeviceGray',
  3: '/DeviceRGB',
  // Adobe writes printing colours the wrong way round
  4: '/DeviceCMYK /Decode [1 0 1 0 1 0 1 0]',
};

/**
 * One PDF (ISO 32000-1) with a page for every JPEG, each as large as fits A4, upright. The pictures go in as they are:
 * nothing is lost and little memory is needed. Throws for what is no JPEG.
 */
export function pdfOfJpegs(jpegs: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const parts: Uint8Array[] = [];
  const offsets: number[] = [];
  let length = 0;
  const put = (part: string | Uint8Array) => {
    const bytes = typeof part === 'string' ? new TextEncoder().encode(part) : part;
    parts.push(bytes);
    length += bytes.length;
  };
  const object = (number: number, ...content: (string | Uint8Array)[]) => {
    offsets[number] = length;
    put(`${number} 0 obj\n`);
    content.forEach(put);
    put('\nendobj\n');
  };
  put('%PDF-1.4\n%\u00e2\u00e3\u00cf\u00d3\n');
  object(1, '<< /Type /Catalog /Pages 2 0 R >>');
  const kids = jpegs.map((_, page) => `${3 + page * 3} 0 R`);
  object(2, `<< /Type /Pages /Count ${jpegs.length} /Kids [${kids.join(' ')}] >>`);
  for (const [page, jpeg] of jpegs.entries()) {
    const info = readJpeg(jpeg);
    if (!info) throw new TypeError(`Picture ${page + 1} is no JPEG`);
    const first = 3 + page * 3;
    const { width, height, components, turn } = info;
    // the page lies as the picture is stored; the reader turns both
    const [pageWidth, pageHeight] = width > height ? [LONG_SIDE, SHORT_SIDE] : [SHORT_SIDE, LONG_SIDE];
    const scale = Math.min(pageWidth / width, pageHeight / height);
    const [shownWidth, shownHeight] = [width * scale, height * scale];
    const place = [(pageWidth - shownWidth) / 2, (pageHeight - shownHeight) / 2];
    const content = `q ${[shownWidth, 0, 0, shownHeight, ...place].map((one) => one.toFixed(2)).join(' ')} cm /P Do Q`;
    object(
      first,
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${pageWidth} ${pageHeight}] /Rotate ${turn}`,
      ` /Resources << /XObject << /P ${first + 2} 0 R >> >> /Contents ${first + 1} 0 R >>`,
    );
    object(first + 1, `<< /Length ${content.length} >>\nstream\n${content}\nendstream`);
    object(
      first + 2,
      `<< /Type /XObject /Subtype /Image /Width ${width} /Height ${height} /BitsPerComponent 8`,
      ` /ColorSpace ${COLOURS[components]} /Filter /DCTDecode /Length ${jpeg.length} >>\nstream\n`,
      jpeg,
      '\nendstream',
    );
  }
  const start = length;
  const entries = offsets.slice(1).map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`);
  put(`xref\n0 ${entries.length + 1}\n0000000000 65535 f \n${entries.join('')}`);
  put(`trailer\n<< /Size ${entries.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`);
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
