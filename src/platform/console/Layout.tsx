import { Outlet, useLocation } from '@tanstack/react-router';
import { Drawer } from 'antd';
import { useState, type ReactNode } from 'react';
import type { NavEntry } from './door.ts';
import { locale } from './language.ts';
import { Mark } from './Mark.tsx';
import { ConsoleLink } from './parts/ConsoleLink.tsx';
import { PersonMenu } from './PersonMenu.tsx';
import { placeAddress, placeName } from './place.ts';
import { useSaid } from './said.ts';
import { SideBar } from './SideBar.tsx';
import { useMe } from './use-me.ts';
import { words } from './words.ts';

type LayoutProps = { readonly entries: readonly NavEntry[]; readonly onSignOut: () => void };

/** The frame around every screen: who and where on top, the sections beside, the screen itself. */
export function Layout({ entries, onSignOut }: LayoutProps): ReactNode {
  const says = words[locale];
  const said = useSaid();
  return (
    <div className="console">
      <a className="skip-link" href="#content" onClick={goToContent}>
        {says.skipToContent}
      </a>
      <header className="top-bar">
        <NarrowNavigation entries={entries} />
        <span className="brand">
          <ConsoleLink to="/today">
            <Mark />
            {says.product}
          </ConsoleLink>
        </span>
        <span className="place-name">{placeName()}</span>
        <PersonMenu onSignOut={onSignOut} />
      </header>
      <div className="side-frame">
        <SideBar entries={entries} />
      </div>
      <main id="content" tabIndex={-1}>
        <SleepingRoles />
        <Outlet />
      </main>
      <div role="status" className={said ? 'said' : 'said is-silent'}>
        {said}
      </div>
    </div>
  );
}

/** Whoever has roles that sleep would see an empty console and not know why. */
function SleepingRoles(): ReactNode {
  const says = words[locale].sleepingRoles;
  return useMe().needsSecondFactor ? (
    <p className="problem-notice">
      {says.why} <a href={placeAddress('/my/security')}>{says.wake}</a>
    </p>
  ) : null;
}

/** The address stays as it is, so that the router does not take the jump for a screen. */
function goToContent(event: { preventDefault: () => void }): void {
  event.preventDefault();
  document.getElementById('content')?.focus();
}

/** Where there is no room for the side bar it comes in from the side, and goes once a section was chosen. */
function NarrowNavigation({ entries }: { readonly entries: readonly NavEntry[] }): ReactNode {
  const says = words[locale];
  const { pathname } = useLocation();
  const [openedAt, setOpenedAt] = useState('');
  const open = openedAt === pathname;
  return (
    <>
      <button type="button" className="open-navigation" aria-expanded={open} onClick={() => setOpenedAt(pathname)}>
        <span className="only-read">{says.openNavigation}</span>
        <svg viewBox="0 0 24 24" aria-hidden="true">
          <path d="M4 7h16M4 12h16M4 17h16" />
        </svg>
      </button>
      <Drawer
        placement="left"
        size={280}
        open={open}
        onClose={() => setOpenedAt('')}
        aria-label={says.navigation}
        rootClassName="navigation-drawer"
        title={<span className="place-name">{placeName()}</span>}
        closable={{ 'aria-label': says.closeNavigation, placement: 'end' }}
        // Once a section was chosen the focus belongs to its heading, not to the button again.
        focusable={{ focusTriggerAfterClose: openedAt === '' || open }}
        destroyOnHidden
      >
        <SideBar entries={entries} />
      </Drawer>
    </>
  );
}
