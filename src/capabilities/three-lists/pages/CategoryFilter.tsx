import type { Locale } from '../../../kernel/words.ts';
import { Link } from '../../../platform/pages/parts/Link.tsx';
import { NeedCategory } from '../domain/model.ts';
import { words } from '../messages/words.ts';

type CategoryFilterProps = { readonly chosen: NeedCategory | null; readonly locale: Locale };

/** The categories as links, so that each view of the wall has an address of its own. */
export function CategoryFilter({ chosen, locale }: CategoryFilterProps) {
  const t = words[locale];
  const choices = [
    { key: null, to: '/needs', text: t.wall.allCategories },
    ...NeedCategory.options.map((key) => ({ key, to: `/needs?category=${key}`, text: t.categories[key] })),
  ];
  return (
    <nav aria-label={t.wall.categories}>
      <p className="meta">
        {choices.map((choice, index) => (
          <span key={choice.to}>
            {index > 0 && t.dot}
            {choice.key === chosen ? <strong aria-current="true">{choice.text}</strong> : null}
            {choice.key === chosen ? null : <Link to={choice.to}>{choice.text}</Link>}
          </span>
        ))}
      </p>
    </nav>
  );
}
