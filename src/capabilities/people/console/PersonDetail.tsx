import { useState, type ReactNode } from 'react';
import type { OutputOf } from '../../../kernel/contract.ts';
import { civilDateOf } from '../../../kernel/days.ts';
import { dayText } from '../../../platform/console/day-text.ts';
import { useWords } from '../../../platform/console/language.ts';
import { ActionButton } from '../../../platform/console/parts/ActionButton.tsx';
import { Facts } from '../../../platform/console/parts/Facts.tsx';
import { Panel } from '../../../platform/console/parts/Panel.tsx';
import { ScreenHead } from '../../../platform/console/parts/ScreenHead.tsx';
import { useParam } from '../../../platform/console/use-address.ts';
import { useRead } from '../../../platform/console/use-read.ts';
import { getPerson } from '../contract.ts';
import { words } from '../messages/words.ts';
import { EditDrawer } from './EditDrawer.tsx';
import { GuardiansPanel } from './GuardiansPanel.tsx';
import { MergesPanel } from './MergesPanel.tsx';
import { MinorTag } from './MinorTag.tsx';
import { Reveal } from './Reveal.tsx';

export type ShownPerson = OutputOf<typeof getPerson>;
type PersonProps = { readonly person: ShownPerson };

/** One record: what is known, masked, and what can be done with it. */
export default function PersonDetail(): ReactNode {
  const t = useWords(words).console;
  const { data: person } = useRead(getPerson, { personId: useParam('personId') });
  const [editing, setEditing] = useState(false);
  return (
    <>
      <ScreenHead
        title={person.maskedName}
        number={person.volunteerNo}
        tag={<MinorTag person={person} />}
        lede={person.organisationName ?? t.noHome}
        actions={person.mayKeep ? <ActionButton onClick={() => setEditing(true)}>{t.edit}</ActionButton> : null}
      />
      <WhoPanel person={person} />
      <WhatPanel person={person} />
      <GuardiansPanel person={person} />
      <MergesPanel person={person} />
      {person.mayKeep ? <EditDrawer person={person} open={editing} onClose={() => setEditing(false)} /> : null}
    </>
  );
}

function WhoPanel({ person }: PersonProps): ReactNode {
  const { console: t, fields, sex, paperKinds } = useWords(words);
  const { paper } = person;
  const whole = (what: 'name' | 'telephone' | 'paper' | 'birth-date', masked: string | null) =>
    masked ? <Reveal person={person} what={what} masked={masked} /> : null;
  return (
    <Panel title={t.record}>
      {person.isUnder18 ? <p>{t.minor}</p> : null}
      <Facts
        items={[
          { term: fields.name, description: whole('name', person.maskedName) },
          { term: fields.phone, description: whole('telephone', person.maskedPhone) },
          { term: fields.sharedPhoneNote, description: person.sharedPhoneNote },
          { term: paper ? paperKinds[paper.kind] : fields.paper, description: whole('paper', paper?.masked ?? null) },
          { term: fields.birthOn, description: whole('birth-date', person.maskedBirth) },
          { term: fields.sex, description: person.sex ? sex[person.sex] : null },
        ]}
      />
    </Panel>
  );
}

function WhatPanel({ person }: PersonProps): ReactNode {
  const { console: t, fields, categories, partyRoles, list } = useWords(words);
  const { party } = person;
  const branch = party ? `${party.organisationName} · ${partyRoles[party.role]}` : t.memberYes;
  return (
    <Panel title={t.more}>
      <Facts
        items={[
          { term: fields.residenceRegion, description: person.residenceRegion },
          { term: fields.skills, description: list(person.skills) },
          {
            term: fields.categories,
            description: list(person.serviceCategories.map((category) => categories[category])),
          },
          { term: fields.isPartyMember, description: person.isPartyMember ? branch : null },
          { term: fields.registeredAt, description: dayText(civilDateOf(person.registeredAt)) },
          { term: t.how, description: person.isEnteredForThem ? t.enteredForThem : t.enteredByThem },
          { term: fields.consentReference, description: person.consentReference },
        ]}
      />
    </Panel>
  );
}
