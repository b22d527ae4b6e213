import type { ReactNode } from 'react';
import { classNames } from './classNames.ts';

export interface Column<Row> {
  key: string;
  label: string;
  cell: (row: Row) => ReactNode;
  /** numbers and money are set to the right, with figures of one width */
  numeric?: boolean;
  /** the column that names the row; the first unless told */
  heading?: boolean;
}

export interface TableProps<Row> {
  /** said to screen readers and shown above unless `hideCaption` */
  caption: string;
  hideCaption?: boolean;
  /** two or three short columns: it stays a table on a phone */
  narrow?: boolean;
  columns: Column<Row>[];
  rows: Row[];
  rowKey: (row: Row) => string;
  empty?: ReactNode;
}

/** A table that becomes a list of cards on a phone: each cell carries its column's name. */
export function Table<Row>({ caption, hideCaption, narrow, columns, rows, rowKey, empty }: TableProps<Row>) {
  if (rows.length === 0 && empty) return <>{empty}</>;
  const headingKey = (columns.find((column) => column.heading) ?? columns[0])?.key;
  return (
    <table className={classNames('table', narrow && 'table-narrow')}>
      <caption className={classNames(hideCaption && 'visually-hidden')}>{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column.key} scope="col" className={classNames(column.numeric && 'numeric')}>
              {column.label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={rowKey(row)}>
            {columns.map((column) => {
              const className = classNames(column.numeric && 'numeric');
              return column.key === headingKey ? (
                <th key={column.key} scope="row" className={className} data-label={column.label}>
                  {column.cell(row)}
                </th>
              ) : (
                <td key={column.key} className={className} data-label={column.label}>
                  {column.cell(row)}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
