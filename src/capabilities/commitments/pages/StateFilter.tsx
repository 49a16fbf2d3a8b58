import type { Locale } from '../../../kernel/words.ts';
import { Link } from '../../../platform/pages/parts/Link.tsx';
import { CommitmentState } from '../domain/model.ts';
import { words } from '../messages/words.ts';

type StateFilterProps = { readonly chosen: CommitmentState | null; readonly text: string; readonly locale: Locale };

/** The states as links, so that each view of the ledger has an address of its own. What was typed stays. */
export function StateFilter({ chosen, text, locale }: StateFilterProps) {
  const t = words[locale];
  const addressOf = (state: CommitmentState | null) => {
    const query = new URLSearchParams({ ...(state ? { state } : {}), ...(text ? { text } : {}) }).toString();
    return query ? `/commitments?${query}` : '/commitments';
  };
  const shown = CommitmentState.options.filter((state) => state !== 'declined');
  const choices = [null, ...shown].map((state) => ({ state, text: state ? t.states[state] : t.publicPages.anyState }));
  return (
    <nav aria-label={t.publicPages.state}>
      <p className="meta">
        {choices.map((choice, index) => (
          <span key={choice.text}>
            {index > 0 && ' · '}
            {choice.state === chosen ? (
              <strong aria-current="true">{choice.text}</strong>
            ) : (
              <Link to={addressOf(choice.state)}>{choice.text}</Link>
            )}
          </span>
        ))}
      </p>
    </nav>
  );
}
