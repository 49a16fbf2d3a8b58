import { Form } from 'antd';
import type { ReactNode } from 'react';
import { today } from '../../../platform/console/day-text.ts';
import { useWords } from '../../../platform/console/language.ts';
import { DateInput } from '../../../platform/console/parts/DateInput.tsx';
import { FormDrawer } from '../../../platform/console/parts/FormDrawer.tsx';
import { useWrite } from '../../../platform/console/use-write.ts';
import { publishNotice, type NoticeAtDesk } from '../contract/notices.ts';
import { words } from '../messages/words.ts';

type PublishDrawerProps = { readonly notice: NoticeAtDesk | null; readonly onClose: () => void };

/** Gives a draft its day. After that its words stay as they are. */
export function PublishDrawer({ notice, onClose }: PublishDrawerProps): ReactNode {
  const { desk, noticeKinds } = useWords(words);
  const t = desk.notices;
  const publish = useWrite(publishNotice, { said: t.said.published, onDone: onClose });
  return (
    <FormDrawer<{ inForceOn: string }>
      title={t.publish}
      lede={notice ? `${noticeKinds[notice.kind]} · ${t.publishLede}` : ''}
      open={notice !== null}
      onClose={onClose}
      onSend={({ inForceOn }) => publish.send({ draftId: notice?.id ?? '', inForceOn })}
      sending={publish.sending}
      problem={publish.problem}
      sendLabel={t.publish}
      initialValues={{ inForceOn: today() }}
    >
      <Form.Item name="inForceOn" label={t.from} rules={[{ required: true, message: desk.required }]}>
        <DateInput min={today()} />
      </Form.Item>
    </FormDrawer>
  );
}
