import { Form, Input, Radio } from 'antd';
import { useRef, type ReactNode } from 'react';
import { useWords } from '../../../platform/console/language.ts';
import { newId } from '../../../platform/console/new-id.ts';
import { FormDrawer } from '../../../platform/console/parts/FormDrawer.tsx';
import { useWrite } from '../../../platform/console/use-write.ts';
import { PersonName, Phone } from '../../people/domain/model.ts';
import { giveDuty, type Duty } from '../contract/duties.ts';
import { words } from '../messages/words.ts';

type Values = { duty: Duty; phone: string; name: string };
type DutyDrawerProps = {
  readonly activityId: string;
  readonly offered: readonly Duty[];
  readonly onClose: () => void;
};

/** Asks somebody to help at one activity. What the role brings is said at the choice. */
export function DutyDrawer({ activityId, offered, onClose }: DutyDrawerProps): ReactNode {
  const { duties: t, console: says } = useWords(words);
  // The same id until it was accepted, so that pressing again after a lost answer gives nothing twice.
  const id = useRef(newId());
  const write = useWrite(giveDuty, { said: says.done, onDone: onClose });
  const accept = (isRight: boolean, why: string) => (isRight ? Promise.resolve() : Promise.reject(new Error(why)));
  return (
    <FormDrawer<Values>
      title={t.give}
      lede={t.giveHow}
      open
      onClose={onClose}
      onSend={(values) => write.send({ activityId, id: id.current, ...values })}
      sending={write.sending}
      problem={write.problem}
      {...(offered[0] ? { initialValues: { duty: offered[0] } } : {})}
    >
      <Form.Item name="duty" label={t.duty} rules={[{ required: true, message: t.choose }]}>
        <Radio.Group options={offered.map((value) => ({ value, label: <DutyChoice duty={value} /> }))} />
      </Form.Item>
      <Form.Item
        name="phone"
        label={t.phone}
        validateTrigger="onBlur"
        rules={[{ validator: (_rule, typed) => accept(Phone.safeParse(typed ?? '').success, t.phoneWrong) }]}
      >
        <Input type="tel" inputMode="tel" autoComplete="off" maxLength={30} />
      </Form.Item>
      <Form.Item
        name="name"
        label={t.name}
        extra={t.nameHint}
        validateTrigger="onBlur"
        rules={[{ validator: (_rule, typed) => accept(PersonName.safeParse(typed ?? '').success, t.nameMissing) }]}
      >
        <Input autoComplete="off" maxLength={30} />
      </Form.Item>
    </FormDrawer>
  );
}

function DutyChoice({ duty }: { readonly duty: Values['duty'] }): ReactNode {
  const t = useWords(words).duties;
  return (
    <>
      <strong>{t.duties[duty]}</strong>
      <br />
      <small>{t.what[duty]}</small>
    </>
  );
}
