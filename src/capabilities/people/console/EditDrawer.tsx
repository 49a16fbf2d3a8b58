import type { ReactNode } from 'react';
import { useWords } from '../../../platform/console/language.ts';
import { FormDrawer } from '../../../platform/console/parts/FormDrawer.tsx';
import { useWrite } from '../../../platform/console/use-write.ts';
import { amendPerson } from '../contract.ts';
import { words } from '../messages/words.ts';
import type { ShownPerson } from './PersonDetail.tsx';
import { toInput, type RecordForm } from './record-form.ts';
import { WhatFields, WhoFields } from './RecordFields.tsx';

type EditDrawerProps = { readonly person: ShownPerson; readonly open: boolean; readonly onClose: () => void };

/** Mends a record. What is masked stands empty: it is typed anew or stays as it is. */
export function EditDrawer({ person, open, onClose }: EditDrawerProps): ReactNode {
  const { console: t, list } = useWords(words);
  const write = useWrite(amendPerson, { said: t.saved, onDone: onClose });
  const before: RecordForm = {
    ...(person.organisationId ? { organisationId: person.organisationId } : {}),
    ...(person.residenceRegion ? { residenceRegion: person.residenceRegion } : {}),
    skills: list(person.skills),
    serviceCategories: person.serviceCategories,
    isPartyMember: person.isPartyMember ? 'yes' : 'no',
    ...(person.party ? { party: { organisationId: person.party.organisationId, role: person.party.role } } : {}),
  };
  return (
    <FormDrawer<RecordForm>
      key={JSON.stringify(before)}
      title={t.edit}
      lede={t.editLede}
      open={open}
      onClose={onClose}
      onSend={(form) => write.send({ personId: person.id, ...changed(toInput(form), toInput(before)) })}
      sending={write.sending}
      problem={write.problem}
      sendLabel={t.edit}
      initialValues={before}
    >
      <WhoFields isNew={false} />
      <WhatFields isNew={false} />
    </FormDrawer>
  );
}

/** Only what differs is sent, so that the record of the change names what changed and nothing else. */
function changed<Values extends object>(now: Values, before: Values): Partial<Values> {
  const kept = before as Readonly<Record<string, unknown>>;
  const differing = Object.entries(now).filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(kept[key]));
  return Object.fromEntries(differing) as Partial<Values>;
}
