import { Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { useWords } from '../../../platform/console/language.ts';
import { FormDrawer } from '../../../platform/console/parts/FormDrawer.tsx';
import { useWrite } from '../../../platform/console/use-write.ts';
import { returnNeed, withdrawNeed } from '../contract.ts';
import { words } from '../messages/words.ts';

type ReasonDrawerProps = {
  readonly needId: string;
  /** What the reason is for; null while the drawer is closed. */
  readonly action: 'return' | 'withdraw' | null;
  readonly onClose: () => void;
};

/** Returning and withdrawing are told why. */
export function ReasonDrawer({ needId, action, onClose }: ReasonDrawerProps): ReactNode {
  const t = useWords(words).console;
  const giveBack = useWrite(returnNeed, { said: t.said.returned, onDone: onClose });
  const withdraw = useWrite(withdrawNeed, { said: t.said.withdrawn, onDone: onClose });
  const isReturn = action === 'return';
  const write = isReturn ? giveBack : withdraw;
  return (
    <FormDrawer<{ reason: string }>
      key={action}
      title={isReturn ? t.returnTitle : t.withdrawTitle}
      lede={isReturn ? t.returnLede : t.withdrawLede}
      open={action !== null}
      onClose={onClose}
      onSend={({ reason }) => write.send({ needId, reason })}
      sending={write.sending}
      problem={write.problem}
    >
      <Form.Item name="reason" label={t.reason} rules={[{ required: true, whitespace: true, message: t.required }]}>
        <Input.TextArea rows={4} maxLength={500} />
      </Form.Item>
    </FormDrawer>
  );
}
