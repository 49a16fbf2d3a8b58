import type { ReactNode } from 'react';
import { Role } from '../../../kernel/actor.ts';
import { useWords } from '../../../platform/console/language.ts';
import { Facts } from '../../../platform/console/parts/Facts.tsx';
import { Panel } from '../../../platform/console/parts/Panel.tsx';
import { catalogue } from '../domain/catalogue.ts';
import { words } from '../messages/words.ts';

/** Every role with what it may do, what to mind, and who can give it, from the table the rules read. */
export function RoleCards(): ReactNode {
  const t = useWords(words).grants;
  const { roles } = useWords(words);
  return (
    <Panel title={t.about}>
      <p className="lede">{t.separated}</p>
      <Facts items={Role.options.map((role) => ({ term: roles[role].name, description: <About role={role} /> }))} />
    </Panel>
  );
}

function About({ role }: { readonly role: Role }): ReactNode {
  const { roles, grants: t } = useWords(words);
  const { delegatedBy, excludes } = catalogue[role];
  const givers = ['security-administrator' as const, ...delegatedBy.map((each) => each.by)];
  return (
    <>
      {roles[role].sentence} {roles[role].warning} {excludes === 'every-other' ? t.exclusive : null}
      <br />
      <small>{t.whoGives(givers.map((giver) => roles[giver].name).join(' · '))}</small>
    </>
  );
}
