import { Form, Input, Modal } from 'antd';
import { useState, type ReactNode } from 'react';
import { useWords } from '../../../platform/console/language.ts';
import { ActionButton } from '../../../platform/console/parts/ActionButton.tsx';
import { FormDrawer } from '../../../platform/console/parts/FormDrawer.tsx';
import { ProblemNotice } from '../../../platform/console/parts/ProblemNotice.tsx';
import { useWrite } from '../../../platform/console/use-write.ts';
import { approveRule, proposeRule, returnRule, withdrawRule, type RuleView } from '../contract.ts';
import { words } from '../messages/words.ts';

type StepsProps = { readonly rule: RuleView; readonly onEdit: () => void };

/** The steps open to me, the one that moves it on first. */
export function RuleSteps({ rule, onEdit }: StepsProps): ReactNode {
  const t = useWords(words);
  const [returning, setReturning] = useState(false);
  const [dialogs, dialogHolder] = Modal.useModal();
  const propose = useWrite(proposeRule, { said: t.done });
  const approve = useWrite(approveRule, { said: t.done });
  const withdraw = useWrite(withdrawRule, { said: t.done });
  if (rule.actions.length === 0) return null;
  const ruleId = rule.id;
  const isOpen = (action: RuleView['actions'][number]) => rule.actions.includes(action);
  const askToWithdraw = () =>
    void dialogs.confirm({
      title: t.withdrawSure,
      content: rule.title,
      okText: t.withdraw,
      onOk: () => withdraw.send({ ruleId }),
    });
  return (
    <>
      {dialogHolder}
      <ProblemNotice problem={propose.problem ?? approve.problem ?? withdraw.problem} />
      <div className="button-row">
        {isOpen('approve') ? (
          <ActionButton main sending={approve.sending} onClick={() => void approve.send({ ruleId })}>
            {t.approve}
          </ActionButton>
        ) : null}
        {isOpen('propose') ? (
          <ActionButton sending={propose.sending} onClick={() => void propose.send({ ruleId })}>
            {t.propose}
          </ActionButton>
        ) : null}
        {isOpen('edit') ? <ActionButton onClick={onEdit}>{t.edit}</ActionButton> : null}
        {isOpen('return') ? <ActionButton onClick={() => setReturning(true)}>{t.give}</ActionButton> : null}
        {isOpen('withdraw') ? <ActionButton onClick={askToWithdraw}>{t.withdraw}</ActionButton> : null}
      </div>
      <ReturnDrawer ruleId={ruleId} open={returning} onClose={() => setReturning(false)} />
    </>
  );
}

type ReturnProps = { readonly ruleId: string; readonly open: boolean; readonly onClose: () => void };

function ReturnDrawer({ ruleId, open, onClose }: ReturnProps): ReactNode {
  const t = useWords(words);
  const giveBack = useWrite(returnRule, { said: t.done, onDone: onClose });
  return (
    <FormDrawer<{ reason: string }>
      title={t.give}
      open={open}
      onClose={onClose}
      onSend={({ reason }) => giveBack.send({ ruleId, reason })}
      sending={giveBack.sending}
      problem={giveBack.problem}
    >
      <Form.Item name="reason" label={t.reason} rules={[{ required: true, message: t.required }]}>
        <Input.TextArea rows={4} maxLength={300} />
      </Form.Item>
    </FormDrawer>
  );
}
