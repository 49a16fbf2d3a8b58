import { Form } from 'antd';
import type { ReactNode } from 'react';
import type { CivilDate } from '../../../kernel/days.ts';
import { countText, hoursText } from '../../../kernel/quantity.ts';
import { useWords } from '../../../platform/console/language.ts';
import { newId } from '../../../platform/console/new-id.ts';
import { DateInput } from '../../../platform/console/parts/DateInput.tsx';
import { FormDrawer } from '../../../platform/console/parts/FormDrawer.tsx';
import { useGo } from '../../../platform/console/use-address.ts';
import type { ItemOf } from '../../../platform/console/use-read.ts';
import { useWrite } from '../../../platform/console/use-write.ts';
import { issueServiceProof, type listServedPeople } from '../contract/proofs.ts';
import { words } from '../messages/words.ts';

type ProofDrawerProps = {
  readonly served: ItemOf<typeof listServedPeople>;
  readonly asked: { readonly from: CivilDate | undefined; readonly to: CivilDate | undefined };
  readonly onClose: () => void;
};
type Values = { readonly from: CivilDate; readonly to: CivilDate };

/** Issues a proof of somebody's service within a period, and goes on to the paper. */
export function ProofDrawer({ served, asked, onClose }: ProofDrawerProps): ReactNode {
  const { served: told, screen: t } = useWords(words).proofs;
  const go = useGo();
  const { send, sending, problem } = useWrite(issueServiceProof, {
    said: t.issued,
    onDone: ({ id }) => go(`/credentials/${id}`),
  });
  const { personId, organisationId, organisationName, times, minutes } = served;
  const required = [{ required: true }];
  return (
    <FormDrawer<Values>
      title={t.issueFor(served.name)}
      lede={`${organisationName} · ${told(countText(times), hoursText(minutes))}`}
      open
      onClose={onClose}
      onSend={(period) => send({ ...period, id: newId(), personId, organisationId })}
      sending={sending}
      problem={problem}
      sendLabel={t.issue}
      initialValues={{ from: asked.from ?? served.firstOn, to: asked.to ?? served.lastOn }}
    >
      <Form.Item name="from" label={t.from} rules={required}>
        <DateInput />
      </Form.Item>
      <Form.Item name="to" label={t.to} rules={required}>
        <DateInput />
      </Form.Item>
    </FormDrawer>
  );
}
