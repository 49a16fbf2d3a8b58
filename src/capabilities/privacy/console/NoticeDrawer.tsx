import { Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { useWords } from '../../../platform/console/language.ts';
import { newId } from '../../../platform/console/new-id.ts';
import { FormDrawer } from '../../../platform/console/parts/FormDrawer.tsx';
import { useWrite } from '../../../platform/console/use-write.ts';
import { draftNotice, reviseNotice, type NoticeAtDesk } from '../contract/notices.ts';
import { NoticePoint, type NoticeTexts } from '../domain/notice.ts';
import { words } from '../messages/words.ts';

type Values = { readonly texts: NoticeTexts };
type NoticeDrawerProps = {
  /** A draft to be changed, or the version that the next one starts from; null while the drawer is closed. */
  readonly notice: NoticeAtDesk | null;
  readonly onClose: () => void;
};

/** Both languages of a notice, point by point. */
export function NoticeDrawer({ notice, onClose }: NoticeDrawerProps): ReactNode {
  const { desk, noticeKinds } = useWords(words);
  const t = desk.notices;
  const draft = useWrite(draftNotice, { said: t.said.drafted, onDone: onClose });
  const revise = useWrite(reviseNotice, { said: t.said.revised, onDone: onClose });
  if (!notice) return null;
  const isDraft = notice.inForceOn === null && notice.id !== null;
  const write = isDraft ? revise : draft;
  const send = ({ texts }: Values) =>
    isDraft && notice.id
      ? revise.send({ draftId: notice.id, texts })
      : draft.send({ id: newId(), kind: notice.kind, texts });
  return (
    <FormDrawer<Values>
      title={isDraft ? t.revise : t.begin}
      lede={noticeKinds[notice.kind]}
      open
      onClose={onClose}
      onSend={send}
      sending={write.sending}
      problem={write.problem}
      sendLabel={t.send}
      initialValues={{ texts: notice.texts }}
    >
      <LanguageFields locale="zh-CN" legend={t.chinese} />
      <LanguageFields locale="en" legend={t.english} />
    </FormDrawer>
  );
}

function LanguageFields({ locale, legend }: { readonly locale: 'zh-CN' | 'en'; readonly legend: string }): ReactNode {
  const { desk, points } = useWords(words);
  const rules = [{ required: true, whitespace: true, message: desk.required }];
  return (
    <fieldset>
      <legend>{legend}</legend>
      <Form.Item name={['texts', locale, 'title']} label={desk.notices.name} rules={rules}>
        <Input maxLength={60} />
      </Form.Item>
      {NoticePoint.options.map((point) => (
        <Form.Item key={point} name={['texts', locale, 'points', point]} label={points[point]} rules={rules}>
          <Input.TextArea rows={3} maxLength={2_000} />
        </Form.Item>
      ))}
    </fieldset>
  );
}
