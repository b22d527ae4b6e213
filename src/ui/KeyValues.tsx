import type { ReactNode } from 'react';

export interface KeyValue {
  key: ReactNode;
  value: ReactNode;
  /** stable React key when `key` is no string */
  id?: string;
  /** a *change* link, on check-your-answers pages */
  action?: ReactNode;
}

/** Names and values as a description list; rows without value are left out. */
export function KeyValues({ rows, compact }: { rows: KeyValue[]; compact?: boolean }) {
  return (
    <dl className={compact ? 'key-values key-values-compact' : 'key-values'}>
      {rows
        .filter((row) => row.value !== undefined && row.value !== null && row.value !== '')
        .map((row) => (
          <div key={row.id ?? String(row.key)} className="key-values-row">
            <dt>{row.key}</dt>
            <dd>{row.value}</dd>
            {row.action && <dd className="key-values-action">{row.action}</dd>}
          </div>
        ))}
    </dl>
  );
}
