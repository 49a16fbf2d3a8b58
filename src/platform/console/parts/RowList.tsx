import type { ReactNode } from 'react';

export type ListRow = {
  readonly key: string;
  readonly tag?: ReactNode;
  readonly title: ReactNode;
  readonly detail?: ReactNode;
  /** When: a `DueText` or a few words. */
  readonly when?: ReactNode;
  /** One step, one button. */
  readonly action?: ReactNode;
};

type RowListProps = {
  readonly rows: readonly ListRow[];
  readonly label: string;
  /** What is said when nothing is there; on the first screen that is good news. */
  readonly empty?: ReactNode;
};

/** Things that wait: each with its state, who and what, when, and one step. */
export function RowList({ rows, label, empty }: RowListProps): ReactNode {
  if (rows.length === 0) return <div className="panel empty">{empty}</div>;
  return (
    <ul className="row-list" aria-label={label}>
      {rows.map((row) => (
        <li key={row.key}>
          <div className="row-tag">{row.tag}</div>
          <div className="row-words">
            <strong>{row.title}</strong>
            {row.detail ? <p>{row.detail}</p> : null}
          </div>
          <div className="row-when">{row.when}</div>
          <div className="row-action">{row.action}</div>
        </li>
      ))}
    </ul>
  );
}
