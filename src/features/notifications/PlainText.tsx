import { Fragment } from 'react';

const ADDRESS = /(https?:\/\/[^\s<>"]+)/;

/** A message as it was written: blank lines part paragraphs, line ends stay, web addresses are links. */
export function PlainText({ text }: { text: string }) {
  const paragraphs = text
    .trim()
    .split(/\r?\n\s*\r?\n/)
    .map((lines, at) => ({ at, lines: lines.split(/\r?\n/).map((line, number) => ({ number, line })) }));
  return (
    <div className="prose">
      {paragraphs.map(({ at, lines }) => (
        <p key={at}>
          {lines.map(({ number, line }) => (
            <Fragment key={number}>
              {number > 0 && <br />}
              {line.split(ADDRESS).map((part) =>
                ADDRESS.test(part) ? (
                  <a key={part} href={part}>
                    {part}
                  </a>
                ) : (
                  part
                ),
              )}
            </Fragment>
          ))}
        </p>
      ))}
    </div>
  );
}
