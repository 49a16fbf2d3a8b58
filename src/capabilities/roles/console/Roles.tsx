import { useState, type ReactNode } from 'react';
import { holdsAnywhere } from '../../../kernel/actor.ts';
import { useWords } from '../../../platform/console/language.ts';
import { ActionButton } from '../../../platform/console/parts/ActionButton.tsx';
import { ScreenHead } from '../../../platform/console/parts/ScreenHead.tsx';
import { useActor } from '../../../platform/console/use-me.ts';
import { giversOf } from '../domain/catalogue.ts';
import { words } from '../messages/words.ts';
import { DenialsPanel } from './DenialsPanel.tsx';
import { GrantDrawer } from './GrantDrawer.tsx';
import { GrantTable } from './GrantTable.tsx';
import { RoleCards } from './RoleCards.tsx';

/** Who holds which role where, within one's reach; roles are granted, taken back and denied here. */
export default function Roles(): ReactNode {
  const t = useWords(words).grants;
  const actor = useActor();
  const mayGrant = giversOf('organisation').some((role) => holdsAnywhere(actor, role));
  const seesDenials = holdsAnywhere(actor, 'security-administrator') || holdsAnywhere(actor, 'auditor');
  const [granting, setGranting] = useState(false);
  const grantButton = (
    <ActionButton main onClick={() => setGranting(true)}>
      {t.grant}
    </ActionButton>
  );
  return (
    <>
      <ScreenHead title={t.title} lede={t.lede} actions={mayGrant ? grantButton : null} />
      <GrantTable />
      {seesDenials ? <DenialsPanel mayDeny={holdsAnywhere(actor, 'security-administrator')} /> : null}
      <RoleCards />
      {mayGrant ? <GrantDrawer open={granting} onClose={() => setGranting(false)} /> : null}
    </>
  );
}
