import { Form, Input } from 'antd';
import { useState, type ReactNode } from 'react';
import type { CivilDate } from '../../../kernel/days.ts';
import type { Origin } from '../../../kernel/origin.ts';
import { dayText } from '../../../platform/console/day-text.ts';
import { useWords } from '../../../platform/console/language.ts';
import { newId } from '../../../platform/console/new-id.ts';
import { ActionButton } from '../../../platform/console/parts/ActionButton.tsx';
import { DataTable } from '../../../platform/console/parts/DataTable.tsx';
import { DateInput } from '../../../platform/console/parts/DateInput.tsx';
import { FormDrawer } from '../../../platform/console/parts/FormDrawer.tsx';
import { Panel } from '../../../platform/console/parts/Panel.tsx';
import { ServedSelect } from '../../../platform/console/parts/ServedSelect.tsx';
import { originText, useServed } from '../../../platform/console/served.ts';
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
  const names = new Map(useServed('liaison', undefined).map(({ origin, text }) => [originText(origin), text]));
  return (
    <>
      <DataTable<InsideLiaison>
        caption={t.liaisons}
        rows={liaisons}
        rowKey={(row) => row.id}
        empty={t.noLiaisons}
        columns={[
          { key: 'post', title: t.post, main: true, cell: (row) => row.post },
          { key: 'person', title: t.person, cell: (row) => names.get(originText(row.person)) ?? t.unknownPerson },
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

type Values = { person: Origin; post: string; validFrom: CivilDate };

function NameDrawer({ organisation, onClose }: InsideProps & { readonly onClose: () => void }): ReactNode {
  const t = useWords(words);
  const says = t.console;
  const write = useWrite(nameLiaison, { said: says.saved, onDone: onClose });
  const rules = [{ required: true, message: t.required }];
  return (
    <FormDrawer<Values>
      title={says.nameLiaison}
      open
      onClose={onClose}
      onSend={(values) => write.send({ organisationId: organisation.id, id: newId(), ...values })}
      sending={write.sending}
      problem={write.problem}
      sendLabel={says.save}
    >
      <Form.Item name="person" label={says.person} extra={says.personHint} rules={rules}>
        <ServedSelect asker="liaison" />
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
