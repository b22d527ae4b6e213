import type { ReactNode } from 'react';
import { classNames } from './classNames.ts';
import { Icon, type IconName } from './Icon.tsx';

export interface PanelProps {
  title?: ReactNode;
  /** heading level that fits the page; 2 unless told */
  level?: 2 | 3;
  id?: string;
  icon?: IconName;
  /** `accent`: the answer of the page; `plain`: no frame */
  tone?: 'default' | 'accent' | 'plain';
  /** links or buttons at the right of the title */
  actions?: ReactNode;
  children: ReactNode;
}

/** A titled part of a page. */
export function Panel({ title, level = 2, id, icon, tone = 'default', actions, children }: PanelProps) {
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <section className={classNames('panel', tone !== 'default' && `panel-${tone}`)} id={id}>
      {(title || actions) && (
        <header className="panel-head">
          {title && (
            <Heading className={icon && 'panel-title'}>
              {icon ? (
                <>
                  <Icon name={icon} />
                  <span>{title}</span>
                </>
              ) : (
                title
              )}
            </Heading>
          )}
          {actions && <div className="panel-actions">{actions}</div>}
        </header>
      )}
      {children}
    </section>
  );
}

export interface PageHeadingProps {
  title: ReactNode;
  /** small line above: the code, the kind of thing */
  above?: ReactNode;
  lead?: ReactNode;
  actions?: ReactNode;
}

/** The page's only h1. */
export function PageHeading({ title, above, lead, actions }: PageHeadingProps) {
  return (
    <header className="page-heading">
      {above && <p className="page-heading-above">{above}</p>}
      <h1>{title}</h1>
      {lead && <p className="lead">{lead}</p>}
      {actions && <div className="button-row">{actions}</div>}
    </header>
  );
}
