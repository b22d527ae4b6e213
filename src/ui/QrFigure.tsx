import type { Language } from '../domain/language.ts';
import { words } from '../i18n/words.ts';

export interface QrFigureProps {
  /** SVG made by our own `qr.ts` – trusted, never from outside */
  svg: string;
  /** the code the QR stands for, said to those who cannot see it */
  code: string;
  language: Language;
  caption?: string;
}

/** A QR code with its words. The SVG goes in as a data image, so that no markup is taken from a string. */
export function QrFigure({ svg, code, language, caption }: QrFigureProps) {
  const { qr } = words(language).common;
  return (
    <figure className="qr">
      <img src={`data:image/svg+xml,${encodeURIComponent(svg)}`} alt={qr.alt(code)} width="160" height="160" />
      <figcaption>{caption ?? qr.caption}</figcaption>
    </figure>
  );
}
