import type { ReactNode } from 'react';

export type Column<Row> = {
  readonly title: string;
  readonly cell: (row: Row) => ReactNode;
  /** Numbers stand to the right, digit below digit. */
  readonly isNumber?: boolean;
};

type DataTableProps<Row> = {
  readonly caption: string;
  /** The heading above says the same: the caption is only read aloud. */
  readonly isCaptionRead?: boolean;
  /** The first column names the row. */
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  /** Two short columns fit a phone as they are. */
  readonly isNarrow?: boolean;
};

/**
 * A table that turns into one block per row on phones. The roles are written out because a table laid out as blocks
 * is no longer announced as one.
 */
export function DataTable<Row>({ caption, isCaptionRead, columns, rows, isNarrow = false }: DataTableProps<Row>) {
  return (
    <table className={isNarrow ? 'table' : 'table is-wide'} role="table">
      <caption className={isCaptionRead ? 'for-ears' : undefined}>{caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map((column) => (
            <th
              key={column.title}
              scope="col"
              role="columnheader"
              className={column.isNumber ? 'is-number' : undefined}
            >
              {column.title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row, index) => (
          <tr key={index} role="row">
            {columns.map((column, place) => (
              <DataCell key={column.title} column={column} row={row} isHead={place === 0} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type DataCellProps<Row> = { readonly column: Column<Row>; readonly row: Row; readonly isHead: boolean };

function DataCell<Row>({ column, row, isHead }: DataCellProps<Row>) {
  const className = column.isNumber ? 'is-number' : undefined;
  if (isHead) {
    return (
      <th scope="row" role="rowheader" className={className}>
        {column.cell(row)}
      </th>
    );
  }
  return (
    <td role="cell" data-title={column.title} className={className}>
      {column.cell(row)}
    </td>
  );
}
