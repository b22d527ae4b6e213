import { useLayoutEffect, useRef } from 'react';
import { paletteOf } from '../../domain/look/look.ts';
import { Brand } from '../../ui/Shell.tsx';
import { useWords } from '../language.ts';
import './looks.css';

interface Props {
  name: string;
  /** `#rrggbb`; anything else: the province's */
  colour: string;
  logo: string | undefined;
  footer: string;
  hotline: string;
}

/** Header, a link, a button and foot as the portal would show them. */
export function LookPreview({ name, colour, logo, footer, hotline }: Props) {
  const { language, w } = useWords();
  const text = w.display.looks;
  const box = useRef<HTMLElement>(null);
  // By the style object, which the content security policy allows; a style attribute it does not.
  useLayoutEffect(() => {
    const style = box.current?.style;
    const known = /^#[0-9a-f]{6}$/i.test(colour) ? paletteOf(colour) : undefined;
    style?.setProperty('--primary', known?.primary ?? '');
    style?.setProperty('--primary-dark', known?.primaryDark ?? '');
    style?.setProperty('--link', known?.link ?? '');
  }, [colour]);
  return (
    <figure className="look-preview" ref={box}>
      <figcaption>{text.preview}</figcaption>
      <div className="look-preview-head">
        <Brand province={{ name: { vi: name }, logo }} language={language} />
      </div>
      <p className="look-preview-body">
        <span className="look-preview-link">{text.previewLink}</span>
        <span className="button button-primary">{w.common.actions.search}</span>
      </p>
      <p className="look-preview-foot">{[footer, hotline].filter(Boolean).join(' · ')}</p>
    </figure>
  );
}
