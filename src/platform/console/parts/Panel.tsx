import type { ReactNode } from 'react';

type PanelProps = {
  readonly title?: string;
  /** What belongs to the title: a link, a button. */
  readonly more?: ReactNode;
  readonly children: ReactNode;
};

/** A white sheet on the paper with a title of its own. */
export function Panel({ title, more, children }: PanelProps): ReactNode {
  return (
    <section className="panel">
      {title ? (
        <div className="panel-head">
          <h2>{title}</h2>
          {more}
        </div>
      ) : null}
      {children}
    </section>
  );
}
