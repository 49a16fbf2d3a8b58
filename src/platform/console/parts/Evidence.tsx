import type { ReactNode } from 'react';
import type { Instant } from '../../../kernel/days.ts';
import { momentText } from '../day-text.ts';
import { locale } from '../language.ts';
import { placeAddress } from '../place.ts';
import { words } from '../words.ts';

export type EvidenceItem = {
  readonly id: string;
  /** `text-report`, `signed-form`, `list`, `photo`, `official-document`, `activity`, or any word to show as it is. */
  readonly kind: string;
  readonly text: string;
  readonly at?: Instant;
  readonly by?: ReactNode;
  /** Where the file is got, as a path of the API: `/commitments/018f…/evidence/018f…/file`. */
  readonly filePath?: string | null;
  /** Where else it leads, such as the activity it comes from. */
  readonly link?: ReactNode;
};

/** The proof that was left for a matter: what it is, what it says, and the way to open it. */
export function Evidence({ items }: { readonly items: readonly EvidenceItem[] }): ReactNode {
  const says = words[locale].evidence;
  if (items.length === 0) return <p className="quiet-words">{says.none}</p>;
  return (
    <ul className="evidence">
      {items.map((item) => (
        <li key={item.id}>
          <span className="evidence-kind">{says.kinds[item.kind] ?? item.kind}</span>
          <div>
            <p>{item.text}</p>
            <p className="evidence-meta">
              {item.at ? <time dateTime={item.at}>{momentText(item.at)}</time> : null}
              {item.by ? <span>{item.by}</span> : null}
              {item.filePath ? (
                <a href={placeAddress(`/api${item.filePath}`)} target="_blank" rel="noreferrer">
                  {says.open}
                </a>
              ) : null}
              {item.link}
            </p>
          </div>
        </li>
      ))}
    </ul>
  );
}
