import { Button, Form, Input, Modal } from 'antd';
import { useState, type ReactNode } from 'react';
import type { OutputOf } from '../../../kernel/contract.ts';
import { momentText } from '../../../platform/console/day-text.ts';
import { useWords } from '../../../platform/console/language.ts';
import { ActionButton } from '../../../platform/console/parts/ActionButton.tsx';
import { Facts } from '../../../platform/console/parts/Facts.tsx';
import { Panel } from '../../../platform/console/parts/Panel.tsx';
import { ProblemNotice } from '../../../platform/console/parts/ProblemNotice.tsx';
import { ScreenHead } from '../../../platform/console/parts/ScreenHead.tsx';
import { placeAddress } from '../../../platform/console/place.ts';
import { useWrite } from '../../../platform/console/use-write.ts';
import { invite, readSignInState, resetSecondFactors } from '../contract/passwords.ts';
import { words } from '../messages/words.ts';

type State = OutputOf<typeof readSignInState>;

/** For a security administrator whom somebody asks who cannot sign in: how it stands, and the two helps there are. */
export default function Assistance(): ReactNode {
  const t = useWords(words).assistance;
  const [state, setState] = useState<State | null>(null);
  const look = useWrite(readSignInState, { onDone: setState });
  return (
    <>
      <ScreenHead title={t.title} lede={t.lede} />
      <Panel>
        <Form<{ phone: string }>
          layout="vertical"
          requiredMark={false}
          onFinish={({ phone }) => void look.send({ phone })}
        >
          <Form.Item name="phone" label={t.phone} rules={[{ required: true, message: t.phone }]}>
            <Input type="tel" inputMode="tel" autoComplete="off" maxLength={30} />
          </Form.Item>
          <ProblemNotice problem={look.problem} />
          <Button type="primary" htmlType="submit" loading={look.sending}>
            {t.look}
          </Button>
        </Form>
      </Panel>
      {state && <Found key={state.personId} state={state} onReset={() => setState(null)} />}
    </>
  );
}

function Found({ state, onReset }: { readonly state: State; readonly onReset: () => void }): ReactNode {
  const t = useWords(words).assistance;
  const yesNo = (has: boolean) => (has ? t.yes : t.no);
  return (
    <Panel title={state.maskedName}>
      <Facts
        items={[
          { term: t.password, description: yesNo(state.hasPassword) },
          { term: t.authenticator, description: yesNo(state.hasAuthenticator) },
          { term: t.passkeys, description: t.count(state.passkeys) },
          { term: t.recoveryCodes, description: t.count(state.recoveryCodesLeft) },
          { term: t.sessions, description: t.count(state.openSessions) },
          { term: t.lastSignIn, description: state.lastSignInAt ? momentText(state.lastSignInAt) : t.never },
          { term: t.locked, description: state.lockedUntil ? momentText(state.lockedUntil) : t.never },
        ]}
      />
      <Helps state={state} onReset={onReset} />
    </Panel>
  );
}

function Helps({ state, onReset }: { readonly state: State; readonly onReset: () => void }): ReactNode {
  const t = useWords(words).assistance;
  const { personId } = state;
  const [dialogs, dialogHolder] = Modal.useModal();
  const [made, setMade] = useState<OutputOf<typeof invite> | null>(null);
  const inviting = useWrite(invite, { onDone: setMade });
  const resetting = useWrite(resetSecondFactors, { said: t.resetDone, onDone: onReset });
  const askToReset = () =>
    void dialogs.confirm({
      title: t.resetSure,
      content: t.resetLede,
      okText: t.reset,
      onOk: () => void resetting.send({ personId }),
    });
  const hasSecond = state.hasAuthenticator || state.passkeys > 0;
  return (
    <>
      {dialogHolder}
      <ProblemNotice problem={inviting.problem ?? resetting.problem} />
      <div className="button-row">
        <ActionButton
          onClick={() => void inviting.send({ personId })}
          disabledBecause={state.hasPassword && t.hasPassword}
        >
          {t.invite}
        </ActionButton>
        <ActionButton onClick={askToReset} disabledBecause={!hasSecond && t.noReset}>
          {t.reset}
        </ActionButton>
      </div>
      {made && (
        <p>
          {t.inviteDone(momentText(made.endsAt))} <code>{window.location.origin + placeAddress(made.path)}</code>
        </p>
      )}
    </>
  );
}
