import type { ReactNode } from 'react';
import type { NavEntry, NavGroup } from './door.ts';
import { locale } from './language.ts';
import { ConsoleLink } from './parts/ConsoleLink.tsx';
import { useMe } from './use-me.ts';
import { words } from './words.ts';

const groups: readonly NavGroup[] = ['promises', 'action', 'public', 'registry', 'house'];

/** The sections of the console by group; a person sees those one of whose roles is held. */
export function SideBar({ entries }: { readonly entries: readonly NavEntry[] }): ReactNode {
  const { grants } = useMe();
  const says = words[locale];
  const mine = entries.filter((entry) => grants.some((grant) => entry.roles.includes(grant.role)));
  return (
    <nav aria-label={says.navigation} className="side-bar">
      <ConsoleLink to="/today">{says.today}</ConsoleLink>
      {groups.map((group) => {
        const inGroup = mine.filter((entry) => entry.group === group);
        if (inGroup.length === 0) return null;
        return (
          <div key={group} role="group" aria-labelledby={`nav-${group}`}>
            <h2 id={`nav-${group}`}>{says.groups[group]}</h2>
            {inGroup.map((entry) => (
              <ConsoleLink
                key={entry.to}
                to={entry.to}
                isExact={inGroup.some((other) => other.to.startsWith(`${entry.to}/`))}
              >
                {entry.words[locale]}
              </ConsoleLink>
            ))}
          </div>
        );
      })}
    </nav>
  );
}
