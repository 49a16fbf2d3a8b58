import { Button, Form, Input, InputNumber } from 'antd';
import type { ReactNode } from 'react';
import { useWords } from '../../../platform/console/language.ts';
import { newId } from '../../../platform/console/new-id.ts';
import { FormDrawer } from '../../../platform/console/parts/FormDrawer.tsx';
import { useWrite } from '../../../platform/console/use-write.ts';
import { editBulletin, type BulletinView } from '../contract.ts';
import { words } from '../messages/words.ts';

type Values = Pick<BulletinView, 'title' | 'lead' | 'paragraphs' | 'distribution' | 'copies'>;

type EditDrawerProps = { readonly bulletin: BulletinView; readonly open: boolean; readonly onClose: () => void };

/** Changes the words. The numbers are not among the fields: they come from the records. */
export function EditDrawer({ bulletin, open, onClose }: EditDrawerProps): ReactNode {
  const t = useWords(words);
  const write = useWrite(editBulletin, { onDone: onClose });
  const { title, lead, paragraphs, distribution, copies } = bulletin;
  return (
    <FormDrawer<Values>
      title={t.edit}
      open={open}
      onClose={onClose}
      onSend={(values) => write.send({ bulletinId: bulletin.id, ...values })}
      sending={write.sending}
      problem={write.problem}
      sendLabel={t.save}
      lede={t.figuresHint}
      initialValues={{ title, lead, paragraphs, distribution, copies }}
    >
      <Form.Item name="title" label={t.titleField} rules={[{ required: true }]}>
        <Input maxLength={80} />
      </Form.Item>
      <Form.Item name="lead" label={t.lead} rules={[{ required: true }]}>
        <Input.TextArea autoSize maxLength={600} />
      </Form.Item>
      <ParagraphFields />
      <Form.Item name={['distribution', 'report']} label={t.report}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name={['distribution', 'send']} label={t.send}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name={['distribution', 'issue']} label={t.issueTo}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="copies" label={t.copies}>
        <InputNumber min={0} max={10_000} precision={0} />
      </Form.Item>
    </FormDrawer>
  );
}

function ParagraphFields(): ReactNode {
  const t = useWords(words);
  return (
    <Form.List name="paragraphs">
      {(fields, { add, remove }) => (
        <>
          {fields.map((field, index) => (
            <div key={field.key}>
              <Form.Item name={[field.name, 'id']} hidden>
                <Input />
              </Form.Item>
              <Form.Item name={[field.name, 'source']} hidden>
                <Input />
              </Form.Item>
              <Form.Item name={[field.name, 'text']} label={t.paragraph(index + 1)} rules={[{ required: true }]}>
                <Input.TextArea autoSize={{ minRows: 2 }} maxLength={2000} />
              </Form.Item>
              {fields.length > 1 ? (
                <Form.Item>
                  <Button onClick={() => remove(field.name)}>{t.removeParagraph}</Button>
                </Form.Item>
              ) : null}
            </div>
          ))}
          <Form.Item>
            <Button onClick={() => add({ id: newId(), text: '', source: null })}>{t.addParagraph}</Button>
          </Form.Item>
        </>
      )}
    </Form.List>
  );
}
