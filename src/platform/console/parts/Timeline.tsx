import type { ReactNode } from 'react';
import type { Instant } from '../../../kernel/days.ts';
import { momentText } from '../day-text.ts';

export type TimelineItem = {
  readonly key: string;
  readonly at: Instant;
  /** What happened, in the past tense. */
  readonly title: ReactNode;
  /** Who did it: a person, an organisation. */
  readonly by?: ReactNode;
  readonly detail?: ReactNode;
};

/** What happened to a thing, in the order given, each with its moment and its author. */
export function Timeline({
  items,
  label,
}: {
  readonly items: readonly TimelineItem[];
  readonly label?: string;
}): ReactNode {
  return (
    <ol className="timeline" aria-label={label}>
      {items.map((item) => (
        <li key={item.key}>
          <time dateTime={item.at}>{momentText(item.at)}</time>
          <div>
            <strong>{item.title}</strong>
            {item.by ? <span className="timeline-by">{item.by}</span> : null}
            {item.detail ? <p>{item.detail}</p> : null}
          </div>
        </li>
      ))}
    </ol>
  );
}
