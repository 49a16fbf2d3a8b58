import { Button } from 'antd';
import type { ReactNode } from 'react';
import { locale } from '../language.ts';
import { words } from '../words.ts';

export type Column<Row> = {
  readonly key: string;
  readonly title: string;
  readonly cell: (row: Row) => ReactNode;
  /** Figures and actions stand at the end of their column. */
  readonly align?: 'start' | 'end';
  /** The column that names the row: the first line of its card on a narrow screen. Otherwise the first column. */
  readonly main?: boolean;
};

type DataTableProps<Row> = {
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  /** What the table holds, for those who cannot see where it stands. */
  readonly caption: string;
  readonly empty?: ReactNode;
  readonly next?: string | null;
  readonly onMore?: () => void;
  readonly loadingMore?: boolean;
  readonly isStale?: boolean;
};

/**
 * A table on wide screens, cards on narrow ones. The roles are written out because a table that is laid out as blocks
 * is no longer read out as a table.
 */
export function DataTable<Row>(props: DataTableProps<Row>): ReactNode {
  const { columns, rows, rowKey, caption, empty, isStale } = props;
  const says = words[locale].table;
  if (rows.length === 0) return <div className="panel empty">{empty ?? says.empty}</div>;
  const main = columns.find((column) => column.main) ?? columns[0];
  return (
    <div className={isStale ? 'table-frame is-stale' : 'table-frame'} aria-busy={isStale}>
      <table className="data-table" role="table">
        <caption className="only-read">{caption}</caption>
        <thead role="rowgroup">
          <tr role="row">
            {columns.map((column) => (
              <th key={column.key} role="columnheader" scope="col" className={column.align}>
                {column.title || <span className="only-read">{says.actions}</span>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row) => (
            <tr key={rowKey(row)} role="row">
              {columns.map((column) => (
                <Cell key={column.key} column={column} isMain={column === main} row={row} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <More {...props} />
    </div>
  );
}

type CellProps<Row> = { readonly column: Column<Row>; readonly isMain: boolean; readonly row: Row };

function Cell<Row>({ column, isMain, row }: CellProps<Row>): ReactNode {
  const value = column.cell(row);
  const isBlank = value === null || value === undefined || value === '';
  const className = [column.align, isMain ? 'main' : '', isBlank ? 'blank' : ''].filter(Boolean).join(' ');
  return (
    <td role="cell" className={className || undefined}>
      {isMain || column.title === '' ? null : (
        <span className="cell-label" aria-hidden="true">
          {column.title}
        </span>
      )}
      <span className="cell-value">{value}</span>
    </td>
  );
}

function More<Row>({ next, onMore, loadingMore }: DataTableProps<Row>): ReactNode {
  if (!next || !onMore) return null;
  const says = words[locale].table;
  return (
    <div className="table-more">
      <Button onClick={onMore} loading={loadingMore}>
        {loadingMore ? says.loadingMore : says.more}
      </Button>
    </div>
  );
}
