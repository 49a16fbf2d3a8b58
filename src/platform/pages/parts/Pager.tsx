import type { Visit } from '../page.ts';
import { words } from '../words.ts';
import { ButtonLink } from './ButtonLink.tsx';
import { Link } from './Link.tsx';

type PagerProps = {
  readonly visit: Visit;
  /** The `next` of the list; null on its last page. */
  readonly next: string | null;
  /** The query's name for it. Two lists on one page need two names. */
  readonly param?: string;
};

/** The way through a long list. Nothing is drawn when the list fits on one page. */
export function Pager({ visit, next, param = 'after' }: PagerProps) {
  const t = words[visit.locale].pager;
  const { [param]: here, ...rest } = visit.query;
  if (next === null && here === undefined) return null;
  const addressOf = (query: Readonly<Record<string, string>>) => {
    const text = new URLSearchParams(query).toString();
    return text ? `${visit.path}?${text}` : visit.path;
  };
  return (
    <nav className="pager" aria-label={t.label}>
      {here !== undefined && (
        <Link to={addressOf(rest)} visit={visit}>
          {t.first}
        </Link>
      )}
      {next !== null && (
        <ButtonLink to={addressOf({ ...rest, [param]: next })} visit={visit}>
          {t.next}
        </ButtonLink>
      )}
    </nav>
  );
}
