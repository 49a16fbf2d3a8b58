import { Form, Input, Select } from 'antd';
import { useState, type ReactNode } from 'react';
import type { CivilDate } from '../../../kernel/days.ts';
import { dayText } from '../../../platform/console/day-text.ts';
import { useWords } from '../../../platform/console/language.ts';
import { newId } from '../../../platform/console/new-id.ts';
import { ActionButton } from '../../../platform/console/parts/ActionButton.tsx';
import { DataTable } from '../../../platform/console/parts/DataTable.tsx';
import { DateInput } from '../../../platform/console/parts/DateInput.tsx';
import { FormDrawer } from '../../../platform/console/parts/FormDrawer.tsx';
import { Panel } from '../../../platform/console/parts/Panel.tsx';
import { ConsoleLink } from '../../../platform/console/parts/ConsoleLink.tsx';
import { originText, readOrigin, useServed } from '../../../platform/console/served.ts';
import { useWrite } from '../../../platform/console/use-write.ts';
import { endLiaison, nameLiaison, type InsideLiaison } from '../contract/liaisons.ts';
import type { InsideOrganisation } from '../contract/profile.ts';
import { words } from '../messages/words.ts';
import { EndDrawer } from './EndDrawer.tsx';

type InsideProps = { readonly organisation: InsideOrganisation };

/** Who speaks for an organisation. People stand above organisations: they offer the choices and say the names. */
export function Liaisons({ organisation }: InsideProps): ReactNode {
  const t = useWords(words).console;
  const [isNaming, setNaming] = useState(false);
  const { liaisons, mayNameLiaison, mergedIntoId } = organisation;
  const because = mayNameLiaison ? (mergedIntoId ? t.isMerged : null) : t.notNamer;
  const more = liaisons ? (
    <ActionButton onClick={() => setNaming(true)} disabledBecause={because}>
      {t.nameLiaison}
    </ActionButton>
  ) : null;
  return (
    <Panel title={t.liaisons} more={more}>
      {liaisons ? <Table organisation={organisation} liaisons={liaisons} /> : <p>{t.liaisonsHidden}</p>}
      {isNaming ? <NameDrawer organisation={organisation} onClose={() => setNaming(false)} /> : null}
    </Panel>
  );
}

function Table({ organisation, liaisons }: InsideProps & { readonly liaisons: readonly InsideLiaison[] }): ReactNode {
  const t = useWords(words).console;
  const [ending, setEnding] = useState<InsideLiaison | null>(null);
  const write = useWrite(endLiaison, { said: t.ended, onDone: () => setEnding(null) });
  const names = new Map(usePersons(organisation).map(({ value, label }) => [value, label]));
  return (
    <>
      <DataTable<InsideLiaison>
        caption={t.liaisons}
        rows={liaisons}
        rowKey={(row) => row.id}
        empty={t.noLiaisons}
        columns={[
          { key: 'post', title: t.post, main: true, cell: (row) => row.post },
          {
            key: 'person',
            title: t.person,
            cell: (row) => (organisation.mayNameLiaison ? <Person person={row.person} names={names} /> : ''),
          },
          { key: 'from', title: t.from, cell: (row) => dayText(row.from) },
          { key: 'until', title: t.until, cell: (row) => (row.until ? dayText(row.until) : '') },
          {
            key: 'end',
            title: '',
            align: 'end',
            cell: (row) =>
              row.until === null && organisation.mayNameLiaison ? (
                <ActionButton onClick={() => setEnding(row)}>{t.end}</ActionButton>
              ) : null,
          },
        ]}
      />
      {ending ? (
        <EndDrawer
          title={t.endLiaison}
          onClose={() => setEnding(null)}
          onSend={(on) => write.send({ organisationId: organisation.id, liaisonId: ending.id, on })}
          write={write}
        />
      ) : null}
    </>
  );
}

type PersonProps = { readonly person: InsideLiaison['person']; readonly names: ReadonlyMap<string, string> };

function Person({ person, names }: PersonProps): ReactNode {
  const t = useWords(words).console;
  return <ConsoleLink to={`/people/${person.id}`}>{names.get(originText(person)) ?? t.unknownPerson}</ConsoleLink>;
}

/** Whom people offer for this organisation: its own first. Nobody is asked for by who may not choose. */
function usePersons({ id, mayNameLiaison }: InsideOrganisation): { value: string; label: string }[] {
  const served = useServed(mayNameLiaison ? 'liaison' : 'nobody', { capability: 'organisations', id });
  return served.map(({ origin, text }) => ({ value: originText(origin), label: text }));
}

type Values = { person: string; post: string; validFrom: CivilDate };

function NameDrawer({ organisation, onClose }: InsideProps & { readonly onClose: () => void }): ReactNode {
  const t = useWords(words);
  const says = t.console;
  const write = useWrite(nameLiaison, { said: says.saved, onDone: onClose });
  const persons = usePersons(organisation);
  const send = ({ person, ...rest }: Values) => {
    const origin = readOrigin(person);
    return origin && write.send({ organisationId: organisation.id, id: newId(), person: origin, ...rest });
  };
  const rules = [{ required: true, message: t.required }];
  return (
    <FormDrawer<Values>
      title={says.nameLiaison}
      open
      onClose={onClose}
      onSend={send}
      sending={write.sending}
      problem={write.problem}
      sendLabel={says.save}
    >
      <Form.Item name="person" label={says.person} extra={says.personHint} rules={rules}>
        <Select showSearch={{ optionFilterProp: 'label' }} options={persons} />
      </Form.Item>
      <Form.Item name="post" label={says.post} extra={says.postHint} rules={rules}>
        <Input minLength={2} maxLength={40} />
      </Form.Item>
      <Form.Item name="validFrom" label={says.from} rules={rules}>
        <DateInput />
      </Form.Item>
    </FormDrawer>
  );
}
