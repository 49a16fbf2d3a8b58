import { useEffect, useRef, type ReactNode } from 'react';
import { changeLanguage, locale } from './language.ts';
import { placeAddress } from './place.ts';
import { useMe } from './use-me.ts';
import { words } from './words.ts';

/** The person's name with what belongs to the person: own pages, language, signing out. */
export function PersonMenu({ onSignOut }: { readonly onSignOut: () => void }): ReactNode {
  const me = useMe();
  const says = words[locale].person;
  const menu = useRef<HTMLDetailsElement>(null);
  useEffect(() => closeFromOutside(menu), []);
  return (
    <details ref={menu} className="person-menu">
      <summary>
        <span className="only-read">{says.menu}: </span>
        {me.name}
      </summary>
      <div className="person-menu-sheet">
        {me.organisationName ? <p>{me.organisationName}</p> : null}
        <a href={placeAddress('/my')}>{says.myPages}</a>
        <a href={placeAddress('/console/roles/mine')}>{says.myRoles}</a>
        <a href={placeAddress('')}>{says.portal}</a>
        <a href={placeAddress('/complaints/new?from=/console')}>{says.complaints}</a>
        <button
          type="button"
          lang={locale === 'en' ? 'zh-CN' : 'en'}
          onClick={() => changeLanguage(locale === 'en' ? 'zh-CN' : 'en')}
        >
          {says.otherLanguage}
        </button>
        <button type="button" onClick={onSignOut}>
          {says.signOut}
        </button>
      </div>
    </details>
  );
}

/** A menu goes away when something else is pressed, and by Escape with the focus back on its name. */
function closeFromOutside(menu: { readonly current: HTMLDetailsElement | null }): () => void {
  const press = (event: Event): void => {
    if (menu.current && !menu.current.contains(event.target as Node)) menu.current.open = false;
  };
  const key = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !menu.current?.open) return;
    menu.current.open = false;
    menu.current.querySelector('summary')?.focus();
  };
  document.addEventListener('pointerdown', press);
  document.addEventListener('keydown', key);
  return () => {
    document.removeEventListener('pointerdown', press);
    document.removeEventListener('keydown', key);
  };
}
