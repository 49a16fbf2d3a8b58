import { useState, type ReactNode } from 'react';
import { dayText } from '../../../platform/console/day-text.ts';
import { useWords } from '../../../platform/console/language.ts';
import { ActionButton } from '../../../platform/console/parts/ActionButton.tsx';
import { ConsoleLink } from '../../../platform/console/parts/ConsoleLink.tsx';
import { Facts } from '../../../platform/console/parts/Facts.tsx';
import { Panel } from '../../../platform/console/parts/Panel.tsx';
import { ScreenHead } from '../../../platform/console/parts/ScreenHead.tsx';
import { StateTag } from '../../../platform/console/parts/StateTag.tsx';
import { useParam } from '../../../platform/console/use-address.ts';
import { useMe } from '../../../platform/console/use-me.ts';
import { usePages } from '../../../platform/console/use-read.ts';
import { listRules, type RuleView } from '../contract.ts';
import { fieldsOf, RuleSubject } from '../domain/subjects.ts';
import { words } from '../messages/words.ts';
import { RuleDrawer } from './RuleDrawer.tsx';
import { RuleSteps } from './RuleSteps.tsx';

const tones = { draft: 'quiet', proposed: 'waiting', approved: 'open', withdrawn: 'quiet' } as const;

/** Every version of one subject with its numbers, its source and the steps that are open to me. */
export default function RuleVersions(): ReactNode {
  const t = useWords(words);
  const subject = RuleSubject.parse(useParam('subject'));
  const pages = usePages(listRules, { subject, limit: 20 });
  const [editing, setEditing] = useState<RuleView | 'new' | null>(null);
  const mayKeep = useMe().grants.some(({ role }) => role === 'system-administrator' || role === 'coordinator');
  const held = pages.items.find((rule) => rule.holdsToday) ?? pages.items[0];
  const draftButton = (
    <ActionButton main onClick={() => setEditing('new')}>
      {t.draft}
    </ActionButton>
  );
  return (
    <>
      <p>
        <ConsoleLink to="/rules">{t.backToAll}</ConsoleLink>
      </p>
      <ScreenHead
        title={t.subjects[subject].name}
        lede={t.subjects[subject].says}
        actions={mayKeep ? draftButton : null}
      />
      {pages.items.map((rule) => (
        <Version key={rule.id} rule={rule} onEdit={() => setEditing(rule)} />
      ))}
      {pages.next ? <ActionButton onClick={pages.onMore}>{t.versions}</ActionButton> : null}
      {held && editing !== null ? (
        <RuleDrawer
          key={editing === 'new' ? 'new' : editing.id}
          subject={subject}
          rule={editing === 'new' ? null : editing}
          numbers={editing === 'new' ? held.values : editing.values}
          onClose={() => setEditing(null)}
        />
      ) : null}
    </>
  );
}

type VersionProps = { readonly rule: RuleView; readonly onEdit: () => void };

function Version({ rule, onEdit }: VersionProps): ReactNode {
  const t = useWords(words);
  const people = [
    rule.draftedByName ? t.writtenBy(rule.draftedByName) : '',
    rule.decidedByName ? t.approvedBy(rule.decidedByName) : '',
  ].filter(Boolean);
  return (
    <Panel title={rule.title} more={<VersionState rule={rule} />}>
      {rule.returnReason ? <p>{t.returned(rule.returnReason)}</p> : null}
      <Facts
        items={[
          ...fieldsOf(rule.subject).map(([name, { unit }]) => ({
            term: t.fields[name],
            description: `${rule.values[name] ?? ''} ${t.units[unit]}`,
          })),
          { term: t.since, description: rule.inForceFrom ? dayText(rule.inForceFrom) : t.noDate },
          { term: t.basis, description: rule.source },
        ]}
      />
      {people.length > 0 ? <p className="lede">{people.join(' · ')}</p> : null}
      <RuleSteps rule={rule} onEdit={onEdit} />
    </Panel>
  );
}

function VersionState({ rule }: { readonly rule: RuleView }): ReactNode {
  const t = useWords(words);
  if (rule.holdsToday) return <StateTag tone="done">{t.holdsToday}</StateTag>;
  if (!rule.isOwn && rule.inForceFrom === null) return <StateTag tone="quiet">{t.nationalDraft}</StateTag>;
  return <StateTag tone={tones[rule.state]}>{t.states[rule.state]}</StateTag>;
}
