import type { ReactNode } from 'react';
import { Icon, type IconName } from './Icon.tsx';

/** Nothing to show: says so, and what to do about it. */
export function EmptyState({
  title,
  children,
  icon = 'paper',
}: {
  title: string;
  children?: ReactNode;
  icon?: IconName;
}) {
  return (
    <div className="empty-state">
      <Icon name={icon} large />
      <p className="empty-state-title">{title}</p>
      {children && <div>{children}</div>}
    </div>
  );
}
