import { Button, Drawer, Form } from 'antd';
import { useEffect, useId, useRef, type ReactNode } from 'react';
import { locale } from '../language.ts';
import type { Problem } from '../problem.ts';
import { words } from '../words.ts';
import { ProblemNotice } from './ProblemNotice.tsx';

type FormDrawerProps<Values extends object> = {
  readonly title: string;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onSend: (values: Values) => unknown;
  /** `sending` and `problem` of the write behind the form. */
  readonly sending: boolean;
  readonly problem: Problem | null;
  /** The fields: antd `Form.Item`s whose names are the names of the route's input. */
  readonly children: ReactNode;
  readonly initialValues?: Partial<Values>;
  readonly sendLabel?: string;
  /** What the person should know before filling it in. */
  readonly lede?: ReactNode;
};

/**
 * A form in a drawer, as wide as the screen on phones. What was typed stays until it was accepted; what the server
 * does not accept is said at its field. Give it a `key` when the same drawer serves several things.
 */
export function FormDrawer<Values extends object>(props: FormDrawerProps<Values>): ReactNode {
  const { title, open, onClose, onSend, sending, problem, children, initialValues, lede } = props;
  const id = useId();
  const [form] = Form.useForm<Values>();
  const wasSending = useRef(false);
  useEffect(() => {
    if (wasSending.current && !sending && !problem) form.resetFields();
    wasSending.current = sending;
  }, [sending, problem, form]);
  useEffect(() => {
    if (!problem || problem.fields.length === 0) return;
    const places = problem.fields.map((field) => ({ name: fieldPath(field.path), errors: [field.message] }));
    form.setFields(places as unknown as Parameters<typeof form.setFields>[0]);
    const [first] = places;
    if (first) form.scrollToField(first.name as Parameters<typeof form.scrollToField>[0], { focus: true });
  }, [problem, form]);
  return (
    <Drawer
      title={<h2 id={`${id}title`}>{title}</h2>}
      aria-labelledby={`${id}title`}
      open={open}
      onClose={onClose}
      rootClassName="form-drawer"
      closable={{ 'aria-label': words[locale].form.close, placement: 'end' }}
      mask={{ closable: false }}
      footer={<Foot formId={`${id}form`} {...props} />}
    >
      {lede ? <p className="lede">{lede}</p> : null}
      <Form<Values>
        // The name stands before the id of every field, so that none is taken for another part of the document.
        name={`${id}form`}
        form={form}
        layout="vertical"
        requiredMark={false}
        scrollToFirstError={{ focus: true }}
        initialValues={initialValues}
        onFinish={onSend}
      >
        {children}
      </Form>
    </Drawer>
  );
}

type FootProps = {
  readonly formId: string;
  readonly onClose: () => void;
  readonly sending: boolean;
  readonly problem: Problem | null;
  readonly sendLabel?: string;
};

/** Stays in view however long the form is: why it was refused, and the main button at the bottom. */
function Foot({ formId, onClose, sending, problem, sendLabel }: FootProps): ReactNode {
  const says = words[locale].form;
  return (
    <>
      <ProblemNotice problem={problem} />
      <div className="form-drawer-buttons">
        <Button onClick={onClose}>{says.cancel}</Button>
        <Button type="primary" htmlType="submit" form={formId} loading={sending}>
          {sendLabel ?? says.send}
        </Button>
      </div>
    </>
  );
}

/** `lines[0].amount` as the form knows it: lines, 0, amount. */
function fieldPath(path: string): readonly (string | number)[] {
  return path
    .split(/[.[\]]+/)
    .filter((part) => part !== '')
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}
