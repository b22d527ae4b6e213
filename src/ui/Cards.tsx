import type { ReactNode } from 'react';
import { Icon, type IconName } from './Icon.tsx';

export interface LinkCard {
  href: string;
  title: string;
  text?: ReactNode;
  icon?: IconName;
}

/** Ways to go on, as a grid of cards; the whole card is the link. */
export function LinkCards({ cards }: { cards: LinkCard[] }) {
  return (
    <ul className="cards">
      {cards.map((card) => (
        <li key={card.href}>
          <a href={card.href} className="card">
            {card.icon && <Icon name={card.icon} large />}
            <span className="card-text">
              <span className="card-title">{card.title}</span>
              {card.text && <span className="card-note">{card.text}</span>}
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}

export interface Figure {
  label: string;
  value: string;
  note?: string;
}

/** A few live numbers. */
export function Figures({ figures }: { figures: Figure[] }) {
  return (
    <dl className="figures">
      {figures.map((figure) => (
        <div key={figure.label} className="figure">
          <dt>{figure.label}</dt>
          <dd>{figure.value}</dd>
          {figure.note && <dd className="figure-note">{figure.note}</dd>}
        </div>
      ))}
    </dl>
  );
}

export interface ResultItem {
  href: string;
  title: string;
  /** small line above the title: code, field */
  above?: ReactNode;
  text?: ReactNode;
  tags?: ReactNode;
}

/** A list of things found, each a link with its main facts. */
export function ResultList({ items, start }: { items: ResultItem[]; start?: number }) {
  return (
    <ol className="results" start={start}>
      {items.map((item) => (
        <li key={item.href} className="result">
          {item.above && <p className="result-above">{item.above}</p>}
          <p className="result-title">
            <a href={item.href}>{item.title}</a>
          </p>
          {item.text && <p className="result-text">{item.text}</p>}
          {item.tags && <p className="tags">{item.tags}</p>}
        </li>
      ))}
    </ol>
  );
}

export interface Answer {
  icon: IconName;
  label: string;
  value: ReactNode;
  note?: ReactNode;
}

/** The answer first: can I do it online, how long, what cost, which papers. */
export function Answers({ answers }: { answers: Answer[] }) {
  return (
    <dl className="answers">
      {answers.map((answer) => (
        <div key={answer.label} className="answer">
          <dt>
            <Icon name={answer.icon} />
            {answer.label}
          </dt>
          <dd>
            <p className="answer-value">{answer.value}</p>
            {answer.note && <p className="answer-note">{answer.note}</p>}
          </dd>
        </div>
      ))}
    </dl>
  );
}

export interface FacetLink {
  href: string;
  label: string;
  count?: number;
  current?: boolean;
}

/** A list of ways to narrow down, each with how many there are. */
export function LinkList({ label, links }: { label: string; links: FacetLink[] }) {
  return (
    <nav aria-label={label}>
      <ul className="link-list">
        {links.map((link) => (
          <li key={link.href}>
            <a href={link.href} aria-current={link.current ? 'true' : undefined}>
              <span>{link.label}</span>
              {link.count !== undefined && <span className="link-list-count">{link.count}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Numbered short steps (“how does it work?”). */
export function HowSteps({ steps }: { steps: { title: string; text: string }[] }) {
  return (
    <ol className="how">
      {steps.map((step) => (
        <li key={step.title}>
          <strong>{step.title}</strong>
          <span>{step.text}</span>
        </li>
      ))}
    </ol>
  );
}
