import { useRef, useState, type ReactNode } from 'react';
import { momentText } from '../../../platform/console/day-text.ts';
import { useWords } from '../../../platform/console/language.ts';
import { newId } from '../../../platform/console/new-id.ts';
import { ActionButton } from '../../../platform/console/parts/ActionButton.tsx';
import { DataTable } from '../../../platform/console/parts/DataTable.tsx';
import { FormDrawer } from '../../../platform/console/parts/FormDrawer.tsx';
import { Panel } from '../../../platform/console/parts/Panel.tsx';
import { useWrite } from '../../../platform/console/use-write.ts';
import { recordGuardian } from '../contract.ts';
import { words } from '../messages/words.ts';
import { GuardianFields } from './GuardianFields.tsx';
import type { ShownPerson } from './PersonDetail.tsx';
import type { GuardianForm } from './record-form.ts';

type PersonProps = { readonly person: ShownPerson };

/** Those who consented for a child or a minor; for adults there is nothing to show. */
export function GuardiansPanel({ person }: PersonProps): ReactNode {
  const { console: t, fields, relations, methods } = useWords(words);
  const [adding, setAdding] = useState(false);
  // An adult needs none; of whom no date of birth is known it is not said that they are one.
  const isAdult = !person.isUnder18 && person.maskedBirth !== null;
  if (person.guardians.length === 0 && (isAdult || !person.mayKeep)) return null;
  const add = person.mayKeep ? <ActionButton onClick={() => setAdding(true)}>{t.addGuardian}</ActionButton> : null;
  return (
    <Panel title={t.guardians} more={add}>
      <DataTable
        caption={t.guardians}
        rows={person.guardians}
        rowKey={(row) => row.id}
        empty={t.noGuardians}
        columns={[
          { key: 'name', title: fields.guardianName, main: true, cell: (row) => row.maskedName },
          { key: 'relation', title: fields.relation, cell: (row) => relations[row.relation] },
          { key: 'contact', title: fields.contact, cell: (row) => row.maskedContact },
          { key: 'at', title: fields.consentedAt, cell: (row) => momentText(row.consentedAt) },
          { key: 'method', title: fields.method, cell: (row) => methods[row.method] },
        ]}
      />
      <GuardianDrawer person={person} open={adding} onClose={() => setAdding(false)} />
    </Panel>
  );
}

type DrawerProps = PersonProps & { readonly open: boolean; readonly onClose: () => void };

function GuardianDrawer({ person, open, onClose }: DrawerProps): ReactNode {
  const t = useWords(words).console;
  const id = useRef(newId());
  const write = useWrite(recordGuardian, {
    said: t.guardianSaved,
    onDone: () => {
      id.current = newId();
      onClose();
    },
  });
  return (
    <FormDrawer<Required<GuardianForm>>
      title={t.addGuardian}
      open={open}
      onClose={onClose}
      onSend={(guardian) => write.send({ personId: person.id, id: id.current, ...guardian })}
      sending={write.sending}
      problem={write.problem}
      sendLabel={t.addGuardian}
    >
      <GuardianFields />
    </FormDrawer>
  );
}
