import { Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { useWords } from '../../../platform/console/language.ts';
import { newId } from '../../../platform/console/new-id.ts';
import { DateInput } from '../../../platform/console/parts/DateInput.tsx';
import { FormDrawer } from '../../../platform/console/parts/FormDrawer.tsx';
import { useGo } from '../../../platform/console/use-address.ts';
import { useWrite } from '../../../platform/console/use-write.ts';
import { draftAgreement } from '../contract.ts';
import type { ClauseWay, PartyRole } from '../domain/model.ts';
import { words } from '../messages/words.ts';
import { ClauseFields } from './ClauseFields.tsx';
import { PartyFields } from './PartyFields.tsx';

export type DraftValues = {
  title: string;
  purpose: string;
  startsOn: string;
  endsOn: string;
  parties: { organisationId: string; role: PartyRole }[];
  clauses: {
    text: string;
    providerOrganisationId: string;
    requesterOrganisationId: string;
    target: { amount: number; unit: string };
    from: string;
    dueOn: string;
    way: ClauseWay;
  }[];
};

type DraftDrawerProps = { readonly open: boolean; readonly onClose: () => void };

/** The one form from which an agreement starts: its parties and its measurable clauses. */
export function DraftDrawer({ open, onClose }: DraftDrawerProps): ReactNode {
  const t = useWords(words).console;
  const go = useGo();
  const write = useWrite(draftAgreement, { said: t.said.drafted, onDone: ({ id }) => go(`/agreements/${id}`) });
  const send = ({ clauses, ...agreement }: DraftValues) =>
    write.send({ id: newId(), ...agreement, clauses: clauses.map((clause) => ({ id: newId(), ...clause })) });
  const required = [{ required: true, whitespace: true, message: t.required }];
  return (
    <FormDrawer<DraftValues>
      title={t.draft}
      lede={t.draftLede}
      open={open}
      onClose={onClose}
      onSend={send}
      sending={write.sending}
      problem={write.problem}
      initialValues={{
        parties: [
          { organisationId: '', role: 'main' },
          { organisationId: '', role: 'main' },
        ],
        clauses: [{ way: 'direct' } as DraftValues['clauses'][number]],
      }}
    >
      <Form.Item name="title" label={t.fields.title} rules={required}>
        <Input maxLength={80} />
      </Form.Item>
      <Form.Item name="purpose" label={t.fields.purpose} rules={required}>
        <Input.TextArea rows={3} maxLength={1_000} />
      </Form.Item>
      <Form.Item name="startsOn" label={t.fields.startsOn} rules={required}>
        <DateInput />
      </Form.Item>
      <Form.Item name="endsOn" label={t.fields.endsOn} rules={required}>
        <DateInput />
      </Form.Item>
      <PartyFields />
      <ClauseFields />
    </FormDrawer>
  );
}
