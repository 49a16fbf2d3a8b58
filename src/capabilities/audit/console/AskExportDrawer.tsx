import { Form, Input, Select } from 'antd';
import { useRef, type ReactNode } from 'react';
import { useGo } from '../../../platform/console/use-address.ts';
import { useWords } from '../../../platform/console/language.ts';
import { newId } from '../../../platform/console/new-id.ts';
import { FormDrawer } from '../../../platform/console/parts/FormDrawer.tsx';
import { useWrite } from '../../../platform/console/use-write.ts';
import { askExport } from '../contract/exports.ts';
import { ExportFormat } from '../domain/model.ts';
import { words } from '../messages/words.ts';
import { FilterText } from './FilterText.tsx';
import type { FactQuery } from './use-fact-filter.ts';

type Values = { reason: string; format: ExportFormat };
type AskExportProps = { readonly open: boolean; readonly onClose: () => void; readonly query: FactQuery };

/** Asks for what the filters show as a file, and for the reason. */
export function AskExportDrawer({ open, onClose, query }: AskExportProps): ReactNode {
  const t = useWords(words).exports;
  const go = useGo();
  const id = useRef(newId());
  const write = useWrite(askExport, {
    said: t.asked,
    onDone: () => {
      id.current = newId();
      onClose();
      go('/fact-exports');
    },
  });
  return (
    <FormDrawer<Values>
      title={t.ask}
      lede={t.askLede}
      open={open}
      onClose={onClose}
      onSend={(values) => write.send({ id: id.current, ...values, ...query })}
      sending={write.sending}
      problem={write.problem}
      sendLabel={t.ask}
      initialValues={{ format: 'xlsx' }}
    >
      <p>
        {t.filter}: <FilterText filter={query} />
      </p>
      <Form.Item
        name="reason"
        label={t.reason}
        extra={t.reasonHint}
        rules={[{ required: true, min: 5, max: 200, message: t.reasonHint }]}
      >
        <Input.TextArea maxLength={200} autoSize={{ minRows: 2 }} />
      </Form.Item>
      <Form.Item name="format" label={t.format} rules={[{ required: true }]}>
        <Select options={ExportFormat.options.map((value) => ({ value, label: t.formats[value] }))} />
      </Form.Item>
    </FormDrawer>
  );
}
