import { Form } from 'antd';
import type { ReactNode } from 'react';
import type { CivilDate } from '../../../kernel/days.ts';
import { useWords } from '../../../platform/console/language.ts';
import { DateInput } from '../../../platform/console/parts/DateInput.tsx';
import { FormDrawer } from '../../../platform/console/parts/FormDrawer.tsx';
import type { Problem } from '../../../platform/console/problem.ts';
import { words } from '../messages/words.ts';

type EndDrawerProps = {
  readonly title: string;
  readonly lede?: string;
  readonly onClose: () => void;
  readonly onSend: (on: CivilDate) => unknown;
  readonly write: { readonly sending: boolean; readonly problem: Problem | null };
};

/** Asks for the day from which something no longer holds. */
export function EndDrawer({ title, lede, onClose, onSend, write }: EndDrawerProps): ReactNode {
  const t = useWords(words);
  return (
    <FormDrawer<{ on: CivilDate }>
      title={title}
      lede={lede}
      open
      onClose={onClose}
      onSend={({ on }) => onSend(on)}
      sending={write.sending}
      problem={write.problem}
      sendLabel={t.console.save}
    >
      <Form.Item name="on" label={t.console.endOn} rules={[{ required: true, message: t.required }]}>
        <DateInput />
      </Form.Item>
    </FormDrawer>
  );
}
