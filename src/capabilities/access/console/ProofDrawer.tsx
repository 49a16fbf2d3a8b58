import { Form, Input, Radio } from 'antd';
import { useState, type ReactNode } from 'react';
import { call } from '../../../platform/console/api.ts';
import { useWords } from '../../../platform/console/language.ts';
import { knowsPasskeys, signWithPasskey } from '../../../platform/console/passkey.ts';
import { ActionButton } from '../../../platform/console/parts/ActionButton.tsx';
import { FormDrawer } from '../../../platform/console/parts/FormDrawer.tsx';
import { Problem } from '../../../platform/console/problem.ts';
import type { ProofDrawerProps } from '../../../platform/console/ProofGate.tsx';
import { useRead } from '../../../platform/console/use-read.ts';
import * as contract from '../contract/step-up.ts';
import type { ProofMeans } from '../domain/second-factors.ts';
import { words } from '../messages/words.ts';

type Values = { means: ProofMeans; password?: string; code?: string };

/** Asks who sits here before something sensitive is done, by the ways the person has; then the act goes on. */
export default function ProofDrawer({ onProven, onClose }: ProofDrawerProps): ReactNode {
  const { stepUp: t, passkey } = useWords(words);
  const { data } = useRead(contract.listProofMeans, {});
  const all = data.means.filter((means) => means !== 'passkey' || knowsPasskeys());
  const [ticket, setTicket] = useState<string | null>(null);
  const [sending, setSending] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);

  async function tried(work: () => Promise<unknown>): Promise<void> {
    setSending(true);
    setProblem(null);
    try {
      await work();
    } catch (cause) {
      const isOurs = cause instanceof Problem;
      setProblem(isOurs ? cause : new Problem({ status: 422, code: 'passkey-not-accepted', title: passkey.failed }));
    } finally {
      setSending(false);
    }
  }

  const sendCode = () => tried(async () => setTicket((await call(contract.requestProofCode, {})).ticket));
  const send = (values: Values) => tried(async () => void ((await prove(values, ticket)) && onProven()));
  return (
    <FormDrawer<Values>
      title={t.title}
      lede={all.length > 0 ? t.lede : t.others}
      open
      onClose={onClose}
      onSend={send}
      sending={sending}
      problem={problem}
      sendLabel={t.send}
      initialValues={{ means: all[0] }}
    >
      <Form.Item name="means" label={t.how} hidden={all.length < 2}>
        <Radio.Group vertical options={all.map((means) => ({ value: means, label: t.means[means] }))} />
      </Form.Item>
      <MeansFields isSent={ticket !== null} onSendCode={() => void sendCode()} sending={sending} />
    </FormDrawer>
  );
}

type FieldsProps = { readonly isSent: boolean; readonly onSendCode: () => void; readonly sending: boolean };

function MeansFields({ isSent, onSendCode, sending }: FieldsProps): ReactNode {
  const { stepUp: t } = useWords(words);
  const means = Form.useWatch<ProofMeans | undefined>('means');
  if (means === 'password') {
    return (
      <Form.Item name="password" label={t.password} rules={[{ required: true, message: t.passwordTitle }]}>
        <Input type="password" autoComplete="current-password" maxLength={200} />
      </Form.Item>
    );
  }
  if (means === 'authenticator') {
    return (
      <Form.Item name="code" label={t.authenticator} rules={[{ required: true, message: t.authenticatorTitle }]}>
        <Input autoComplete="one-time-code" maxLength={40} />
      </Form.Item>
    );
  }
  if (means !== 'code') return null;
  return (
    <>
      <p>
        {isSent ? t.sent : t.codeLede}{' '}
        <ActionButton onClick={onSendCode} sending={sending}>
          {t.getCode}
        </ActionButton>
      </p>
      <Form.Item name="code" label={t.code} rules={[{ required: true, message: t.codeTitle }]}>
        <Input inputMode="numeric" autoComplete="one-time-code" maxLength={6} />
      </Form.Item>
    </>
  );
}

/** Shows by the chosen way who it is; throws the refusal. */
async function prove(values: Values, ticket: string | null): Promise<boolean> {
  const { means, password = '', code = '' } = values;
  if (means === 'demo') await call(contract.proveInDemo, {});
  else if (means === 'password') await call(contract.proveWithPassword, { password });
  else if (means === 'authenticator') await call(contract.proveWithAuthenticator, { code });
  else if (means === 'passkey') {
    const { challengeId, options } = await call(contract.askProofByPasskey, {});
    await call(contract.proveWithPasskey, { challengeId, response: await signWithPasskey(options) });
  } else if (ticket !== null) await call(contract.proveWithCode, { ticket, code });
  else return false;
  return true;
}
