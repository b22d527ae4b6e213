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

/**
 * A thing, and beside it what may be done with it (at the right) or how to narrow it down (`sideFirst`, at the left).
 * On a phone, and for those who listen, the side comes first: nobody scrolls past a page to find its button.
 */
export function Columns({ side, sideFirst, children }: { side: ReactNode; sideFirst?: boolean; children: ReactNode }) {
  return (
    <div className={classNames('columns', sideFirst && 'columns-side-first')}>
      <aside className="columns-side">{side}</aside>
      <div className="columns-main">{children}</div>
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
  const lines = text.split(/\r?\n/).map((line, at) => ({ at, text: line.trim() }));
  return <div className="prose">{groupLines(lines.filter((line) => line.text)).map(renderGroup)}</div>;
}

const BULLET = /^[-–+*•]\s+/;

interface Line {
  /** its place in the text: two lines may say the same */
  at: number;
  text: string;
}

function groupLines(lines: Line[]): { list: boolean; lines: Line[] }[] {
  const groups: { list: boolean; lines: Line[] }[] = [];
  for (const line of lines) {
    const list = BULLET.test(line.text);
    const last = groups.at(-1);
    if (list && last?.list) last.lines.push(line);
    else groups.push({ list, lines: [line] });
  }
  return groups;
}

function renderGroup({ list, lines }: { list: boolean; lines: Line[] }): ReactNode {
  if (!list) return lines.map((line) => <p key={line.at}>{line.text}</p>);
  return (
    <ul key={lines[0]?.at}>
      {lines.map((line) => (
        <li key={line.at}>{line.text.replace(BULLET, '')}</li>
      ))}
    </ul>
  );
}
