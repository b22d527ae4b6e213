import type { CSSProperties } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import type { Language } from '../../domain/language.ts';

/** The words of a mail, already in the reader's language; everything is plain text. */
export interface MailWords {
  title: string;
  paragraphs: string[];
  /** the one thing to do; only http and https */
  link?: { label: string; url: string };
  language: Language;
  /** sender's lines: agency, address, telephone */
  signature: string[];
}

// Mail programs drop style sheets, so the few styles stand on the elements. Contrast ≥ 7:1 on white.
const BODY: CSSProperties = {
  margin: '0',
  padding: '24px',
  background: '#ffffff',
  color: '#1b1b1b',
  fontFamily: 'Arial, sans-serif',
};
const COLUMN: CSSProperties = {
  maxWidth: '600px',
  margin: '0 auto',
  fontSize: '16px',
  lineHeight: '1.5',
  overflowWrap: 'anywhere',
};
const BUTTON: CSSProperties = {
  display: 'inline-block',
  padding: '12px 20px',
  background: '#8f1515',
  color: '#ffffff',
  fontWeight: 'bold',
  borderRadius: '4px',
};
const SIGNATURE: CSSProperties = {
  marginTop: '24px',
  paddingTop: '12px',
  borderTop: '1px solid #767676',
  color: '#4a4a4a',
};

function checkedUrl(url: string): string {
  if (!['http:', 'https:'].includes(new URL(url).protocol)) throw new TypeError('a mail links to http or https only');
  return url;
}

function MailBody({ title, paragraphs, link, language, signature }: MailWords) {
  return (
    <html lang={language}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title}</title>
      </head>
      <body style={BODY}>
        <div style={COLUMN}>
          <h1 style={{ fontSize: '20px', lineHeight: '1.3' }}>{title}</h1>
          {paragraphs.map((paragraph) => (
            <p key={paragraph} style={{ whiteSpace: 'pre-line' }}>
              {paragraph}
            </p>
          ))}
          {link && (
            <p>
              <a href={link.url} style={BUTTON}>
                {link.label}
              </a>
            </p>
          )}
          <p style={SIGNATURE}>
            {signature.map((line) => (
              <span key={line}>
                {line}
                <br />
              </span>
            ))}
          </p>
        </div>
      </body>
    </html>
  );
}

/**
 * Lays a mail out twice: as plain text and as HTML that reads well in a screen reader and on a small screen.
 * Throws `TypeError` when the link is no web address.
 */
export function mailLayout(words: MailWords): { text: string; html: string } {
  const link = words.link && { ...words.link, url: checkedUrl(words.link.url) };
  const parts = [
    words.title,
    ...words.paragraphs,
    ...(link ? [`${link.label}:\n${link.url}`] : []),
    `-- \n${words.signature.join('\n')}`,
  ];
  return {
    text: `${parts.join('\n\n')}\n`,
    html: `<!doctype html>${renderToStaticMarkup(<MailBody {...words} link={link} />)}`,
  };
}
