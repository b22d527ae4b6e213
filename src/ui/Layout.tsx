import type { ReactNode } from 'react';
import { classNames } from './classNames.ts';

/** The first band of the home page: the question and the box that answers it. Use with `layout: 'wide'`. */
export function Hero({ title, lead, children }: { title: string; lead?: string; children?: ReactNode }) {
  return (
    <section className="hero">
      <div className="width">
        <div className="hero-inner">
          <h1>{title}</h1>
          {lead && <p className="lead">{lead}</p>}
          {children}
        </div>
      </div>
    </section>
  );
}

/** A band over the whole width with a heading. Use with `layout: 'wide'`. */
export function Band({
  title,
  soft,
  id,
  children,
}: {
  title?: string;
  soft?: boolean;
  id?: string;
  children: ReactNode;
}) {
  return (
    <section className={classNames('band', soft && 'band-soft')} id={id}>
      <div className="width">
        {title && <h2>{title}</h2>}
        {children}
      </div>
    </section>
  );
}

/** The thing and what may be done with it; one below the other on a phone, in the order of reading. */
export function Columns({ side, sideFirst, children }: { side: ReactNode; sideFirst?: boolean; children: ReactNode }) {
  const aside = <aside className="columns-side">{side}</aside>;
  return (
    <div className={classNames('columns', sideFirst && 'columns-side-first')}>
      {sideFirst && aside}
      <div>{children}</div>
      {!sideFirst && aside}
    </div>
  );
}

/** Things below each other with one distance. */
export function Stack({ children }: { children: ReactNode }) {
  return <div className="stack">{children}</div>;
}

/** Buttons beside each other; below each other on a phone. */
export function ButtonRow({ children }: { children: ReactNode }) {
  return <div className="button-row">{children}</div>;
}

/** Text as it was published: its lines become paragraphs, lines that begin with a dash or plus become a list. */
export function Prose({ text }: { text: string }) {
  const lines = text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean);
  return <div className="prose">{groupLines(lines).map(renderGroup)}</div>;
}

const BULLET = /^[-–+*•]\s+/;

function groupLines(lines: string[]): { list: boolean; lines: string[] }[] {
  const groups: { list: boolean; lines: string[] }[] = [];
  for (const line of lines) {
    const list = BULLET.test(line);
    const last = groups.at(-1);
    if (list && last?.list) last.lines.push(line);
    else groups.push({ list, lines: [line] });
  }
  return groups;
}

function renderGroup({ list, lines }: { list: boolean; lines: string[] }): ReactNode {
  const key = lines[0];
  if (!list) return <p key={key}>{key}</p>;
  return (
    <ul key={key}>
      {lines.map((line) => (
        <li key={line}>{line.replace(BULLET, '')}</li>
      ))}
    </ul>
  );
}
