import type { ReactNode } from 'react';
import { useWords } from '../../../platform/console/language.ts';
import { ConsoleLink } from '../../../platform/console/parts/ConsoleLink.tsx';
import { DueText } from '../../../platform/console/parts/DueText.tsx';
import { RowList } from '../../../platform/console/parts/RowList.tsx';
import { ScreenHead } from '../../../platform/console/parts/ScreenHead.tsx';
import { StateTag } from '../../../platform/console/parts/StateTag.tsx';
import { useRead } from '../../../platform/console/use-read.ts';
import { listToday } from '../contract.ts';
import { words } from '../messages/words.ts';

/** Only what waits for me, each with who, what, when and one step. Nothing waiting is good news and is said so. */
export default function Today(): ReactNode {
  const t = useWords(words);
  const { data } = useRead(listToday, {});
  const lede = data.items.length > 0 ? t.todayCount(data.items.length) : t.todayNone;
  return (
    <>
      <ScreenHead title={t.today} lede={lede} />
      <RowList
        label={t.today}
        empty={t.todayNoneHint}
        rows={data.items.map((item) => ({
          key: item.id,
          tag: <StateTag tone={item.tag.tone}>{item.tag.text}</StateTag>,
          title: item.title,
          detail: item.detail,
          when: <DueText dueOn={item.dueOn} />,
          action: (
            <ConsoleLink to={item.step.to} as={item.step.weight}>
              {item.step.text}
            </ConsoleLink>
          ),
        }))}
      />
    </>
  );
}
