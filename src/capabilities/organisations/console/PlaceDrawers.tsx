import { Form, Input, Select } from 'antd';
import type { ReactNode } from 'react';
import { useWords } from '../../../platform/console/language.ts';
import { FormDrawer } from '../../../platform/console/parts/FormDrawer.tsx';
import { useWrite } from '../../../platform/console/use-write.ts';
import { mergeOrganisation, moveOrganisation, undoMerge } from '../contract/merging.ts';
import { words } from '../messages/words.ts';
import { BasisFields, type BasisValues } from './BasisFields.tsx';
import type { RecordDrawerProps } from './RecordDrawers.tsx';
import { asOption, useEntrusted } from './tree-options.ts';

export function MoveDrawer({ organisation, organisations, onClose }: RecordDrawerProps): ReactNode {
  const t = useWords(words);
  const write = useWrite(moveOrganisation, { said: t.console.saved, onDone: onClose });
  const parents = useEntrusted(organisations).filter(({ id }) => id !== organisation.id);
  return (
    <FormDrawer<BasisValues & { parentId: string }>
      title={t.console.move}
      lede={t.console.moveLede}
      open
      onClose={onClose}
      onSend={(values) => write.send({ organisationId: organisation.id, ...values })}
      sending={write.sending}
      problem={write.problem}
      sendLabel={t.console.save}
    >
      <Form.Item
        name="parentId"
        label={t.console.newParent}
        extra={t.parentHint}
        rules={[{ required: true, message: t.required }]}
      >
        <Select showSearch={{ optionFilterProp: 'label' }} options={parents.map(asOption)} />
      </Form.Item>
      <BasisFields />
    </FormDrawer>
  );
}

export function MergeDrawer({ organisation, organisations, onClose }: RecordDrawerProps): ReactNode {
  const t = useWords(words);
  const write = useWrite(mergeOrganisation, { said: t.console.saved, onDone: onClose });
  const others = useEntrusted(organisations).filter(({ id }) => id !== organisation.id);
  return (
    <FormDrawer<BasisValues & { intoOrganisationId: string }>
      title={t.console.merge}
      lede={t.console.mergeLede}
      open
      onClose={onClose}
      onSend={(values) => write.send({ organisationId: organisation.id, ...values })}
      sending={write.sending}
      problem={write.problem}
      sendLabel={t.console.merge}
    >
      <Form.Item
        name="intoOrganisationId"
        label={t.console.into}
        extra={t.parentHint}
        rules={[{ required: true, message: t.required }]}
      >
        <Select showSearch={{ optionFilterProp: 'label' }} options={others.map(asOption)} />
      </Form.Item>
      <BasisFields />
    </FormDrawer>
  );
}

export function UndoDrawer({ organisation, onClose }: RecordDrawerProps): ReactNode {
  const t = useWords(words);
  const write = useWrite(undoMerge, { said: t.console.saved, onDone: onClose });
  return (
    <FormDrawer<{ reason: string }>
      title={t.console.undo}
      lede={t.console.undoLede}
      open
      onClose={onClose}
      onSend={(values) => write.send({ organisationId: organisation.id, ...values })}
      sending={write.sending}
      problem={write.problem}
      sendLabel={t.console.undo}
    >
      <Form.Item name="reason" label={t.console.reason} rules={[{ required: true, message: t.required }]}>
        <Input.TextArea rows={3} maxLength={200} />
      </Form.Item>
    </FormDrawer>
  );
}
