import { Form, Input } from 'antd';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { call } from '../../../platform/console/api.ts';
import { useWords } from '../../../platform/console/language.ts';
import { newId } from '../../../platform/console/new-id.ts';
import { ActionButton } from '../../../platform/console/parts/ActionButton.tsx';
import { FormDrawer } from '../../../platform/console/parts/FormDrawer.tsx';
import { useWrite } from '../../../platform/console/use-write.ts';
import { readRevealedValue, revealValue } from '../contract.ts';
import type { RevealedValue } from '../domain/revealing.ts';
import { words } from '../messages/words.ts';

type RevealProps = {
  readonly person: { readonly id: string; readonly isUnder18: boolean };
  readonly what: RevealedValue;
  readonly masked: string;
};

/** How long a value stays on the screen; who needs it longer writes it down or asks again. */
const SHOWN_SECONDS = 60;

/** A masked value, and the way to see it: a reason first, which is kept. Of minors there is no such way here. */
export function Reveal({ person, what, masked }: RevealProps): ReactNode {
  const { console: t, values } = useWords(words);
  const [asking, setAsking] = useState(false);
  const [value, hide, show] = useShortly();
  if (value !== null) {
    return (
      <span role="status">
        {value} <ActionButton onClick={hide}>{t.hide}</ActionButton> <small>{t.revealed(SHOWN_SECONDS)}</small>
      </span>
    );
  }
  if (person.isUnder18) return masked;
  return (
    <>
      {masked}{' '}
      <ActionButton onClick={() => setAsking(true)}>
        {t.reveal}
        <span className="only-read">{values[what]}</span>
      </ActionButton>
      <ReasonDrawer person={person} what={what} open={asking} onClose={() => setAsking(false)} onValue={show} />
    </>
  );
}

function useShortly(): readonly [string | null, () => void, (value: string) => void] {
  const [value, setValue] = useState<string | null>(null);
  useEffect(() => {
    if (value === null) return undefined;
    const timer = setTimeout(() => setValue(null), SHOWN_SECONDS * 1000);
    return () => clearTimeout(timer);
  }, [value]);
  return [value, () => setValue(null), setValue];
}

type ReasonDrawerProps = Omit<RevealProps, 'masked'> & {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onValue: (value: string) => void;
};

function ReasonDrawer({ person, what, open, onClose, onValue }: ReasonDrawerProps): ReactNode {
  const { console: t, values } = useWords(words);
  const id = useRef(newId());
  const write = useWrite(revealValue, {
    async onDone({ id: revealId }) {
      id.current = newId();
      const read = await call(readRevealedValue, { personId: person.id, revealId });
      onClose();
      onValue(read.value);
    },
  });
  return (
    <FormDrawer<{ reason: string }>
      title={t.revealTitle(values[what])}
      lede={t.revealLede}
      open={open}
      onClose={onClose}
      onSend={({ reason }) => write.send({ personId: person.id, id: id.current, what, reason })}
      sending={write.sending}
      problem={write.problem}
      sendLabel={t.reveal}
    >
      <Form.Item name="reason" label={t.reason} extra={t.reasonHint} rules={[{ required: true, message: t.required }]}>
        <Input.TextArea rows={3} maxLength={200} />
      </Form.Item>
    </FormDrawer>
  );
}
